import Report
import Testing

@Suite struct BarMarksTests {
  private let bar = SegmentedBar(
    segments: [.init(label: "x", value: 100, fill: "x")], width: 20)

  private func lines(_ marks: BarMarks.Mark..., lineWidth: Int = 40) -> [String] {
    BarMarks(marks).lines(under: bar, lineWidth: lineWidth)
  }

  @Test func ticksPointAtTheirValue() {
    #expect(lines(.tick(at: 50, label: "peak")) == ["          ▲ peak"])
    #expect(lines(.tick(at: 0, label: "")) == ["▲"])
    #expect(lines(.tick(at: 100, label: "all")) == ["                   ▲ all"])
    #expect(lines(.tick(at: 101, label: "more")) == ["                   ▸ more"])
  }

  @Test func labelsGoWhereThereIsRoom() {
    #expect(lines(.tick(at: 100, label: "peak"), lineWidth: 20) == ["              peak ▲"])
    #expect(
      lines(.tick(at: 50, label: "a long label here"), lineWidth: 20) == ["          ▲ a long …"])
  }

  @Test func bracketsReachFromLowToHigh() {
    #expect(lines(.bracket(low: 25, high: 50, label: "need")) == ["     ├────┤ need"])
    #expect(lines(.bracket(low: 0, high: 99, label: "need")) == ["├────── need ──────┤"])
    #expect(lines(.bracket(low: 50, high: 50, label: "need")) == ["          │ need"])
    #expect(lines(.bracket(low: 50, high: 10, label: "")) == ["          │"])
  }

  @Test func bracketsWhoseEndIsNotOnTheBarAreOpen() {
    #expect(lines(.bracket(low: 50, high: nil, label: "need")) == ["          ├───────…→ need"])
    #expect(lines(.bracket(low: 100, high: nil, label: "")) == ["                 ├…→"])
    #expect(lines(.bracket(low: 0, high: 500, label: "")) == ["├─────────────────…→"])
  }

  @Test func aBarWithoutWidthDoesNotTrap() {
    let none = SegmentedBar(segments: [], width: 0)
    let marks: [BarMarks.Mark] = [
      .tick(at: 5, label: "x"), .bracket(low: .min, high: .max, label: "y"),
      .bracket(low: 1, high: nil, label: "z"),
    ]
    #expect(BarMarks(marks).lines(under: none, lineWidth: 0).count == 3)
  }
}
