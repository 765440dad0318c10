import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// What a marking of the whole heap left, and what was left after it.
@Suite struct GCLogMarkingTests {
  private func read(_ lines: String...) -> HeapCollections {
    GCLogReader.log(Array(lines.joined(separator: "\n").utf8), path: "gc.log").collections
  }

  private func young(_ id: Int, _ left: Int) -> String {
    "[1.000s][info][gc] GC(\(id)) Pause Young (Normal) (x) 900M->\(left)M(999M) 1.0ms"
  }

  private func remark(_ id: Int, _ left: Int) -> String {
    "[1.000s][info][gc] GC(\(id)) Pause Remark 800M->\(left)M(999M) 0.264ms"
  }

  @Test("a remark says what a marking left, and is no collection of its own")
  func remark() {
    let collections = read(remark(3, 420))
    #expect(collections.marked.count == 1)
    #expect(collections.marked.maximum == 420 << 20)
    #expect(collections.count == 0)
    #expect(collections.pauses[.concurrent]?.sum == 264)
    #expect(collections.live.count == 0)
    #expect(collections.after.count == 0)
  }

  @Test("a remark that states no heap is a pause, and no marking that is known")
  func withoutFigures() {
    let collections = read("[1.000s][info][gc] GC(3) Pause Remark 0.264ms")
    #expect(collections.marked.count == 0)
    #expect(collections.pauses[.concurrent]?.count == 1)
  }

  @Test("what young collections left counts from the last marking on")
  func sinceMarking() {
    #expect(read(young(1, 700), young(2, 300)).mostLeftSinceMarking == 700 << 20)
    #expect(
      read(young(1, 700), remark(2, 200), young(3, 350), young(4, 250)).mostLeftSinceMarking
        == 350 << 20)
    #expect(read(young(1, 700), remark(2, 200)).mostLeftSinceMarking == 0)
    #expect(
      read(remark(1, 200), young(2, 900), remark(3, 200), young(4, 210)).mostLeftSinceMarking
        == 210 << 20)
  }

  @Test("a full collection is a marking that leaves nothing else")
  func full() {
    let collections = read(
      young(1, 700), "[1.000s][info][gc] GC(2) Pause Full (x) 900M->150M(999M) 9.0ms",
      young(3, 180))
    #expect(collections.mostLeftSinceMarking == 180 << 20)
    #expect(collections.marked.count == 0)
    #expect(collections.mostLive == 150 << 20)
  }

  @Test(
    "recorded logs: as many markings, with what they left, as a plain reading of the lines finds",
    arguments: ["g1", "g1-short", "g1-newer", "g1-exhausted", "parallel", "serial"])
  func recorded(name: String) throws {
    var marked: [Int64] = []
    var since: Int64 = 0
    for line in try RecordedGCLog.text("\(name).log").split(separator: "\n") {
      guard let end = line.wholeMatch(of: /.*GC\(\d+\) Pause (\w+).* \d+M->(\d+)M\(\d+M\) .*ms/),
        let left = Int64(end.2)
      else { continue }
      switch end.1 {
      case "Remark":
        marked.append(left << 20)
        since = 0
      case "Full": since = 0
      default: since = max(since, left << 20)
      }
    }
    let collections = try RecordedGCLog.read(name).collections
    #expect(collections.marked.count == marked.count)
    #expect(collections.marked.sum == marked.reduce(0, +))
    #expect(collections.marked.maximum == marked.max() ?? 0)
    #expect(collections.mostLeftSinceMarking == since)
  }

  @Test("some recorded log has a marking, so that zero equal to zero is no proof")
  func occurs() throws {
    let counts = try ["g1", "g1-newer"].map { try RecordedGCLog.read($0).collections.marked.count }
    #expect(counts.contains { $0 > 0 })
    #expect(try RecordedGCLog.read("parallel").collections.marked.count == 0)
  }

  @Test("what is read in two parts and merged is what is read at once", arguments: 0..<10)
  func parts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = (0..<30).map {
      let left = Int.random(in: 1...900, using: &random)
      return Int.random(in: 0..<6, using: &random) == 0 ? remark($0, left) : young($0, left)
    }
    let cut = Int.random(in: 0...lines.count, using: &random)
    func read(_ lines: some Sequence<String>) -> HeapCollections {
      GCLogReader.log(Array(lines.joined(separator: "\n").utf8), path: "gc.log").collections
    }
    var first = read(lines[..<cut])
    first.merge(read(lines[cut...]))
    #expect(first.mostLeftSinceMarking == read(lines).mostLeftSinceMarking)
    #expect(first.marked == read(lines).marked)
  }
}
