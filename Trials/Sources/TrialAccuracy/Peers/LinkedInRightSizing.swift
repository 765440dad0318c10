/// LinkedIn's right-sizing.
///
/// Source: LinkedIn's engineering blog of 2024-11-06: the largest used heap and the heap's share, by
/// resident memory, of a buffer. How large the buffer is is not published; a quarter of the resident
/// memory is what the clone spark-application-analyzer takes for a job with few runs.
struct LinkedInRightSizing: SizingRule {
  let name = "LinkedIn right-sizing"
  let source =
    "peak + buffer × peak ÷ resident memory, the buffer 25 % of resident memory "
    + "(LinkedIn engineering blog, 2024-11-06)"

  private static let bufferShare = 0.25

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    guard let peak = run.peakHeap, let resident = run.peakResidentMemory else { return nil }
    let buffer = Self.bufferShare * Double(resident)
    return .rounded(Double(peak) + buffer * Double(peak) / Double(resident))
  }
}
