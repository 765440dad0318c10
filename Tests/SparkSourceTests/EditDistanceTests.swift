import TestSupport
import Testing

@testable import SparkSource

@Suite struct EditDistanceTests {
  private func distance(_ left: String, _ right: String, within limit: Int = 9) -> Int? {
    EditDistance.within(limit, from: Array(left.utf8), to: Array(right.utf8))
  }

  @Test(
    "edits are counted, both ways",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "acb", 1),
      ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
    ])
  func edits(left: String, right: String, edits: Int) {
    #expect(distance(left, right) == edits)
    #expect(distance(right, left) == edits)
    #expect(distance(left, right, within: edits) == edits)
    #expect(distance(left, right, within: edits - 1) == nil)
  }

  @Test("within any limit it is the plain distance, or none")
  func plain() {
    var random = SeededGenerator(seed: 3)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in .random(in: 97...99, using: &random) }
    }
    for _ in 0..<1_500 {
      let (left, right) = (word(), word())
      let plain = PlainSpelling.distance(from: left, to: right)
      let limit = Int.random(in: 0...6, using: &random)
      #expect(
        EditDistance.within(limit, from: left, to: right) == (plain <= limit ? plain : nil),
        "\(left) \(right) \(limit)")
    }
  }

  @Test("the nearest name is the first of the nearest, and none where too much is wrong")
  func nearest() {
    let names = ["select", "ignore", "exclude", "fail-on"]
    #expect(EditDistance.nearest(to: "ingore", among: names) == "ignore")
    #expect(EditDistance.nearest(to: "Exclud", among: names) == "exclude")
    #expect(EditDistance.nearest(to: "colour", among: names) == nil)
    #expect(EditDistance.nearest(to: "", among: names) == nil)
    #expect(EditDistance.nearest(to: "b", among: ["a", "c"]) == "a")
    #expect(EditDistance.nearest(to: String(repeating: "a", count: 1_000_000), among: names) == nil)
  }
}
