import SparkSource
import Testing

@Suite struct SourceTextTests {
  @Test("lines end with a line feed, a carriage return, or both")
  func lines() {
    let text = SourceText("a\nbc\r\nd\re", file: "f")
    #expect(text.lineCount == 4)
    #expect((1...5).map(text.line) == ["a", "bc", "d", "e", ""])
    #expect(text.string == "a\nbc\r\nd\re")
  }

  @Test("columns count UTF-16 units from 1")
  func columns() {
    let text = SourceText("😀 x\ny", file: "f")
    let place = text.place(3..<4)
    #expect(place.description == "f:1:4")
    #expect(text.text(in: place.range) == "x")
    let across = text.place(3..<6)
    #expect((across.endLine, across.endColumn) == (2, 2))
  }

  @Test("an offset that is not there is taken back to the text")
  func outside() {
    let text = SourceText("ab", file: "f")
    #expect(text.place(1..<99).range == 1..<2)
    #expect(text.text(in: -3..<99) == "ab")
    #expect(SourceText("", file: "f").place(0..<0).description == "f:1:1")
  }

  @Test("whole lines have their ends, and the next line is not among them")
  func wholeLines() {
    let text = SourceText("a\nbc\nd", file: "f")
    #expect(text.wholeLines(3..<4) == 2..<5)
    #expect(text.wholeLines(2..<5) == 2..<5)
    #expect(text.wholeLines(5..<6) == 5..<6)
  }
}
