import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct ExceededResultSizeTests {
  @Test func tellsTheWhole() {
    var run = Run()
    run.stage { $0.failureReason = "bigger than spark.driver.maxResultSize" }
    run.failJob(
      "Total size of serialized results of 100 tasks (65.0 MiB) is bigger than "
        + "spark.driver.maxResultSize (64.0 MiB)")
    let answer = run.answer()
    #expect(
      answer.finding("exceeded-result-size")?.message
        == "results exceed spark.driver.maxResultSize of 64 MiB: 65 MiB after 100 tasks, "
        + "about 260 MiB in all")
    #expect(answer.finding("large-collected-results") == nil)
  }

  @Test func isSilentOtherwise() {
    #expect(Run().answer().finding("exceeded-result-size") == nil)
  }
}
