import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct CoresFitTests {
  /// Two executors that fill their nodes' memory and a part of their cores, and use what they have.
  private func coarse(_ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run(executors: 2, cores: 16, heap: .gibibytes(64))
    run.sample(heap: .gibibytes(63), unified: .gibibytes(30))
    change(&run)
    return run.answer()
  }

  @Test func aCoarseExecutorIsSplit() throws {
    let answer = coarse()
    #expect(answer.change("executor.cores") == "4")
    #expect(answer.change("executor.instances") == "8")
    #expect(answer.reason("executor.instances") == "the same 32 cores in executors of 4")
    let before = try #require(answer.assessment.setup.executor)
    let after = try #require(answer.fit.executor)
    #expect(after.slots == 4)
    #expect(after.granted * 8 <= (before.granted * 2).scaled(by: 1.1))
    #expect(after.overhead < before.overhead)
    #expect(answer.expectation.verdict == .safe, "\(answer.expectation.statements)")
    #expect(answer.finding("oversized-executor-heap") == nil)
  }

  /// Every part of it would have its own share of what an executor has beside its tasks.
  @Test func whatCutsAloneMakeCheaperIsNotSplitAsWell() throws {
    let answer = coarse { $0.sample(heap: .gibibytes(16), unified: .gibibytes(4)) }
    #expect(answer.change("executor.cores") == nil)
    #expect(answer.change("executor.instances") == nil)
    // Not below a quarter of what there was.
    let after = try #require(answer.fit.executor)
    #expect(after.heap.heap >= .gibibytes(16) && after.heap.heap < .gibibytes(20))
    #expect(answer.finding("coarse-executors")?.remedy.contains("as recommended") == true)
  }

  @Test func withoutFirmEvidenceItIsNotSplit() {
    let cases: [(inout Run) -> Void] = [
      { $0.keepSamples() },
      { $0.keepSamples(of: ["1"]) },
      { $0.failTasks("Java heap space") },
      { $0.failJob("no") },
      { $0.profile.coverage.isCut = true },
      { $0.spill(.gibibytes(9), demand: .gibibytes(9)) },
      { $0.cache(lost: 4) },
      { $0.stage { $0.runsPython = true } },
      { $0.lose("1", "OOMKilled") },
      { $0.set("spark.dynamicAllocation.enabled", "true") },
      { $0.set("spark.executor.instances", nil) },
      { $0.set("spark.master", "spark://host:7077") },
    ]
    for (index, change) in cases.enumerated() {
      let answer = coarse(change)
      let isConfident = answer.assessment.executorNeed?.confidence == .medium
      #expect(answer.change("executor.cores") == nil || isConfident, "case \(index)")
      #expect(answer.change("executor.instances") == nil || isConfident, "case \(index)")
    }
  }

  @Test func oddNumbersOfCoresAreRoundedUp() {
    var run = Run(executors: 2, cores: 17, heap: .gibibytes(64))
    run.sample(heap: .gibibytes(63), unified: .gibibytes(30))
    #expect(run.answer().change("executor.cores") == "5")
    #expect(run.answer().change("executor.instances") == "7")
  }

  @Test func executorsThatNeverHadTasksGo() {
    var run = Run(executors: 10)
    run.stage { $0.plannedTasks = 6 }
    let answer = run.answer()
    #expect(answer.change("executor.instances") == "2")
    #expect(
      answer.reason("executor.instances")
        == "6 tasks at once, at most; 10 executors had 40 slots")
    #expect((answer.expectation.recommendedGiBHours ?? 0) > 0)
    #expect(
      (answer.expectation.recommendedGiBHours ?? 0) * 4.9
        < (answer.expectation.reservedGiBHours ?? 0))
  }

  @Test func butNotOnPartOfALogNorWithACache() {
    let changes: [(inout Run) -> Void] = [
      { $0.failJob("no") }, { $0.profile.application.endTime = nil },
      { $0.profile.coverage.missingParts = [2] }, { $0.cache() },
      { $0.stage { $0.plannedTasks = 21 } },
    ]
    for change in changes {
      var run = Run(executors: 10)
      run.stage { $0.plannedTasks = 6 }
      change(&run)
      #expect(run.answer().change("executor.instances") == nil)
    }
  }

  @Test func coresAreKeptAsTheyWereWritten() {
    var run = Run()
    run.set("spark.executor.cores", "5")
    #expect(run.answer().change("executor.cores") == nil)
    run.set("spark.executor.cores", nil)
    #expect(run.answer().setting("executor.cores") == nil)
  }

  @Test func instancesThatWereNotAllGivenAreNoSaving() {
    var run = Run(executors: 4)
    run.set("spark.executor.instances", "9")
    let expectation = run.answer().expectation
    #expect(expectation.reservedGiBHours == expectation.recommendedGiBHours)
  }
}
