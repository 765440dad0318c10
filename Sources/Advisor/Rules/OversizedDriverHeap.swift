import SparkMemory
import SparkProfile

/// A driver's heap that is far larger than what it needed.
struct OversizedDriverHeap: Rule {
  let name = "oversized-driver-heap"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let need = assessment.driverNeed
    guard assessment.setup.environment.manager != .local, let now = assessment.setup.driver?.heap,
      let next = fit.driver?.heap, next.heap < now.heap
    else { return [] }
    return [
      finding(
        .warning, .driver,
        "driver heap of \(now.heap) is larger than its need of \(need.heap)",
        evidence: need.evidence,
        remedy: "less driver memory, as recommended")
    ]
  }
}
