import SparkMemory

/// Results that fill much of the driver's heap, though it lived.
struct LargeCollectedResults: Rule {
  let name = "large-collected-results"

  /// Results are there at least twice, serialized and as rows, so a fifth of the heap is much.
  private static let share: Int64 = 5

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let need = assessment.driverNeed
    guard assessment.failures.resultSize == nil, !assessment.failures.driverHeapExhausted,
      let heap = assessment.setup.driver?.heap, let job = need.largestResultJob,
      need.largestJobResult * Self.share >= heap.maxMemory
    else { return [] }
    return [
      finding(
        .warning, .driver,
        "job \(job) sent \(need.largestJobResult) of results to a driver with \(heap.heap) of heap",
        evidence: [Evidence("\(need.largestJobResult)", at: "Result Size of job \(job)")],
        remedy: "write results out instead of collecting them; the next larger day may not fit")
    ]
  }
}
