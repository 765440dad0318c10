import Testing

@testable import TrialAccuracy

@Suite struct FitResultTests {
  private let mib = SmallTrials.mebibyte
  private let base = SmallTrials.trial("base", memory: "2g")
  private var trials: [Trial] {
    [
      base,
      SmallTrials.trial("clean", memory: "1g"),
      SmallTrials.trial("spilling", memory: "800m", summary: SmallTrials.spilling(100)),
      SmallTrials.trial("failing", memory: "600m", ok: false, failure: "executor-heap"),
    ]
  }

  private func fit(
    _ recommended: RecommendedRun, from source: Trial? = nil, among: [Trial]? = nil
  ) -> FitResult {
    FitResult(
      rule: "r", level: .full, source: source ?? base, recommended: recommended,
      among: among ?? trials)
  }

  @Test("a size is held against the smallest that worked, with spill and without")
  func ratios() {
    let fit = fit(RecommendedRun(executorHeapBytes: 1200 * mib))
    #expect(fit.overSmallest == 1.5 && fit.overSmallestWithoutSpill == 1200.0 / 1024)
    #expect(fit.refutation == nil && !fit.isUntried && !fit.keeps && fit.isFromLargest)
  }

  @Test("a source that spilled is not held against what did not")
  func spillingSource() {
    let fit = fit(RecommendedRun(executorHeapBytes: 1200 * mib), from: trials[2])
    #expect(fit.overSmallest == 1.5 && fit.overSmallestWithoutSpill == nil && !fit.isFromLargest)
  }

  @Test("a size below all that worked is untried, or refuted if one as large failed")
  func tooSmall() {
    let between = fit(RecommendedRun(executorHeapBytes: 700 * mib))
    #expect(between.isUntried && between.refutation == nil)
    let below = fit(RecommendedRun(executorHeapBytes: 600 * mib))
    #expect(!below.isUntried && below.refutation?.id == "w/failing")
  }

  @Test("no answer keeps the size")
  func keeps() {
    let fit = fit(RecommendedRun())
    #expect(fit.heap == 2048 * mib && fit.keeps && fit.abstains && fit.overSmallest == 2.56)
  }

  @Test("partitions that are recommended too are taken into account")
  func configuration() {
    let key = "spark.sql.shuffle.partitions"
    let fit = fit(
      RecommendedRun(executorHeapBytes: 600 * mib, configuration: [key: "400"]))
    #expect(fit.refutation == nil && fit.isUntried)
  }

  @Test("a driver is held against runs that have another one")
  func drivers() throws {
    let key = "spark.driver.memory"
    let source = SmallTrials.trial("d2g", conf: [key: "2g"])
    let small = SmallTrials.trial("d800", conf: [key: "800m"])
    let failing = SmallTrials.trial("d600", ok: false, failure: "driver-heap", conf: [key: "600m"])
    func result(_ heap: Int64?, among trials: [Trial]) -> DriverFitResult? {
      DriverFitResult(
        rule: "r", level: .full, source: source,
        recommended: RecommendedRun(driverHeapBytes: heap), among: trials)
    }
    #expect(result(mib, among: [source, SmallTrials.trial("other", conf: [key: "2g"])]) == nil)
    let all = [source, small, failing]
    let good = try #require(result(1000 * mib, among: all))
    #expect(good.overSmallest == 1.25 && good.refutation == nil && !good.keeps)
    #expect(try #require(result(600 * mib, among: all)).refutation?.id == "w/d600")
    #expect(try #require(result(700 * mib, among: all)).isUntried)
    #expect(try #require(result(nil, among: all)).keeps)
  }

  @Test("a limit of results that is no larger than one that was exceeded fails")
  func results() throws {
    let limit = "spark.driver.maxResultSize"
    let source = SmallTrials.trial("base", conf: ["spark.driver.memory": "2g", limit: "1g"])
    let failing = SmallTrials.trial(
      "r64", ok: false, failure: "driver-result-size", conf: [limit: "64m"])
    func refutes(_ setting: String) throws -> Bool {
      let run = RecommendedRun(driverHeapBytes: 1024 * mib, configuration: [limit: setting])
      let result = DriverFitResult(
        rule: "r", level: .full, source: source, recommended: run, among: [source, failing])
      return try #require(result).refutation != nil
    }
    #expect(try refutes("64m") && !refutes("65m") && !refutes("0"))
  }
}
