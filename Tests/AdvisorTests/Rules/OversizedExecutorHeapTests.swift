import Advisor
import SparkMemory
import Testing

@Suite struct OversizedExecutorHeapTests {
  @Test func isSaidWhereTheFitCuts() {
    var run = Run()
    run.sample(heap: .gibibytes(2))
    let answer = run.answer()
    #expect(
      answer.finding("oversized-executor-heap")?.message
        == "executor heap of 8 GiB is larger than its need of 450 MiB to 2 GiB")
    #expect(Run().answer().finding("oversized-executor-heap") == nil)
  }
}
