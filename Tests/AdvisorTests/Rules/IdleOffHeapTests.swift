import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct IdleOffHeapTests {
  private func answer(_ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run()
    run.set("spark.memory.offHeap.enabled", "true")
    run.set("spark.memory.offHeap.size", "2g")
    change(&run)
    return run.answer()
  }

  private func using(_ size: ByteSize) -> Answer {
    answer { run in
      run.eachWorker { $0.peaks.record(size.bytes, of: .offHeapUnifiedMemory) }
    }
  }

  @Test("what nothing used is told with its size")
  func finds() {
    let answer = answer()
    let finding = answer.finding("idle-off-heap")
    #expect(
      finding?.message
        == "2 GiB off the heap was set aside in every executor, and tasks used none of it")
    #expect(finding?.evidence.first?.figure == "0 B at peak of 4 executors")
    expectCoherence(of: answer)
  }

  @Test("an operator takes a page at least; less is no use of it")
  func threshold() {
    let page = answer().assessment.setup.page
    #expect(using(page).finding("idle-off-heap") == nil)
    let less = using(page - ByteSize(bytes: 1)).finding("idle-off-heap")
    #expect(less?.message.hasSuffix("tasks used \(page - ByteSize(bytes: 1)) of it") == true)
  }

  @Test("it is silent where it is off, unseen, or the run is no evidence")
  func silent() {
    #expect(Run().answer().finding("idle-off-heap") == nil)
    #expect(
      answer { $0.set("spark.memory.offHeap.enabled", "false") }.finding("idle-off-heap") == nil)
    #expect(answer { $0.keepSamples(of: ["1", "2"]) }.finding("idle-off-heap") == nil)
    #expect(answer { $0.failJob("gone") }.finding("idle-off-heap") == nil)
    #expect(answer { $0.profile.coverage.isCut = true }.finding("idle-off-heap") == nil)
    let accelerated = answer { $0.profile.application.accelerator = .gluten }
    #expect(accelerated.finding("idle-off-heap") == nil)
  }
}
