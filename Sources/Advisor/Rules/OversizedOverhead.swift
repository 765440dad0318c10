import SparkMemory

/// Memory overhead that is far larger than what lies outside the heap.
struct OversizedOverhead: Rule {
  let name = "oversized-overhead"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let now = assessment.setup.executor, now.manager.hasContainers,
      let next = fit.executor, next.overhead < now.overhead,
      let outside = assessment.executorNeed?.outsideHeap, let high = outside.high,
      high < now.overhead
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "memory overhead of \(now.overhead) is larger than what lies outside the heap, "
          + "\(outside)",
        evidence: [
          Evidence(
            "\(assessment.executorNeed?.used.resident ?? .zero) resident at peak",
            at: "ProcessTree…RSSMemory")
        ],
        remedy: "less overhead, as recommended")
    ]
  }
}
