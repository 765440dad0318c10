import Report
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("ｆ", 2), ("😀", 2),
    ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("├─┤", 3), ("…→", 2), ("▒█", 2), ("\u{200B}", 0), ("\u{7}", 0),
    ("×", 1), ("\u{1B}[31mab\u{1B}[0m", 2), ("\u{1B}[1;4mx", 1), ("\u{1B}[31", 3), ("❤️", 2),
  ])
  func countsCells(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }
}
