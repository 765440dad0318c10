import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct MemoryFractionFitTests {
  /// Tasks that spill in a heap of which little else is live, as a GC log shows.
  private func run(live: ByteSize = .mebibytes(200), _ change: (inout Run) -> Void = { _ in })
    -> Run
  {
    var run = Run()
    run.profile.allocationProperties = ["yarn.scheduler.minimum-allocation-mb": "1"]
    run.sample(heap: live + .gibibytes(4), unified: .gibibytes(4))
    run.spill(.gibibytes(900), demand: .mebibytes(1750))
    change(&run)
    return run
  }

  @Test("a larger part of the heap that is there is cheaper than more heap")
  func cheaper() {
    let answer = run().answer()
    #expect(answer.change("memory.fraction") == "0.7")
    #expect(answer.change("executor.memory") == nil)
    #expect(
      answer.reason("memory.fraction")
        == "the rest of the heap has room, and what tasks spilled then fits")
    #expect(answer.fit.prediction.memoryBytesSpilled < .mebibytes(16))
    #expect(answer.fit.prediction.verdict == .safe)
    #expect(answer.finding("spilled-tasks")?.remedy.contains("spark.memory.fraction") == true)
  }

  @Test("not where the rest of the heap may be in use")
  func full() {
    let assessment = run(live: .mebibytes(3500)).assessment()
    #expect(MemoryFractionFit(assessment, aim: .balanced) == nil)
  }

  @Test("not where nothing is to be gained, or where the evidence is missing")
  func withoutReason() {
    let changes: [(inout Run) -> Void] = [
      { $0.spill(.zero, demand: .zero) }, { $0.keepSamples() },
      { $0.failTasks("Java heap space") }, { $0.failJob("no") },
      { $0.set("spark.executor.extraJavaOptions", "-XX:+UseParallelGC") },
      { $0.set("spark.memory.fraction", "0.8") },
      { $0.spill(.gibibytes(900), demand: .gibibytes(9)) },
    ]
    for (index, change) in changes.enumerated() {
      #expect(
        MemoryFractionFit(run(change).assessment(), aim: .balanced) == nil, "case \(index)")
    }
  }
}
