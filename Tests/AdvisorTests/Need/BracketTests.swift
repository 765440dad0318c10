import Advisor
import SparkMemory
import Testing

@Suite struct BracketTests {
  @Test func anUpperEdgeIsNeverBelowTheLower() {
    var bracket = Bracket(low: .gibibytes(2), high: .gibibytes(1))
    #expect(bracket.high == .gibibytes(2))
    bracket.lowerHigh(to: .gibibytes(1))
    #expect(bracket.high == .gibibytes(2))
    bracket.raiseLow(to: .gibibytes(3))
    #expect(bracket.low == .gibibytes(3))
    #expect(bracket.high == .gibibytes(3))
    bracket.raiseLow(to: .zero)
    #expect(bracket.low == .gibibytes(3))
  }

  @Test func anOpenEdgeCanBeSet() {
    var bracket = Bracket(low: .gibibytes(1), high: nil)
    bracket.lowerHigh(to: .gibibytes(4))
    #expect(bracket.high == .gibibytes(4))
  }

  @Test func sumsStayOpen() {
    let closed = Bracket(low: .gibibytes(1), high: .gibibytes(2))
    #expect(closed + closed == Bracket(low: .gibibytes(2), high: .gibibytes(4)))
    #expect((closed + Bracket(low: .gibibytes(1), high: nil)).high == nil)
    #expect(closed + .zero == closed)
  }

  @Test func readsWell() {
    #expect("\(Bracket(low: .gibibytes(1), high: .gibibytes(2)))" == "1 GiB to 2 GiB")
    #expect("\(Bracket(low: .gibibytes(1), high: nil))" == "above 1 GiB")
    let close = Bracket(low: .gibibytes(1), high: ByteSize(bytes: (1 << 30) + 7))
    #expect("\(close)" == "1 GiB")
  }

  @Test func confidenceHasAnOrderAndWords() {
    let all: [Confidence] = [.none, .low, .medium, .high]
    #expect(all.sorted() == all)
    #expect(all.map(\.word) == ["none", "low", "medium", "high"])
  }
}
