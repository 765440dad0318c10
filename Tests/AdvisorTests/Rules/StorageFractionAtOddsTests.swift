import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct StorageFractionAtOddsTests {
  @Test("it speaks exactly where the fit changes the fraction, and names the new one")
  func agreesWithTheFit() {
    for answer in [Self.evicted, Self.spilling, Run().answer()] {
      let change = answer.change("memory.storageFraction")
      let finding = answer.finding("storage-fraction-at-odds")
      #expect((finding != nil) == (change != nil))
      if let finding, let change { #expect(finding.remedy.contains(change)) }
      expectCoherence(of: answer)
    }
  }

  @Test("a cache that is evicted for tasks that need little is one way")
  func cache() {
    let finding = Self.evicted.finding("storage-fraction-at-odds")
    #expect(finding?.message.hasPrefix("the cache is evicted for tasks that need little") == true)
  }

  @Test("tasks that spill beside a small cache are the other")
  func tasks() {
    let finding = Self.spilling.finding("storage-fraction-at-odds")
    #expect(finding?.message.hasPrefix("tasks spill beside a cache") == true)
  }

  @Test("the fraction that is recommended ends it")
  func remedy() {
    for (make, value) in [(Self.evictedRun, "0.8"), (Self.spillingRun, "0.2")] {
      var run = make
      run.set("spark.memory.storageFraction", value)
      #expect(run.answer(aim: .lean).finding("storage-fraction-at-odds") == nil)
    }
  }

  private static var evictedRun: Run {
    var run = Run()
    run.sample(heap: .gibibytes(7), unified: .gibibytes(4), storage: .gibibytes(3))
    run.cache(partitions: 4, block: .gibibytes(1), lost: 1)
    run.stage { $0.tasks.peakExecutionMemory.record(ByteSize.mebibytes(64).bytes) }
    return run
  }

  private static var spillingRun: Run {
    var run = Run()
    run.sample(heap: .gibibytes(7), unified: .gibibytes(4), storage: .gibibytes(1))
    run.cache(partitions: 64, block: .mebibytes(64))
    run.spill(.gibibytes(20), demand: .gibibytes(2))
    return run
  }

  private static var evicted: Answer { evictedRun.answer(aim: .lean) }
  private static var spilling: Answer { spillingRun.answer(aim: .lean) }
}
