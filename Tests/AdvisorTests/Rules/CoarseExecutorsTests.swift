import Advisor
import SparkMemory
import Testing

@Suite struct CoarseExecutorsTests {
  @Test func fewAndLargeIsSaid() {
    var run = Run(executors: 2, cores: 16, heap: .gibibytes(64))
    run.sample(heap: .gibibytes(16), unified: .gibibytes(4))
    let finding = run.answer().finding("coarse-executors")
    #expect(
      finding?.message
        == "2 executors of 64 GiB with 16 cores each have at least 4 times the heap that they "
        + "need: where nodes run out of memory first, cores of theirs stay idle")
    #expect(finding?.evidence.first?.figure == "4 GiB of heap for a task, 1 GiB needed")
  }

  @Test func doesNotPromiseWhatTheFitDoesNotGive() {
    var run = Run(executors: 2, cores: 16, heap: .gibibytes(64))
    run.sample(heap: .gibibytes(16), unified: .gibibytes(4))
    run.failJob("no")
    let answer = run.answer()
    #expect(answer.change("executor.memory") == nil)
    #expect(answer.finding("coarse-executors")?.remedy.contains("as recommended") == false)
  }

  @Test func manySmallOrFullOnesAreNot() {
    var many = Run(executors: 5, heap: .gibibytes(64))
    many.sample(heap: .gibibytes(4))
    #expect(many.answer().finding("coarse-executors") == nil)
    var small = Run(executors: 2, heap: .gibibytes(6))
    small.sample(heap: .gibibytes(1))
    #expect(small.answer().finding("coarse-executors") == nil)
    var full = Run(executors: 2, heap: .gibibytes(64))
    full.sample(heap: .gibibytes(40))
    #expect(full.answer().finding("coarse-executors") == nil)
  }
}
