import Testing

@testable import TrialAccuracy

@Suite struct ForesightTests {
  private let mib = SmallTrials.mebibyte

  private func foresight(_ target: Trial, heap: Int64?) -> Foresight {
    Foresight(
      rule: "r", level: .full,
      pair: TrialPair(source: SmallTrials.trial("s"), target: target, kind: .configuration),
      heap: heap)
  }

  @Test("a rule warns of a heap that is smaller than the one it recommends")
  func warnings() {
    let target = SmallTrials.trial("t", memory: "1g")
    #expect(foresight(target, heap: 1025 * mib).warns)
    #expect(!foresight(target, heap: 1024 * mib).warns && !foresight(target, heap: nil).warns)
  }

  @Test("a warning counts where executors failed, and is false where nothing spilled")
  func score() {
    let heap = 1500 * mib
    let score = ForesightScore([
      foresight(SmallTrials.trial("f", ok: false, failure: "acquire"), heap: heap),
      foresight(SmallTrials.trial("g", ok: false, failure: "container"), heap: nil),
      foresight(SmallTrials.trial("d", ok: false, failure: "driver-heap"), heap: heap),
      foresight(SmallTrials.trial("w"), heap: heap),
      foresight(SmallTrials.trial("x", memory: "2g"), heap: heap),
      foresight(SmallTrials.trial("s", summary: SmallTrials.spilling(20)), heap: heap),
    ])
    #expect(score.foreseen == Share(1, of: 2))
    #expect(score.alarms == Share(1, of: 2))
  }

  @Test("a prediction warns where it says that a run fails, or may fail")
  func predictions() {
    let failure = Truth(ending: .failed(.executorHeap))
    let spilling = Truth(ending: .worked, memoryBytesSpilled: 20 * mib)
    let verdicts: [PredictedRun.Verdict] = [.fails, .atRisk, .unknown, .safe]
    let score = ForesightScore(
      verdicts.flatMap { verdict in
        [failure, Truth(ending: .worked), spilling].map {
          SmallTrials.result($0, PredictedRun(verdict))
        }
      })
    #expect(score.foreseen == Share(2, of: 4) && score.alarms == Share(2, of: 4))
  }
}
