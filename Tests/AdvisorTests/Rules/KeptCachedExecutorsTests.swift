import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct KeptCachedExecutorsTests {
  private static let timeout = "spark.dynamicAllocation.cachedExecutorIdleTimeout"

  /// Four executors of four cores for ten minutes, of which tasks took a fifth.
  private func answer(_ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run()
    run.set("spark.dynamicAllocation.enabled", "true")
    run.cache()
    run.eachWorker { $0.runTime = 480_000 }
    change(&run)
    return run.answer()
  }

  @Test("idle executors that hold a cache are told, with how long they were idle")
  func finds() {
    let answer = answer()
    let finding = answer.finding("kept-cached-executors")
    #expect(
      finding?.message == "dynamic allocation gave none of 4 executors back: something stayed "
        + "cached, and they were idle 80 % of the time")
    #expect(finding?.evidence.first?.figure == "1 cached RDD never unpersisted")
    #expect(finding?.evidence.first?.place == "\(Self.timeout) is not set")
    #expect(finding?.severity == .note)
    expectCoherence(of: answer)
  }

  @Test("the default that is written out is no timeout either")
  func writtenOut() {
    let answer = answer { $0.set(Self.timeout, "2147483647s") }
    #expect(answer.finding("kept-cached-executors") != nil)
  }

  @Test("it is silent where something else is the reason")
  func silent() {
    let changes: [(inout Run) -> Void] = [
      { $0.set("spark.dynamicAllocation.enabled", "false") },
      { $0.set("spark.dynamicAllocation.enabled", nil) },
      { $0.set(Self.timeout, "10min") },
      { $0.profile.cachedRDDs = [:] },
      { $0.profile.cachedRDDs[7]?.isUnpersisted = true },
      { $0.profile.cachedRDDs[7]?.storageLevel.usesMemory = false },
      { $0.lose("1", "Executor killed by driver.") },
      // Half of the time, and more.
      { $0.eachWorker { $0.runTime = 1_200_000 } },
    ]
    for (index, change) in changes.enumerated() {
      #expect(answer(change).finding("kept-cached-executors") == nil, "\(index)")
    }
  }

  @Test("less than a minute for each slot is what any executor waits")
  func shortRun() {
    let answer = answer { run in
      run.profile.application.endTime = 50_000
      run.eachWorker { $0.runTime = 10_000 }
    }
    #expect(answer.assessment.parallelism.busyShare ?? 1 < 0.5)
    #expect(answer.finding("kept-cached-executors") == nil)
  }
}
