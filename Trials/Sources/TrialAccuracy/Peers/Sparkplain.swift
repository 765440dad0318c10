/// The advice of sparkplain on executors that are too large.
///
/// Source: `internal/sparkplain/analyze/memory.go` of ryandam9/sparkplain: one and a half times the
/// peak, in whole GiB. It advises so only where that is less; a heap used to more than 90 % it says
/// to raise, without a figure.
struct Sparkplain: SizingRule {
  let name = "sparkplain"
  let source = "1.5 × peak, up to whole GiB (ryandam9/sparkplain, `analyze/memory.go`)"

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    guard let peak = run.peakHeap else { return nil }
    let heap = peak.scaled(by: 1.5).roundedUpToGiB
    return heap < run.executorHeap ? heap : nil
  }
}
