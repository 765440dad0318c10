import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct MissingSamplesTests {
  private func message(_ change: (inout Run) -> Void) -> String? {
    var run = Run(master: "spark://h:7077")
    change(&run)
    return run.answer().finding("missing-samples")?.message
  }

  @Test func saysWhatWasNotSeen() {
    #expect(message { _ in } == nil)
    #expect(message { $0.keepSamples() } == "no executor's memory was sampled, so no size is cut")
    #expect(
      message { $0.keepSamples(of: ["1"]) }
        == "memory was sampled on 1 of 4 executors")
    #expect(
      message { $0.profile.driver.peaks = ExecutorMetricPeaks() }
        == "the driver's memory was not sampled, so its size is not cut")
  }

  /// A driver that was sampled must not be said to be unseen because the process tree was not.
  @Test func doesNotBlameTheDriverForTheProcessTree() {
    #expect(
      Run().answer().finding("missing-samples")?.message
        == "memory outside the heap was not measured, so the overhead is not cut")
  }

  @Test func namesTheSettings() {
    var run = Run()
    run.keepSamples()
    #expect(
      run.answer().finding("missing-samples")?.remedy
        .contains("spark.eventLog.logStageExecutorMetrics=true") == true)
  }
}
