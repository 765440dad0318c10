/// The memory heuristics of LinkedIn's Dr. Elephant.
///
/// Source: `JvmUsedMemoryHeuristic` and `DriverHeuristic` in
/// `app/com/linkedin/drelephant/spark/heuristics` of linkedin/dr-elephant, branch `customSHSWork`:
/// off up to 2 GB; a heap of more than 1.25 × (peak + 300 MB) should be 1.2 × the peak, a driver's
/// 1.5 × (peak + 300 MB).
struct DrElephant: SizingRule {
  let name = "Dr. Elephant"
  let source =
    "heap over 2 GB and over 1.25 × (peak + 300 MB): 1.2 × peak "
    + "(linkedin/dr-elephant, `JvmUsedMemoryHeuristic`)"

  private static let reserved: Int64 = 300 * .mebibyte
  private static let leastHeap: Int64 = 2 * .gibibyte
  private static let threshold = 1.25

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    guard let peak = run.peakHeap, Self.isTooLarge(run.executorHeap, peak) else { return nil }
    return peak.scaled(by: 1.2)
  }

  func driverHeap(for run: RunEvidence) -> Int64? {
    guard let peak = run.peakDriverHeap, Self.isTooLarge(run.driverHeap, peak) else { return nil }
    return .rounded(1.5 * (Double(peak) + Double(Self.reserved)))
  }

  private static func isTooLarge(_ heap: Int64, _ peak: Int64) -> Bool {
    heap > leastHeap && Double(heap) > threshold * (Double(peak) + Double(reserved))
  }
}
