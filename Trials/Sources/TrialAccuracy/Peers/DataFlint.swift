/// The memory alerts of DataFlint's Spark UI.
///
/// Source: `spark-ui/src/reducers/Alerts/MemoryAlertsReducer.ts` of dataflint/spark 0.9.9: a heap
/// used to more than 95 % should be 1.2 times as large, one used to less than 70 % should be 1.2
/// times its peak; the driver's alert knows only the former.
struct DataFlint: SizingRule {
  let name = "DataFlint"
  let source =
    "peak over 95 % of the heap: heap × 1.2; under 70 %: peak × 1.2 "
    + "(dataflint/spark, `MemoryAlertsReducer.ts`)"

  private static let high = 0.95
  private static let low = 0.7
  private static let factor = 1.2

  func executorHeap(for run: RunEvidence, cores: Int) -> Int64? {
    guard let peak = run.peakHeap, run.executorHeap > 0 else { return nil }
    let used = Double(peak) / Double(run.executorHeap)
    if used > Self.high { return run.executorHeap.scaled(by: Self.factor) }
    return used < Self.low ? peak.scaled(by: Self.factor) : nil
  }

  func driverHeap(for run: RunEvidence) -> Int64? {
    guard let peak = run.peakDriverHeap, run.driverHeap > 0,
      Double(peak) / Double(run.driverHeap) > Self.high
    else { return nil }
    return run.driverHeap.scaled(by: Self.factor)
  }
}
