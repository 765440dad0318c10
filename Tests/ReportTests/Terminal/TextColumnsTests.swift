import Report
import Testing

@Suite struct TextColumnsTests {
  @Test func alignsEachColumn() {
    let columns = TextColumns(
      [.left, .right], rows: [["a", "1", "x"], ["bbb", "22", "y"], [], ["日", "3"]])
    #expect(columns.lines == ["a     1  x", "bbb  22  y", "", "日    3"])
  }

  @Test func noRowsAreNoLines() {
    #expect(TextColumns([.left]).lines == [])
  }
}
