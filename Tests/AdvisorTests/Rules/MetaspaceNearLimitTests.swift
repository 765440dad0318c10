import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct MetaspaceNearLimitTests {
  private func answer(
    _ peak: ByteSize, options: String? = "-XX:MaxMetaspaceSize=128m",
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.set("spark.executor.extraJavaOptions", options)
    run.eachWorker { $0.peaks.record(peak.bytes, of: .jvmOffHeapMemory) }
    change(&run)
    return run.answer()
  }

  @Test("classes that come near to the limit are told as a note")
  func finds() {
    let answer = answer(.mebibytes(121))
    let finding = answer.finding("metaspace-near-limit")
    #expect(
      finding?.message
        == "classes and code took 121 MiB, and -XX:MaxMetaspaceSize allows 128 MiB of classes")
    #expect(finding?.severity == .note)
    expectCoherence(of: answer)
  }

  @Test("a quarter more must not fit")
  func threshold() {
    #expect(answer(.mebibytes(103)).finding("metaspace-near-limit") != nil)
    #expect(answer(.mebibytes(102)).finding("metaspace-near-limit") == nil)
  }

  @Test("without the option, the remedy, there is no limit")
  func remedy() {
    #expect(answer(.mebibytes(121), options: nil).finding("metaspace-near-limit") == nil)
    let raised = "-XX:MaxMetaspaceSize=256m"
    #expect(answer(.mebibytes(121), options: raised).finding("metaspace-near-limit") == nil)
  }

  @Test("what failed of it has a finding of its own")
  func failed() {
    let answer = answer(.mebibytes(127)) {
      $0.failTasks("java.lang.OutOfMemoryError: Metaspace")
    }
    #expect(answer.finding("exhausted-outside-heap") != nil)
    #expect(answer.finding("metaspace-near-limit") == nil)
  }
}
