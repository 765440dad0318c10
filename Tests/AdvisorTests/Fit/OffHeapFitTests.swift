import Advisor
import SparkMemory
import Testing

@Suite struct OffHeapFitTests {
  private func run(_ change: (inout Run) -> Void) -> Run {
    var run = Run()
    run.set("spark.memory.offHeap.enabled", "true")
    run.set("spark.memory.offHeap.size", "4g")
    change(&run)
    return run
  }

  @Test func deniedTasksWantMoreOfIt() {
    let answer = run { $0.failTasks("Unable to acquire 65536 bytes of memory, got 0") }.answer()
    #expect(answer.change("memory.offHeap.size") == "8g")
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.fit.executor?.offHeap == .gibibytes(8))
    #expect(answer.finding("denied-execution-memory")?.remedy.contains("off-heap") == true)
  }

  @Test func spillingTasksToo() {
    let answer = run { $0.spill(.gibibytes(50), demand: .mebibytes(1536)) }.answer()
    #expect(answer.change("memory.offHeap.size") == "7104m")
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.finding("spilled-tasks")?.remedy == "more off-heap memory, as recommended")
    #expect(answer.expectation.verdict == .atRisk)
  }

  @Test func otherwiseItIsNotSpokenOf() {
    #expect(run { _ in }.answer().setting("memory.offHeap.size") == nil)
    #expect(Run().answer().setting("memory.offHeap.size") == nil)
  }
}
