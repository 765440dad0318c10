import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct DriverFitTests {
  @Test func aLargeIdleDriverIsCutToAHalfAtMost() {
    let answer = Run(driver: .gibibytes(8)).answer()
    #expect(answer.change("driver.memory") == "4g")
    #expect(answer.reason("driver.memory").contains("to a half at most"))
    #expect(answer.finding("oversized-driver-heap") != nil)
  }

  @Test func neverBelowSparksDefault() {
    #expect(Run(driver: .mebibytes(1536)).answer().change("driver.memory") == "1g")
    #expect(Run(driver: .gibibytes(1)).answer().change("driver.memory") == nil)
  }

  @Test func unsampledIsKept() {
    var run = Run(driver: .gibibytes(8))
    run.profile.driver.peaks = ExecutorMetricPeaks()
    let answer = run.answer()
    #expect(answer.change("driver.memory") == nil)
    #expect(answer.fit.abstentions.contains { $0.subject == "driver heap" })
  }

  @Test func afterAFailureItIsRaised() {
    var run = Run(driver: .gibibytes(2))
    run.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space"
    #expect(run.answer().change("driver.memory") == "3584m")
    run.profile.failedQueries[0] = "Not enough memory to build and broadcast the table"
    #expect(run.answer().change("driver.memory") == "3584m")
  }

  @Test func refusedResultsRaiseLimitAndHeapTogether() {
    var run = Run()
    run.failJob(
      "Total size of serialized results of 400 tasks (1200.0 MiB) is bigger than "
        + "spark.driver.maxResultSize (1024.0 MiB)")
    let answer = run.answer()
    #expect(answer.change("driver.maxResultSize") == "1536m")
    #expect((answer.fit.driver?.heap.heap ?? .zero) >= .mebibytes(428 + 4 * 1200))
  }

  @Test func aFailedRunKeepsIt() {
    var run = Run(driver: .gibibytes(8))
    run.failJob("no")
    #expect(run.answer().change("driver.memory") == nil)
  }

  @Test func aCollectorThatHidesMemoryGetsMore() {
    var g1 = Run(driver: .gibibytes(32))
    g1.profile.driver.peaks[.jvmHeapMemory] = ByteSize.gibibytes(16).bytes
    var parallel = Run(driver: .gibibytes(32), collector: .parallel)
    parallel.profile.driver.peaks[.jvmHeapMemory] = ByteSize.gibibytes(16).bytes
    let plain = g1.answer().fit.driver?.heap.heap ?? .zero
    let more = parallel.answer().fit.driver?.heap.heap ?? .zero
    #expect(more > plain)
  }
}
