import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// A driver whose heap was full, and no word of it but in its GC log.
@Suite struct FullDriverHeapTests {
  private func run(
    live: Int64, lastResorts: Int = 1, fails: Bool = true, master: String = "yarn"
  ) -> Run {
    var run = Run(master: master)
    var log = HeapCollections()
    log.heapMaximum = ByteSize.mebibytes(500).bytes
    log.live.record(ByteSize.mebibytes(live).bytes)
    log.lastResorts = lastResorts
    log.logs = ["gc-driver.log"]
    run.profile.driver.collections = log
    if fails {
      run.profile.jobs[0]?.succeeded = false
      run.profile.jobs[0]?.failureMessage =
        "Job aborted due to stage failure: Exception while getting task result: "
        + "java.lang.IllegalStateException: unread block data"
    }
    return run
  }

  @Test("a failed application whose driver's heap stayed full died of it")
  func full() {
    let answer = run(live: 498).answer()
    #expect(answer.assessment.shortage == .driverHeap)
    let finding = answer.finding("exhausted-driver-heap")
    #expect(
      finding?.evidence == [
        Evidence(
          "498 MiB of 500 MiB of heap were live after the last resort of the collector",
          at: "GC log gc-driver.log")
      ])
    #expect(answer.change("driver.memory") != nil)
  }

  @Test("a heap with room, one that was not full to the last, and one of a success did not end it")
  func notFull() {
    #expect(run(live: 400).assessment().shortage == nil)
    #expect(run(live: 498, lastResorts: 0).assessment().shortage == nil)
    #expect(run(live: 498, fails: false).assessment().shortage == nil)
  }

  @Test("what Spark says itself counts, and is not added to")
  func told() {
    var told = run(live: 498)
    told.profile.failedQueries[0] = "java.lang.OutOfMemoryError: GC overhead limit exceeded"
    #expect(Set(told.assessment().failures.driver.keys) == [.gcOverhead])
    var limited = run(live: 498)
    limited.profile.jobs[0]?.failureMessage =
      "Job aborted due to stage failure: Total size of serialized results of 7 tasks (65.4 MiB) is "
      + "bigger than spark.driver.maxResultSize (64.0 MiB)"
    #expect(limited.assessment().shortage == .resultSize)
  }

  @Test("in local mode the one heap is that of the tasks")
  func local() {
    let failures = run(live: 498, master: "local[4]").assessment().failures
    #expect(failures.driver.isEmpty)
    #expect(failures.executors[.heap]?.place == "GC log gc-driver.log")
    #expect(failures.executorHeapExhausted)
  }
}
