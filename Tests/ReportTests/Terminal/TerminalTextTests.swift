import Report
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("\t", "\\t"),
    ("\u{1B}[31mred", "\\u{1b}[31mred"), ("\u{9B}31m", "\\u{9b}31m"), ("\u{7F}", "\\u{7f}"),
    ("a\u{202E}b", "a\\u{202e}b"), ("\u{2028}", "\\u{2028}"), ("👩‍👧", "👩‍👧"), ("日本", "日本"),
  ])
  func escapesWhatSteersATerminal(text: String, escaped: String) {
    #expect(TerminalText.escaped(text) == escaped)
  }

  @Test func padsToADisplayWidth() {
    #expect(TerminalText.padded("ab", to: 4) == "ab  ")
    #expect(TerminalText.padded("ab", to: 4, .right) == "  ab")
    #expect(TerminalText.padded("日本", to: 5) == "日本 ")
    #expect(TerminalText.padded("abc", to: 2) == "abc")
    #expect(TerminalText.padded("\u{1B}[1ma\u{1B}[0m", to: 3).displayWidth == 3)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
    ("ab", 1, "…"), ("ab", 0, ""), ("", 3, ""), ("ab", -1, ""),
  ])
  func truncates(text: String, width: Int, result: String) {
    #expect(TerminalText.truncated(text, to: width) == result)
  }

  @Test func wrapsBetweenWords() {
    #expect(TerminalText.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(TerminalText.wrap("  one \n two ", width: 20) == ["one two"])
    #expect(
      TerminalText.wrap("one two three", width: 9, indent: 2, hanging: 1)
        == ["  one two", "   three"])
    #expect(TerminalText.wrap(" ", width: 5) == [])
  }

  @Test func breaksWordsThatAreTooLong() {
    #expect(TerminalText.wrap("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(TerminalText.wrap("日本語", width: 4) == ["日本", "語"])
    #expect(TerminalText.wrap("日本", width: 0) == ["日", "本"])
  }

  @Test(arguments: 1...40)
  func noLineIsWiderThanAsked(width: Int) {
    let text = "the quick brown fox jumps over the lazy dog and a_rather_long_identifier_at_the_end"
    for line in TerminalText.wrap(text, width: width) {
      #expect(line.displayWidth <= width)
    }
  }
}
