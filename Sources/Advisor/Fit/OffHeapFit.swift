import SparkMemory
import SparkProfile

/// Memory outside the heap that Spark manages, where Tungsten is told to use it: tasks that spill,
/// or are denied memory, then want more of this, and more heap would not help them.
struct OffHeapFit {
  let size: ByteSize
  let reason: String

  /// As for a heap that was too small: nobody knows how far the next size must be.
  private static let mostStep: Int64 = 2
  private static let step = ByteSize.mebibytes(64)

  init?(_ assessment: Assessment, aim: Aim, arrangement: Arrangement) {
    guard let now = assessment.setup.executor?.offHeap, now > .zero,
      let need = assessment.executorNeed
    else { return nil }
    if let denied = assessment.failures.executors[.executionMemory] {
      size = (now * Self.mostStep).roundedUp(toMultipleOf: Self.step)
      reason = "tasks were denied execution memory (\(denied.extent)), which is off the heap"
    } else if need.spills, aim != .lean, arrangement.relief == nil, let high = need.execution.high,
      high > now
    {
      size = min(high.scaled(by: aim.slack), now * Self.mostStep)
        .roundedUp(toMultipleOf: Self.step)
      reason = "\(need.memoryBytesSpilled) spilled; \(high) off the heap would hold it"
    } else {
      return nil
    }
  }
}
