import SparkMemory
import SparkProfile

/// What a run that failed says of the next: what ran out was too small, and nobody knows how far
/// what is enough lies above it; and what it did not reach, nobody has seen.
struct RepeatedFailure {
  let judgement: Judgement

  init(_ assessment: Assessment, _ deployment: Deployment, dataFactor: Double) {
    let failures = assessment.failures
    let isEased = deployment.slots < assessment.setup.slots || dataFactor < 1
    let next = deployment.executor?.heap.maxMemory
    let isProven =
      next.flatMap {
        assessment.provenByOthers(heap: $0, slots: deployment.slots, dataFactor: dataFactor)
      } ?? false
    var judgement = Judgement.safe
    if failures.executorHeapExhausted, !isProven {
      judgement = judgement.and(
        Self.judge(
          .executorHeap, "an executor's heap", assessment.setup.executor?.heap.maxMemory,
          next, isEased: isEased))
    }
    if failures.executors[.executionMemory] != nil {
      func share(_ pool: ByteSize?, _ slots: Int) -> ByteSize? {
        pool.map { $0 / Int64(max(1, slots)) }
      }
      let mode: MemoryMode = assessment.setup.tungstenIsOffHeap ? .offHeap : .onHeap
      judgement = judgement.and(
        Self.judge(
          .acquire, "a task's share of execution memory",
          share(assessment.setup.executionPool, assessment.setup.slots),
          share(deployment.pool(mode), deployment.slots), isEased: dataFactor < 1))
    }
    if failures.driverHeapExhausted {
      judgement = judgement.and(
        Self.judge(
          failures.driver[.broadcast] == nil ? .driverHeap : .broadcast, "the driver's heap",
          assessment.setup.driver?.heap.maxMemory, deployment.driver?.heap.maxMemory,
          isEased: dataFactor < 1))
    }
    if failures.outsideHeapExhausted {
      func beside(_ layout: ContainerLayout?) -> ByteSize? {
        layout.map { $0.requested - $0.heap.heap }
      }
      judgement = judgement.and(
        Self.judge(
          .container, "the room beside the heap", beside(assessment.setup.executor),
          beside(deployment.executor), isEased: isEased))
    }
    if judgement.verdict == .safe, assessment.outcome.kind == .failed {
      judgement = .unknown("what the run did not reach: it failed")
    } else if judgement.verdict == .safe, assessment.outcome.kind == .unfinished {
      judgement = .unknown("what comes after the end of the log")
    }
    self.judgement = judgement
  }

  private static func judge(
    _ kind: PredictedFailure.Kind, _ what: String, _ was: ByteSize?, _ willBe: ByteSize?,
    isEased: Bool
  ) -> Judgement {
    guard let was, let willBe else { return .safe }
    guard willBe > was || isEased else {
      return .fails(
        PredictedFailure(kind, reason: "\(what) of \(was) was not enough, and \(willBe) is no more")
      )
    }
    return .atRisk(
      PredictedFailure(
        kind, reason: "\(what) of \(was) was not enough; nothing tells whether \(willBe) is"))
  }
}
