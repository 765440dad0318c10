import Testing

@testable import TrialAccuracy

@Suite struct BarTests {
  private static let trials = [
    SmallTrials.trial("base", memory: "2g"), SmallTrials.trial("m1g", memory: "1g"),
    SmallTrials.trial("m600", memory: "600m", ok: false, failure: "executor-heap"),
  ]

  private func bars(
    _ verdict: @escaping @Sendable (PredictionRequest) -> PredictedRun.Verdict, mebibytes: Int64
  ) async -> [String: Bar] {
    let predictor = Predictor { _ in
      { request in
        var said = PredictedRun(verdict(request))
        said.memoryBytesSpilled = 0
        return said
      }
    } recommend: { _, _ in
      RecommendedRun(executorHeapBytes: mebibytes * SmallTrials.mebibyte)
    }
    let all = Bar.all(await Evaluation(Self.trials, with: predictor))
    return Dictionary(all.map { ($0.what, $0) }) { first, _ in first }
  }

  private let failures = "failures foreseen, as `fails` or `at-risk`"
  private let heap = "executor heap over the smallest that worked, median"
  private let tooSmall = "executor heaps that fail, full evidence"

  @Test("a perfect predictor and a tight fit meet every bar that is measured")
  func perfect() async {
    let bars = await bars(
      { $0.settings["spark.executor.memory"] == "600m" ? .fails : .safe }, mebibytes: 1382)
    #expect(bars.values.allSatisfy { $0.isMet != false })
    #expect(bars[failures]?.isMet == true && bars[failures]?.measured == "2/2 (100 %)")
    #expect(bars[heap]?.isMet == true && bars[tooSmall]?.isMet == true)
    #expect(bars["spill or none"]?.measured == "2/2 (100 %)")
  }

  @Test("what is missed by one pair, or by one MiB, is missed")
  func missed() async {
    let bars = await bars({ _ in .safe }, mebibytes: 1383)
    #expect(bars[failures]?.isMet == false && bars[heap]?.isMet == false)
  }

  @Test("alarms and sizes that fail are missed bars")
  func alarms() async {
    let alarming = await bars({ _ in .fails }, mebibytes: 600)
    #expect(alarming["runs that worked: `fails`"]?.isMet == false)
    #expect(alarming[tooSmall]?.measured == "4/4 (100 %)" && alarming[tooSmall]?.isMet == false)
    let cautious = await bars({ _ in .atRisk }, mebibytes: 601)
    #expect(cautious["runs that worked: `at-risk`"]?.isMet == false)
    #expect(cautious["runs that worked: `fails`"]?.isMet == true)
    #expect(cautious[tooSmall]?.isMet == true)
  }

  @Test("spill volume is not measured where nothing spills")
  func volume() async {
    let bar = await bars({ _ in .safe }, mebibytes: 1024)["spill volume off by, median"]
    #expect(bar?.isMet == nil && bar?.measured == "–")
  }
}
