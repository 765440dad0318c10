import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct EvaluationTests {
  /// Says `safe` where it sees GC logs, `at-risk` where it sees a heap, else `unknown`; and
  /// recommends the heap that it sees.
  private let predictor = Predictor { profile in
    let executor = profile.executors["0"]
    let isSampled = executor?.peaks.isSampled == true
    return { _ in
      PredictedRun(executor?.collections != nil ? .safe : isSampled ? .atRisk : .unknown)
    }
  } recommend: { profile, _ in
    let peak = profile.executors["0"]?.peaks[.jvmHeapMemory] ?? 0
    return RecommendedRun(executorHeapBytes: peak > 0 ? peak : nil, abstains: peak == 0)
  }

  private let trials = [
    SmallTrials.trial("a", memory: "2g"), SmallTrials.trial("b"),
    SmallTrials.trial("c", ok: false, failure: "executor-heap"), SmallTrials.trial("d", scale: 2),
  ]

  @Test("each pair is predicted at each level, with what the level holds")
  func levels() async {
    let evaluation = await Evaluation(trials, with: predictor)
    let first = evaluation.pairs.filter {
      $0.pair.source.id == "w/a" && $0.pair.target.id == "w/c"
    }
    #expect(first.map(\.level) == [.full, .metrics, .default])
    #expect(first.map(\.predicted.verdict) == [.safe, .atRisk, .unknown])
    #expect(evaluation.pairs.count == 3 * 9)
  }

  @Test("results come in the order of the trials")
  func order() async {
    let evaluation = await Evaluation(trials, with: predictor)
    let sources = evaluation.pairs.map(\.pair.source.id)
    #expect(sources == sources.sorted())
  }

  @Test("every source that worked gets a fit of every rule at every level")
  func fits() async {
    let evaluation = await Evaluation(trials, with: predictor)
    #expect(evaluation.fits.count == 3 * 3 * (3 + Peers.all.count))
    let mine = evaluation.fits.filter { $0.rule == "Ballast, balanced" && $0.source.id == "w/a" }
    #expect(mine.map(\.abstains) == [false, false, true])
    #expect(mine.map(\.heap) == [500, 500, 2048].map { $0 * SmallTrials.mebibyte })
  }

  @Test("rules are judged by pairs that differ in configuration only")
  func foresights() async {
    let evaluation = await Evaluation(trials, with: predictor)
    #expect(evaluation.foresights.allSatisfy { $0.pair.kind == .configuration })
    #expect(evaluation.foresights.contains { $0.rule == "RAPIDS AutoTuner" && $0.warns })
  }

  @Test("groups are all, other kinds of pairs, and workloads")
  func groups() async {
    let evaluation = await Evaluation(trials, with: predictor)
    let groups = ResultGroup.groups(of: evaluation.pairs)
    #expect(groups.map(\.name) == ["all", "other data size", "w"])
    #expect(groups.map(\.results.count) == [12, 15, 12])
  }
}
