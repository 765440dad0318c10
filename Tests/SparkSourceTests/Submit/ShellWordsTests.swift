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
    #expect(try ShellWords.words(of: text) == words)
  }

  @Test func aLineIsSplitIntoItsWordsAgain() throws {
    let words = ["a b", "it's", "", "\"$x\" \\", "#", "a\nb", ";"]
    #expect(try ShellWords.words(of: ShellWords.line(of: words)) == words)
  }

  @Test(arguments: ["a 'b", "a \"b", "a \"b\\\""])
  func refusesAnOpenQuote(text: String) throws {
    let place = SourceLocation(file: "run.sh", line: 3)
    let error = try #require(throws: SourceError.self) {
      try ShellWords.words(of: text, at: place)
    }
    #expect(error.kind == .malformed)
    #expect(error.description.hasPrefix("run.sh:3: a quote "))
  }
}
