import Advisor
import SparkMemory
import Testing

@Suite struct OversizedDriverHeapTests {
  @Test func isSaidWhereTheFitCuts() {
    #expect(Run(driver: .gibibytes(8)).answer().finding("oversized-driver-heap") != nil)
    #expect(Run().answer().finding("oversized-driver-heap") == nil)
  }

  /// In local mode one heap is both, and the executor's finding speaks of it.
  @Test func isNotSaidTwiceOfOneHeap() {
    var run = Run(master: "local[4]", driver: .gibibytes(8))
    run.sample(heap: .gibibytes(1))
    let answer = run.answer()
    #expect(answer.finding("oversized-executor-heap") != nil)
    #expect(answer.finding("oversized-driver-heap") == nil)
  }
}
