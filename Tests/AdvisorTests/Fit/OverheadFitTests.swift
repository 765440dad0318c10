import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct OverheadFitTests {
  /// Two real clusters: heap 98 % full of garbage at 0.1 % of collections, 4.8 of 8 GiB resident.
  /// Every rule of used heap over size asks for more; what is too large is the overhead.
  @Test func aFullHeapWithIdleOverheadSavesTheOverhead() {
    var run = Run(master: "k8s://https://host", heap: .gibibytes(4))
    run.set("spark.executor.memoryOverhead", "4g")
    run.sample(
      heap: .mebibytes(4024), unified: .mebibytes(1536), resident: .mebibytes(4925))
    run.eachWorker {
      $0.peaks[.jvmOffHeapMemory] = ByteSize.mebibytes(143).bytes
      $0.peaks[.directPoolMemory] = ByteSize.mebibytes(317).bytes
      $0.gcTime = 2_000
    }
    let answer = run.answer()
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.change("executor.memoryOverhead") == "1088m")
    #expect(answer.finding("oversized-overhead") != nil)
    #expect(answer.finding("strained-collector") == nil)
    #expect(!answer.findings.contains { $0.severity == .error })
    #expect(answer.expectation.verdict == .safe)
  }

  @Test func withoutContainersThereIsNone() {
    #expect(Run(master: "spark://h:7077").answer().setting("executor.memoryOverhead") == nil)
    #expect(Run(master: "local[2]").answer().setting("executor.memoryOverhead") == nil)
  }

  @Test func aKillRaisesIt() {
    var run = Run()
    run.lose("1", "Container killed by YARN for exceeding physical memory limits.")
    let answer = run.answer()
    #expect(answer.change("executor.memoryOverhead") == "1344m")
    #expect(answer.reason("executor.memoryOverhead").contains("1 executor lost"))
  }

  @Test func deadPythonWorkersRaiseIt() {
    var run = Run()
    run.failTasks("Python worker exited unexpectedly (crashed)")
    #expect(run.answer().change("executor.memoryOverhead") == "1344m")
  }

  /// Room that the heap did not touch served Python; the heap's cut would take it away.
  @Test func whatPythonNeedsRaisesIt() {
    var run = Run()
    run.sample(
      heap: .gibibytes(2), resident: .mebibytes(2500), python: .gibibytes(3))
    run.stage { $0.runsPython = true }
    let answer = run.answer()
    let overhead = answer.fit.executor?.overhead ?? .zero
    #expect(overhead >= .gibibytes(3))
    #expect(answer.reason("executor.memoryOverhead").contains("3 GiB of it in Python workers"))
    #expect(answer.change("executor.memory") != nil)
  }

  @Test func whatTheLimitOfPythonHoldsIsNotInIt() {
    var run = Run()
    run.set("spark.yarn.isPython", "true")
    run.set("spark.executor.pyspark.memory", "4g")
    run.sample(heap: .gibibytes(7), resident: .mebibytes(7500), python: .gibibytes(3))
    run.stage { $0.runsPython = true }
    #expect((run.answer().fit.executor?.overhead ?? .gibibytes(9)) < .gibibytes(1))
  }

  /// Spark computes the overhead from the heap, and a smaller heap would halve it unseen.
  @Test func isPinnedWhenTheHeapIsCut() throws {
    var run = Run()
    run.sample(heap: .gibibytes(2))
    let answer = run.answer()
    let setting = try #require(answer.setting("executor.memoryOverhead"))
    #expect(setting.isPinned)
    #expect(setting.isChange)
    #expect(setting.new == "819m")
    #expect(answer.fit.executor?.overhead == .mebibytes(819))
    #expect(answer.finding("oversized-overhead") == nil)
    #expect(setting.reason.hasPrefix("kept at what the old heap gave"))
  }

  @Test func growsWithTheHeapWhereNothingWasMeasured() {
    var run = Run()
    run.failTasks("Java heap space")
    let answer = run.answer()
    let overhead = answer.fit.executor?.overhead ?? .zero
    #expect(overhead >= .mebibytes(1433))
    #expect(answer.reason("executor.memoryOverhead") == "Spark's share of the larger heap")
  }

  @Test func anExplicitOneIsKeptInItsOwnWords() {
    var run = Run()
    run.set("spark.executor.memoryOverhead", "2048")
    let setting = run.answer().setting("executor.memoryOverhead")
    #expect(setting?.new == "2048")
    #expect(setting?.isChange == false)
  }

  @Test func aFailedRunKeepsIt() {
    var run = Run()
    run.set("spark.executor.memoryOverhead", "6g")
    run.sample(heap: .gibibytes(6), resident: .gibibytes(7))
    run.failJob("no")
    let answer = run.answer()
    #expect(answer.change("executor.memoryOverhead") == nil)
    #expect(answer.fit.abstentions.contains { $0.subject == "executor memory overhead" })
  }

  @Test func directBuffersThatRanOutKeepIt() {
    var run = Run()
    run.set("spark.executor.memoryOverhead", "6g")
    run.sample(heap: .gibibytes(6), resident: .gibibytes(7))
    run.failTasks("java.lang.OutOfMemoryError: Direct buffer memory")
    #expect(run.answer().change("executor.memoryOverhead") == nil)
  }
}
