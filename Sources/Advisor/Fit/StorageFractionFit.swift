import SparkMemory

/// `spark.memory.storageFraction`, where the work is plainly one-sided.
///
/// Execution and storage borrow from each other, so the fraction matters only when both are there
/// and do not fit: it is the part of the pool from which execution may not evict blocks.
struct StorageFractionFit {
  let now: Double
  let new: Double
  let reason: String

  private static let cacheHeavy = 3.0
  private static let bounds = 0.2...0.8

  init?(_ assessment: Assessment, heap next: HeapFit?) {
    guard let heap = assessment.setup.executor?.heap, let need = assessment.executorNeed,
      let execution = need.execution.high, !assessment.setup.tungstenIsOffHeap,
      need.confidence > .none
    else { return nil }
    let storage = need.storage.high ?? need.storage.low
    guard storage > .zero else { return nil }
    let isRaised = next.map { $0.size > $0.now } ?? false
    guard !isRaised else { return nil }
    now = heap.storageFraction
    let ratio = Double(storage.bytes) / Double(max(1, execution.bytes))
    if need.evictsCache, !need.spills, ratio >= Self.cacheHeavy {
      new = Self.bounds.upperBound
      reason = "the cache wants \(storage) and is evicted, tasks want \(execution)"
    } else if need.spills, !need.evictsCache,
      storage > heap.unified.scaled(by: 0.1), ratio <= 1 / Self.cacheHeavy
    {
      new = Self.bounds.lowerBound
      reason = "tasks want \(execution) and spill, the cache holds \(storage)"
    } else {
      return nil
    }
    guard abs(new - now) > 0.05 else { return nil }
  }
}
