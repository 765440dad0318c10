import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct StrainedDriverTests {
  private func answer(
    gcShare: Double = 0.22, used: ByteSize = .mebibytes(1000), fullCollections: Int64 = 9,
    driver: ByteSize = .gibibytes(1), _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run(driver: driver)
    run.profile.driver.peaks[.jvmHeapMemory] = used.bytes
    run.profile.driver.peaks[.totalGCTime] = Int64(Double(Run.duration) * gcShare)
    run.profile.driver.peaks[.majorGCCount] = fullCollections
    change(&run)
    return run.answer()
  }

  @Test("a full heap with long collections in the driver is told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("strained-driver")
    #expect(
      finding?.message
        == "the driver's collections took 22 % of the run in a heap that was full")
    #expect(finding?.subject == .driver)
    expectCoherence(of: answer)
  }

  @Test("each of the three is needed")
  func nearMisses() {
    #expect(answer(gcShare: 0.09).finding("strained-driver") == nil)
    #expect(answer(used: .mebibytes(800)).finding("strained-driver") == nil)
    #expect(answer(fullCollections: 0).finding("strained-driver") == nil)
  }

  @Test("more driver memory, the remedy, ends it")
  func remedy() {
    #expect(answer(driver: .gibibytes(2)).finding("strained-driver") == nil)
  }

  @Test("one that ran out has a finding of its own")
  func exhausted() {
    let answer = answer { $0.failJob("java.lang.OutOfMemoryError: Java heap space") }
    #expect(answer.finding("exhausted-driver-heap") != nil)
    #expect(answer.finding("strained-driver") == nil)
  }
}
