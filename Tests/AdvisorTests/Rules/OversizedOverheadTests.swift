import Advisor
import SparkMemory
import Testing

@Suite struct OversizedOverheadTests {
  @Test func isSaidWhereTheFitCuts() {
    var run = Run()
    run.set("spark.executor.memoryOverhead", "6g")
    run.sample(heap: .gibibytes(6), resident: .gibibytes(7))
    let finding = run.answer().finding("oversized-overhead")
    #expect(
      finding?.message
        == "memory overhead of 6 GiB is larger than what lies outside the heap, 0 B to 1 GiB")
    #expect(finding?.evidence.first?.figure == "7 GiB resident at peak")
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("oversized-overhead") == nil)
  }
}
