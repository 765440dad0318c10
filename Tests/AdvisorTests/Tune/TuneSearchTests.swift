import SparkMemory
import TestSupport
import Testing

@testable import Advisor

@Suite struct TuneSearchTests {
  /// Searches for a heap that is good from some size on, and says after how many runs which was found.
  private func search(
    for threshold: ByteSize, from first: ByteSize, above least: ByteSize = .mebibytes(480),
    foreseen: HeapEdges? = nil, precision: Double = 0.1
  ) -> (runs: Int, search: TuneSearch) {
    var search = TuneSearch(enough: first, tooSmall: least, precision: precision)
    search.edges = foreseen
    var runs = 0
    while let heap = search.next, runs < 100 {
      runs += 1
      search.record(heap, isGood: heap >= threshold)
    }
    return (runs, search)
  }

  private func edges(fails: Int64, safe: Int64) -> HeapEdges {
    HeapEdges(fails: .mebibytes(fails), safe: .mebibytes(safe))
  }

  @Test("a prediction that is right needs one run at the edge and two below it")
  func rightPrediction() {
    let (runs, found) = search(
      for: .mebibytes(1024), from: .gibibytes(4), foreseen: edges(fails: 700, safe: 1024))
    #expect(runs == 3)
    #expect(found.enough == .mebibytes(1024))
    #expect(found.tooSmall >= .mebibytes(896))
  }

  @Test("what is foreseen to fail is not tried once the heap above it was good")
  func narrowPrediction() {
    let (runs, found) = search(
      for: .mebibytes(1024), from: .gibibytes(4), foreseen: edges(fails: 960, safe: 1024))
    #expect(runs == 1)
    #expect(found.enough == .mebibytes(1024))
  }

  @Test("a prediction that is too low is corrected from below, one that is too high from above")
  func wrongPredictions() {
    let low = search(
      for: .mebibytes(1100), from: .gibibytes(4), foreseen: edges(fails: 480, safe: 768))
    #expect(low.runs <= 6)
    #expect(low.search.enough >= .mebibytes(1100))
    let high = search(
      for: .mebibytes(800), from: .gibibytes(4), foreseen: edges(fails: 480, safe: 1600))
    #expect(high.runs <= 7)
    #expect(high.search.enough >= .mebibytes(800))
  }

  @Test("where nothing is gained by trying, nothing is tried")
  func narrowFromTheBeginning() {
    #expect(search(for: .mebibytes(500), from: .mebibytes(512)).runs == 0)
    #expect(search(for: .mebibytes(512), from: .mebibytes(512), above: .gibibytes(2)).runs == 0)
  }

  @Test("whatever is foreseen, the bracket ends narrow and around the truth, in few runs")
  func anyPrediction() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let first = Int64.random(in: 600...16_384, using: &random)
      let threshold = ByteSize.mebibytes(Int64.random(in: 481...first, using: &random))
      let safe = Int64.random(in: 481...first, using: &random)
      let fails = Int64.random(in: 480..<safe, using: &random)
      let foreseen = Bool.random(using: &random) ? edges(fails: fails, safe: safe) : nil
      let (runs, found) = search(for: threshold, from: .mebibytes(first), foreseen: foreseen)
      #expect(runs <= 14, "\(threshold) from \(first), foreseen \(fails)…\(safe)")
      #expect(found.enough >= threshold && found.tooSmall < threshold)
    }
  }
}
