import Testing

@testable import TrialAccuracy

@Suite struct ScoresTests {
  private let mib = SmallTrials.mebibyte

  private func said(
    _ verdict: PredictedRun.Verdict, kind: String? = nil, spill: Int64? = nil, gc: Double? = nil,
    cached: Double? = nil, duration: Interval? = nil
  ) -> PredictedRun {
    var said = PredictedRun(verdict)
    said.failureKind = kind
    said.memoryBytesSpilled = spill.map { $0 * mib }
    said.gcShare = gc
    said.cachedFraction = cached
    said.durationMs = duration
    return said
  }

  private func worked(spill: Int64 = 0, gc: Double? = nil, duration: Int64? = nil) -> Truth {
    Truth(
      ending: .worked, memoryBytesSpilled: spill * mib, gcShare: gc, cachedFraction: 0.5,
      durationMs: duration)
  }

  @Test("a failure is foreseen as certain or as a risk, and missed where it was called safe")
  func failures() {
    let truth = Truth(ending: .failed(.acquire))
    let score = FailureScore(
      [
        said(.fails, kind: "acquire"), said(.fails, kind: "container"), said(.atRisk),
        said(.unknown), said(.safe),
      ].map { SmallTrials.result(truth, $0) } + [SmallTrials.result(worked(), said(.fails))])
    #expect(score.failed == Share(2, of: 5) && score.atRisk == Share(1, of: 5))
    #expect(score.unknown == Share(1, of: 5) && score.missed.count == 1)
    #expect(score.foreseen == Share(3, of: 5) && score.kindRight == Share(1, of: 2))
  }

  @Test("alarms count where the run worked")
  func alarms() {
    let score = AlarmScore(
      [said(.fails), said(.atRisk), said(.atRisk), said(.unknown), said(.safe)].map {
        SmallTrials.result(worked(), $0)
      } + [SmallTrials.result(Truth(ending: .failed(.acquire)), said(.fails))])
    #expect(score.fails == Share(1, of: 5) && score.atRisk == Share(2, of: 5))
    #expect(score.unknown == Share(1, of: 5))
  }

  @Test("spill is right where both are above 16 MiB, or neither is")
  func spill() {
    let score = SpillScore([
      SmallTrials.result(worked(spill: 100), said(.safe, spill: 200)),
      SmallTrials.result(worked(spill: 400), said(.safe, spill: 100)),
      SmallTrials.result(worked(spill: 16), said(.safe, spill: 10)),
      SmallTrials.result(worked(spill: 17), said(.safe, spill: 16)),
      SmallTrials.result(worked(), said(.safe, spill: 17)),
      SmallTrials.result(worked(), said(.safe)),
      SmallTrials.result(Truth(ending: .failed(.acquire)), said(.safe, spill: 100)),
    ])
    #expect(score.right == Share(3, of: 5))
    #expect(score.unforeseen == 1 && score.imagined == 1 && score.unsaid == 1)
    #expect(score.ratios.sorted == [0.25, 2] && score.ratios.medianFactor == 3)
  }

  @Test("collections and cache are off by points, and a duration is in its bracket or not")
  func time() throws {
    let bracket = Interval(low: 20, high: 50)
    let score = TimeScore([
      SmallTrials.result(
        worked(gc: 0.5, duration: 50), said(.safe, gc: 0.25, cached: 0.75, duration: bracket)),
      SmallTrials.result(worked(gc: 0.5, duration: 51), said(.safe, gc: 0.5, duration: bracket)),
      SmallTrials.result(worked(), said(.safe, gc: 0.5)),
      SmallTrials.result(Truth(ending: .failed(.acquire), gcShare: 0), said(.fails, gc: 1)),
    ])
    #expect(score.gcErrors.sorted == [0, 25] && score.gcWithin == Share(1, of: 2))
    #expect(score.cacheErrors.sorted == [25])
    #expect(score.inBracket == Share(1, of: 2) && score.bracketWidths.median == 2.5)
  }
}
