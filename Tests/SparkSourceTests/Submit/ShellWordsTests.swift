import SparkSource
import Testing

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("a b  c", ["a", "b", "c"]),
    ("a\\\n  b", ["a", "b"]),
    ("a \\\r\n b", ["a", "b"]),
    ("'a b' \"c d\"", ["a b", "c d"]),
    ("x='a \"b\"'", ["x=a \"b\""]),
    ("\"a\\\"b\\$c\\d\"", ["a\"b$c\\d"]),
    ("a\\ b", ["a b"]),
    ("''", [""]),
    ("a # b", ["a"]),
    ("a#b", ["a#b"]),
    ("\n\n# note\na b\nc", ["a", "b"]),
    ("a b | c", ["a", "b"]),
    ("a b; c", ["a", "b"]),
    ("a &", ["a"]),
    ("", []),
    ("a\\", ["a"]),
  ])
  func splits(text: String, words: [String]) throws {
    #expect(try ShellWords.commands(of: text).first?.words ?? [] == words)
  }

  @Test func everyCommandHasItsLine() throws {
    let text = "a 'b\n' # c\n\nd \\\n e; f && g\r\nh | i"
    let commands = try ShellWords.commands(of: text)
    #expect(commands.map(\.words) == [["a", "b\n"], ["d", "e"], ["f"], ["g"], ["h"], ["i"]])
    #expect(commands.map(\.line) == [1, 4, 5, 5, 6, 6])
  }

  @Test func aLineIsSplitIntoItsWordsAgain() throws {
    let words = ["a b", "it's", "", "\"$x\" \\", "#", "a\nb", ";"]
    #expect(try ShellWords.commands(of: ShellWords.line(of: words)).map(\.words) == [words])
  }

  @Test(arguments: ["a 'b", "a \"b", "a \"b\\\""])
  func refusesAnOpenQuote(text: String) throws {
    let error = try #require(throws: SourceError.self) {
      try ShellWords.commands(of: "\n\n" + text, file: "run.sh")
    }
    #expect(error.kind == .malformed)
    #expect(error.description.hasPrefix("run.sh:3: a quote "))
  }
}
