import SparkSource
import Testing

@testable import Report

@Suite struct SourceExcerptTests {
  private func excerpt(_ before: String, _ value: String, _ after: String) -> SourceExcerpt {
    let text = SourceText("first\n" + before + value + after + "\nlast", file: "f")
    let start = 6 + before.utf16.count
    return SourceExcerpt(
      of: text.place(start..<(start + value.utf16.count)), in: text, widest: 160)
  }

  /// The column behind a text on a terminal whose tabs are eight cells apart.
  private func column(_ text: some StringProtocol, from start: Int = 0) -> Int {
    text.reduce(start) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + $1.displayWidth }
  }

  /// What stands above the caret.
  private func pointed(_ excerpt: SourceExcerpt) -> String {
    let wanted = column(excerpt.indent)
    var rest = Substring(excerpt.line)
    var cells = 0
    while let character = rest.first, cells < wanted {
      cells = column("\(character)", from: cells)
      rest = rest.dropFirst()
    }
    return cells == wanted ? String(rest) : "between two cells"
  }

  @Test(
    "the caret stands under the value, whatever is in front of it",
    arguments: [
      "", "spark.executor.memory ", "\t\t", "a\tb\t", "日本語 ", "👩‍👩‍👧‍👦 ", "e\u{301} ", "\u{1B}[31m",
      String(repeating: "x", count: 120), String(repeating: "x", count: 500),
      String(repeating: "語", count: 300), String(repeating: "𝕏", count: 301),
      String(repeating: "x\t", count: 300), String(repeating: "y", count: 1_000_000),
    ], ["", " more", String(repeating: " z", count: 400)])
  func caret(before: String, after: String) {
    for value in ["1.5g", "語語", "-Xmx4g -Xss1m"] {
      let excerpt = excerpt(before, value, after)
      #expect(pointed(excerpt).hasPrefix(value), "\(excerpt.line.prefix(300))")
      #expect(excerpt.width == value.displayWidth)
      #expect(excerpt.line.displayWidth <= 162)
    }
  }

  @Test("what is left out has an ellipsis, and a short line is whole")
  func ellipsis() {
    let long = String(repeating: "x", count: 500)
    #expect(excerpt("a ", "1", " b").line == "a 1 b")
    #expect(excerpt(long, "1", "").line.hasPrefix("…xxx"))
    #expect(!excerpt(long, "1", "").line.hasSuffix("…"))
    #expect(excerpt("", "1", long).line.hasSuffix("x…"))
    #expect(excerpt(long, "1", long).line.hasSuffix("x…"))
  }

  @Test("a value longer than a line, of several lines, or of nothing has a caret")
  func odd() {
    #expect(excerpt("", String(repeating: "x", count: 500), "").width == 160)
    #expect(excerpt("a ", "1\n2", "").width == 1)
    #expect(excerpt("a ", "", "").width == 1)
    #expect(excerpt("", "", "").indent.isEmpty)
    let text = SourceText("", file: "f")
    #expect(SourceExcerpt(of: text.place(0..<0), in: text, widest: 160).width == 1)
  }
}
