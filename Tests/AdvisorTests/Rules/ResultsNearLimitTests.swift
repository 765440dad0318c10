import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct ResultsNearLimitTests {
  private func answer(_ results: ByteSize, _ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run(driver: .gibibytes(8))
    run.stage {
      $0.returnsResults = true
      $0.tasks.resultSize = results.bytes
    }
    change(&run)
    return run.answer()
  }

  @Test("results that a quarter more would make too large are told with the limit")
  func finds() {
    let answer = answer(.mebibytes(900))
    let finding = answer.finding("results-near-limit")
    #expect(
      finding?.message == "results of 900 MiB fill 88 % of spark.driver.maxResultSize, 1 GiB")
    #expect(finding?.subject == .driver && finding?.severity == .warning)
    #expect(finding?.evidence.first?.place == "Result Size of the tasks of stage 0.0")
    expectCoherence(of: answer)
  }

  @Test("four fifths of the limit is where it begins")
  func threshold() {
    #expect(answer(.mebibytes(820)).finding("results-near-limit") != nil)
    #expect(answer(.mebibytes(819)).finding("results-near-limit") == nil)
    #expect(answer(.mebibytes(1024)).finding("results-near-limit") != nil)
  }

  @Test("it is silent where nothing comes back, where nothing limits, and where it failed")
  func silent() {
    let near = ByteSize.mebibytes(900)
    #expect(answer(near) { $0.stage { $0.returnsResults = false } }.rules.isQuiet)
    #expect(answer(near) { $0.set("spark.driver.maxResultSize", "0") }.rules.isQuiet)
    #expect(answer(near) { $0.set("spark.driver.maxResultSize", "2g") }.rules.isQuiet)
    #expect(answer(near) { $0.set("spark.driver.maxResultSize", "plenty") }.rules.isQuiet)
    let failed = answer(near) {
      $0.failJob(
        "Total size of serialized results of 7 tasks (1100.0 MiB) is bigger than "
          + "spark.driver.maxResultSize (1024.0 MiB)")
    }
    #expect(failed.finding("exceeded-result-size") != nil && failed.rules.isQuiet)
  }
}

extension [String] {
  fileprivate var isQuiet: Bool { !contains("results-near-limit") }
}
