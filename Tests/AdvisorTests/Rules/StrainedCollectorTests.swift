import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct StrainedCollectorTests {
  private func answer(full: Int64, gc: Int64, aim: Bool = false) -> Answer {
    var run = Run()
    run.sample(heap: .gibibytes(8), unified: .gibibytes(1), fullCollections: full)
    run.eachWorker { $0.gcTime = gc }
    return run.answer(aim: aim ? .lean : .balanced)
  }

  @Test func saysWhatTheFitDoes() {
    let raised = answer(full: 2, gc: 500_000)
    #expect(
      raised.finding("strained-collector")?.remedy.hasPrefix("more heap, as recommended") == true)
    #expect(raised.change("executor.memory") != nil)
    let kept = answer(full: 2, gc: 500_000, aim: true)
    #expect(kept.finding("strained-collector")?.remedy.contains("it is not cut") == true)
    #expect(kept.change("executor.memory") == nil)
  }

  @Test func aFullHeapOfGarbageIsNotStrained() {
    #expect(answer(full: 0, gc: 500_000).finding("strained-collector") == nil)
    #expect(answer(full: 2, gc: 20_000).finding("strained-collector") == nil)
  }
}
