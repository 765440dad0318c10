import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct DriverNeedTests {
  @Test func fromSparksOwnToTheUsedHeap() {
    let need = Run().assessment().driverNeed
    #expect(need.heap == Bracket(low: .mebibytes(450), high: .mebibytes(490)))
    #expect(need.confidence == .medium)
    #expect(need.largestResultJob == nil)
  }

  @Test func withoutASampleNothingBoundsIt() {
    var run = Run()
    run.profile.driver.peaks = ExecutorMetricPeaks()
    #expect(run.assessment().driverNeed.heap.high == nil)
    #expect(run.assessment().driverNeed.confidence == .none)
  }

  @Test func resultsAreThereMoreThanOnce() {
    var run = Run(driver: .gibibytes(8))
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = 500 << 20
    }
    let need = run.assessment().driverNeed
    #expect(need.largestJobResult == .mebibytes(500))
    #expect(need.largestResultJob == 0)
    #expect(need.heap == Bracket(low: .mebibytes(590), high: .mebibytes(3090)))
  }

  @Test func whatItLivedInWasEnough() {
    var run = Run()
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = 1000 << 20
    }
    #expect(run.assessment().driverNeed.heap.low == .gibibytes(1))
  }

  @Test func whatItDiedInWasNot() {
    var run = Run()
    run.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space"
    let heap = run.assessment().driverNeed.heap
    #expect(heap.low >= .gibibytes(1))
    #expect(heap.high == nil)
  }

  @Test func refusedResultsAreEstimatedFromThoseThatCame() {
    var run = Run()
    run.failJob(
      "Total size of serialized results of 100 tasks (1024.0 MiB) is bigger than "
        + "spark.driver.maxResultSize (1024.0 MiB)")
    run.stage { $0.failureReason = "… is bigger than spark.driver.maxResultSize …" }
    #expect(run.assessment().driverNeed.resultSize == .gibibytes(4))
  }

  @Test func broadcastsAreThereThreeTimes() {
    var run = Run(driver: .gibibytes(8))
    run.profile.broadcasts.exchangeSizeMetrics = [1]
    run.profile.broadcasts.driverMetricValues = [1: 1 << 30]
    #expect(run.assessment().driverNeed.heap.high == .mebibytes(90 + 3072))
  }
}
