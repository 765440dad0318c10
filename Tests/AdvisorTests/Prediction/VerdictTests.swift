import SparkProfile
import Testing

@testable import Advisor

@Suite struct VerdictTests {
  private let heap = PredictedFailure(.executorHeap, reason: "heap")
  private let container = PredictedFailure(.container, reason: "container")

  @Test("of two verdicts the worse counts, and not to know is worse than to be safe")
  func order() {
    let fromGood: [Verdict] = [.safe, .unknown, .atRisk, .fails]
    for (place, verdict) in fromGood.enumerated() {
      for other in fromGood[...place] {
        #expect(Verdict.worse(verdict, other) == verdict)
        #expect(Verdict.worse(other, verdict) == verdict)
      }
    }
  }

  @Test("together two judgements have the worse verdict with its own reason")
  func worstReason() {
    #expect(Judgement.atRisk(heap).and(.fails(container)).failure == container)
    #expect(Judgement.fails(container).and(.atRisk(heap)).failure == container)
    #expect(Judgement.safe.and(.atRisk(heap)).failure == heap)
    #expect(Judgement.atRisk(heap).and(.safe).failure == heap)
  }

  @Test("of two that are as bad the first one's reason stays")
  func firstReason() {
    #expect(Judgement.fails(heap).and(.fails(container)).failure == heap)
  }

  @Test("what is not known is kept, and told once")
  func unknowns() {
    let both = Judgement.unknown("a").and(.unknown("b")).and(.unknown("a")).and(.fails(heap))
    #expect(both.unknowns == ["a", "b"])
    #expect(both.verdict == .fails)
    #expect(Judgement.unknown("a").failure == nil)
  }

  @Test("a failure names its stage as Spark writes it")
  func stage() {
    let failure = PredictedFailure(
      .acquire, stage: StageAttemptID(stage: 12, attempt: 3), reason: "why")
    #expect(failure.stage == "12.3")
    #expect(heap.stage == nil)
  }

  @Test("words are those of the documented output")
  func words() {
    #expect(Verdict.allCases.map(\.rawValue) == ["safe", "at-risk", "fails", "unknown"])
    #expect(
      PredictedFailure.Kind.allCases.map(\.rawValue) == [
        "executor-heap", "driver-heap", "driver-result-size", "broadcast", "container", "acquire",
        "refused",
      ])
  }
}
