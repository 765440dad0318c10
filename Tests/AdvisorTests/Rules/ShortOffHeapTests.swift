import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct ShortOffHeapTests {
  private func answer(
    size: String = "1g", peak: ByteSize = .mebibytes(1000), spills: Bool = true
  ) -> Answer {
    var run = Run()
    run.set("spark.memory.offHeap.enabled", "true")
    run.set("spark.memory.offHeap.size", size)
    run.eachWorker { $0.peaks.record(peak.bytes, of: .offHeapUnifiedMemory) }
    if spills { run.spill(.gibibytes(20), demand: .gibibytes(2)) }
    return run.answer()
  }

  @Test("a full pool off the heap beside tasks that spill is told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("short-off-heap")
    #expect(
      finding?.message
        == "off-heap memory of 1 GiB is full, and tasks spill: the heap does not serve them")
    #expect(finding?.evidence.first?.figure == "1000 MiB at peak")
    expectCoherence(of: answer)
  }

  @Test("the remedy is the recommended size exactly where the fit gives one")
  func agreesWithTheFit() {
    let answer = answer()
    let promises = answer.finding("short-off-heap")?.remedy.hasSuffix("as recommended")
    #expect(promises == (answer.change("memory.offHeap.size") != nil))
  }

  @Test("a pool with room, or one that nobody spills for, is not")
  func enough() {
    #expect(answer(size: "2g").finding("short-off-heap") == nil)
    #expect(answer(spills: false).finding("short-off-heap") == nil)
  }

  @Test("nine tenths are where it begins")
  func threshold() {
    #expect(answer(peak: .mebibytes(922)).finding("short-off-heap") != nil)
    #expect(answer(peak: .mebibytes(921)).finding("short-off-heap") == nil)
  }

  @Test("without off-heap memory the heap is what is short")
  func onHeap() {
    var run = Run()
    run.spill(.gibibytes(20), demand: .gibibytes(2))
    #expect(run.answer().finding("short-off-heap") == nil)
  }
}
