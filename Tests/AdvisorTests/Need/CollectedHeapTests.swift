import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

extension HeapCollections {
  /// Collections of a JVM that ran as long as `Run` does.
  static func of(
    left: ByteSize, count: Int = 30, live: ByteSize? = nil, seconds: Int64 = 600,
    name: String = "gc-1.log"
  ) -> HeapCollections {
    var collections = HeapCollections()
    collections.collector = .g1
    collections.counts = [.young: count]
    for _ in 0..<count { collections.after.record(left.bytes) }
    var pauses = Distribution()
    for _ in 0..<count { pauses.record(200_000) }
    collections.pauses = [.young: pauses]
    if let live {
      collections.counts[.full] = 1
      collections.live.record(live.bytes)
    }
    collections.retainedBound = left.bytes
    collections.duration = seconds * 1000
    collections.logs = [name]
    return collections
  }
}

@Suite struct CollectedHeapTests {
  private func need(_ collections: (Executor) -> HeapCollections?) -> ExecutorNeed? {
    var run = Run()
    run.eachWorker { $0.collections = collections($0) }
    return run.assessment().executorNeed
  }

  @Test("without a GC log nothing is different")
  func none() {
    let need = need { _ in nil }
    #expect(need?.collections == nil)
    #expect(need?.heap.high == .gibibytes(7))
  }

  @Test("what was live raises the lower edge, and is evidence that names the log")
  func live() {
    let need = need {
      $0.id == "1" ? .of(left: .gibibytes(6), live: .gibibytes(5)) : nil
    }
    #expect(need?.heap.low == .gibibytes(5))
    #expect(need?.heap.high == .gibibytes(7))
    #expect(
      need?.evidence.contains(Evidence("5 GiB live, exactly, at most", at: "GC log gc-1.log"))
        == true)
  }

  @Test("what is live cannot be more than the heap that held it, however it is rounded")
  func cappedByTheHeap() {
    let need = need { _ in .of(left: .gibibytes(9), live: .gibibytes(9)) }
    #expect((need?.heap.low ?? .zero) <= .gibibytes(8))
  }

  @Test("what collections left bounds the need from above, with room to collect")
  func left() {
    let need = need { _ in .of(left: .gibibytes(3)) }
    #expect(need?.collections?.isConclusive == true)
    #expect(need?.heap.high == ByteSize.gibibytes(3).scaled(by: 1 / 0.7))
  }

  @Test("the pools that Spark accounts for stay the least, whatever collections left")
  func pools() {
    let need = need { _ in .of(left: .mebibytes(300)) }
    let pools = HeapLayout.smallestHeap(forUnified: .gibibytes(2), memoryFraction: 0.6)
    #expect(need?.heap.low == pools)
    #expect((need?.heap.high ?? .zero) >= pools)
  }

  @Test("one executor without a log, a few collections, or a log that was cut bounds nothing")
  func inconclusive() {
    let high = ByteSize.gibibytes(7)
    #expect(need { $0.id == "2" ? nil : .of(left: .gibibytes(1)) }?.heap.high == high)
    #expect(need { _ in .of(left: .gibibytes(1), count: 10) }?.heap.high == high)
    #expect(need { _ in .of(left: .gibibytes(1), seconds: 300) }?.heap.high == high)
  }

  @Test("collections without room bound nothing from above")
  func exhausted() {
    let need = need { _ in
      var collections = HeapCollections.of(left: .gibibytes(1))
      collections.evacuationFailures = 1
      return collections
    }
    #expect(need?.collections?.exhaustions == 4)
    #expect(need?.heap.high == .gibibytes(7))
  }

  @Test("figures of several processes are the worst, and counts are sums")
  func several() {
    let collected = need {
      $0.id == "1" ? .of(left: .gibibytes(2), seconds: 60) : .of(left: .gibibytes(1))
    }?
    .collections
    #expect(collected?.logCount == 4)
    #expect(collected?.collections == 120)
    #expect(collected?.mostLeft == .gibibytes(2))
    // 30 pauses of 0.2 s in a minute.
    #expect(collected?.pauseShare == 0.1)
    #expect(collected?.longestPauseMicroseconds == 200_000)
  }

  @Test("a driver's live data and what its collections left bound its need as well")
  func driver() {
    var run = Run()
    run.profile.driver.collections = .of(left: .mebibytes(140))
    let bounded = run.assessment().driverNeed
    // 140 MiB fill a heap of 200 MiB to seven tenths; 90 MiB are Spark's own.
    #expect(bounded.heap.high == max(.mebibytes(450), .mebibytes(90) + .mebibytes(200)))
    run.profile.driver.collections = .of(left: .mebibytes(700), live: .mebibytes(600))
    #expect(run.assessment().driverNeed.heap.low == .mebibytes(600))
  }
}
