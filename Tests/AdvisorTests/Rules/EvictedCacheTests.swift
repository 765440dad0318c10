import Advisor
import SparkMemory
import Testing

@Suite struct EvictedCacheTests {
  @Test func tellsWhatItWants() {
    var run = Run()
    run.cache(partitions: 400, block: .mebibytes(64), lost: 1)
    let answer = run.answer()
    let finding = answer.finding("evicted-cache")
    #expect(
      finding?.message
        == "the cache did not fit: an executor wants 6.3 GiB, and has 4.6 GiB to share with "
        + "execution")
    #expect(finding?.evidence.last?.figure == "1 block out of memory")
    #expect(finding?.remedy.hasPrefix("more heap, as recommended") == true)
  }

  @Test func doesNotPromiseHeapThatTheFitDoesNotGive() {
    var run = Run()
    run.sample(heap: .gibibytes(6), unified: .gibibytes(2))
    run.cache(partitions: 4, block: .mebibytes(64), lost: 1)
    let answer = run.answer()
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.finding("evicted-cache")?.remedy.hasPrefix("a serialized level") == true)
  }

  @Test func isSilentOtherwise() {
    var run = Run()
    run.cache()
    #expect(run.answer().finding("evicted-cache") == nil)
  }
}
