import Advisor
import SparkMemory
import Testing

@Suite struct StorageFractionFitTests {
  @Test func ordinaryWorkLeavesItAlone() {
    #expect(Run().answer().setting("memory.storageFraction") == nil)
  }

  @Test func spillingTasksBesideASmallCacheGetMore() {
    var run = Run()
    run.readShuffle(partitions: 400)
    run.sample(heap: .gibibytes(6), storage: .gibibytes(1))
    run.cache(partitions: 40, block: .mebibytes(64))
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    let answer = run.answer()
    #expect(answer.change("memory.storageFraction") == "0.2")
    #expect(answer.reason("memory.storageFraction").contains("spill"))
  }

  @Test func notWhereTheHeapGrows() {
    var run = Run()
    run.sample(heap: .gibibytes(6), storage: .gibibytes(1))
    run.cache(partitions: 40, block: .mebibytes(64))
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    #expect(run.answer(aim: .safe).setting("memory.storageFraction") == nil)
  }

  @Test func notWhereItIsSoAlready() {
    var run = Run()
    run.readShuffle(partitions: 400)
    run.sample(heap: .gibibytes(6), storage: .gibibytes(1))
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    run.set("spark.memory.storageFraction", "0.2")
    #expect(run.answer().setting("memory.storageFraction") == nil)
  }
}
