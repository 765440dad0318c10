import Testing

@testable import TrialAccuracy

@Suite struct LossTests {
  private static let failed = Truth(ending: .failed(.executorHeap))
  private static let worked = Truth(
    ending: .worked, memoryBytesSpilled: 100 << 20, diskBytesSpilled: 50 << 20, gcShare: 0.1)

  private func loss(
    _ truth: Truth, _ verdict: PredictedRun.Verdict,
    _ change: (inout PredictedRun) -> Void = { _ in }
  ) -> Double {
    var said = PredictedRun(verdict)
    change(&said)
    return Loss.of(SmallTrials.result(truth, said))
  }

  @Test(
    "a missed failure is worst, a false `fails` worse than `at-risk`, and what is right is free",
    arguments: [
      (failed, PredictedRun.Verdict.safe, 10.0), (failed, .unknown, 1), (failed, .atRisk, 0),
      (failed, .fails, 0), (worked, .safe, 0), (worked, .atRisk, 1), (worked, .unknown, 1),
      (worked, .fails, 5),
    ])
  func verdicts(_ truth: Truth, _ verdict: PredictedRun.Verdict, _ expected: Double) {
    #expect(loss(truth, verdict) == expected)
  }

  @Test("spill that was not foreseen costs, and bytes by how many doublings they are off")
  func spill() {
    #expect(loss(Self.worked, .safe) { $0.memoryBytesSpilled = 0 } == 2)
    #expect(loss(Self.worked, .safe) { $0.memoryBytesSpilled = 200 << 20 } == 1)
    let both = loss(Self.worked, .safe) {
      $0.memoryBytesSpilled = 50 << 20
      $0.diskBytesSpilled = 100 << 20
    }
    #expect(both == 2)
    #expect(loss(Self.failed, .fails) { $0.memoryBytesSpilled = 0 } == 0)
  }

  @Test("ten percentage points of collections cost as much as a doubling")
  func collections() {
    #expect(abs(loss(Self.worked, .safe) { $0.gcShare = 0.2 } - 1) < 1e-9)
  }

  @Test(
    "doublings are counted either way, and no more than three",
    arguments: zip(
      [1, 2, 0.5, 4, 1.5, 6, 100, 0, .infinity], [0, 1, 1, 2, 0.5, 2.5, 3, 3, 3]))
  func doublings(_ ratio: Double, _ expected: Double) {
    #expect(Loss.doublings(ratio) == expected)
  }

  @Test("nothing that was not said costs")
  func unsaid() {
    #expect(Loss.doublings(nil) == 0)
  }

  /// Of `many`, two of six pairs are missed failures; of `few`, one of two.
  @Test("a workload with many runs counts for no more than one with few")
  func workloads() async {
    let predictor = Predictor { _ in
      { _ in PredictedRun(.safe) }
    } recommend: { _, _ in
      RecommendedRun(executorHeapBytes: 1 << 30)
    }
    func trials(_ workload: String, _ worked: [String]) -> [Trial] {
      worked.map { SmallTrials.trial($0, workload: workload) } + [
        SmallTrials.trial(
          "failed", memory: "600m", ok: false, failure: "executor-heap", workload: workload)
      ]
    }
    let losses = Loss.byWorkload(
      await Evaluation(trials("many", ["a", "b"]) + trials("few", ["a"]), with: predictor))
    #expect(losses == ["many": 5, "few": 10])
  }

  @Test("a recommended heap that fails costs as much as a missed failure, another by its size")
  func fits() async {
    func losses(_ heap: Int64) async -> [String: Double] {
      let predictor = Predictor { _ in
        { _ in PredictedRun(.fails) }
      } recommend: { _, _ in
        RecommendedRun(executorHeapBytes: heap)
      }
      let trials = [
        SmallTrials.trial("a", memory: "1g"),
        SmallTrials.trial("b", memory: "600m", ok: false, failure: "executor-heap"),
      ]
      return Loss.byWorkload(await Evaluation(trials, with: predictor))
    }
    #expect(await losses(512 << 20) == ["w": 10])
    #expect(await losses(2 << 30) == ["w": 1])
    #expect(await losses(1 << 30) == ["w": 0])
  }
}
