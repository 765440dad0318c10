import SparkMemory

/// An executor's heap that is far larger than what it needed.
struct OversizedExecutorHeap: Rule {
  let name = "oversized-executor-heap"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let now = assessment.setup.executor?.heap,
      let next = fit.executor?.heap, next.heap < now.heap,
      // A split makes a heap smaller that was not too large, and lean takes spilling for memory.
      let high = need.heap.high, high <= now.maxMemory.scaled(by: 1 - HeapFit.leastSaving)
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "executor heap of \(now.heap) is larger than its need of \(need.heap)",
        evidence: need.evidence,
        remedy: "less heap, as recommended")
    ]
  }
}
