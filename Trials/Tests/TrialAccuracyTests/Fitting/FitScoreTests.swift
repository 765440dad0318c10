import Testing

@testable import TrialAccuracy

@Suite struct FitScoreTests {
  private let mib = SmallTrials.mebibyte
  private let base = SmallTrials.trial("base", memory: "2g")

  private func fit(_ mebibytes: Int64?, cores: Int = 2) -> FitResult {
    let trials = [
      base, SmallTrials.trial("m1g", memory: "1g"),
      SmallTrials.trial("m600", memory: "600m", ok: false, failure: "acquire"),
    ]
    return FitResult(
      rule: "r", level: .full, source: base,
      recommended: RecommendedRun(
        executorHeapBytes: mebibytes.map { $0 * mib }, executorCores: cores), among: trials)
  }

  @Test("sizes are counted once as refuted, untried, kept or without an answer")
  func counts() {
    let score = FitScore([fit(512), fit(700), fit(1536), fit(2048), fit(nil)])
    #expect(score.count == 5 && score.refuted.map(\.heap) == [512 * mib] && score.untried == 1)
    #expect(score.kept == Share(2, of: 5) && score.abstained == Share(1, of: 5))
    #expect(score.overSmallest.count == 5 && score.overSmallest.median == 1.5)
    #expect(score.likenesses == [.sameShape: 5])
  }

  @Test("a size for cores that no run has is not held against anything")
  func noGrid() {
    let score = FitScore([fit(512, cores: 16)])
    #expect(score.overSmallest.count == 0 && score.likenesses == [.none: 1])
    #expect(score.refuted.isEmpty && score.untried == 0)
  }

  @Test("of no fits there is no score")
  func none() {
    let score = FitScore([])
    #expect(score.count == 0 && score.overSmallest.median == nil && score.kept.value == nil)
    #expect(DriverFitScore([]).overSmallest.median == nil)
  }
}
