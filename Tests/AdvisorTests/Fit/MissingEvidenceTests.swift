import Advisor
import SparkMemory
import Testing

@Suite struct MissingEvidenceTests {
  @Test func aThinLogNamesWhatWouldTell() {
    var run = Run()
    run.keepSamples()
    #expect(
      run.assessment().missingEvidence.map(\.key) == [
        "spark.eventLog.logStageExecutorMetrics", "spark.executor.metrics.pollingInterval",
        "spark.executor.processTreeMetrics.enabled",
      ])
  }

  @Test func whatIsOnIsNotAskedFor() {
    var run = Run()
    run.keepSamples()
    run.set("spark.eventLog.logStageExecutorMetrics", "TRUE")
    run.set("spark.executor.metrics.pollingInterval", "500")
    run.set("spark.executor.processTreeMetrics.enabled", "true")
    #expect(run.assessment().missingEvidence.isEmpty)
  }

  @Test func aFullLogAsksOnlyForWhatLiesOutside() {
    #expect(
      Run().assessment().missingEvidence.map(\.key)
        == ["spark.executor.processTreeMetrics.enabled"])
    var measured = Run()
    measured.sample(heap: .gibibytes(6), resident: .gibibytes(7))
    #expect(measured.assessment().missingEvidence.isEmpty)
    #expect(Run(master: "spark://h:7077").assessment().missingEvidence.isEmpty)
  }
}
