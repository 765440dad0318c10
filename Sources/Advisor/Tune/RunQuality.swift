public import SparkMemory

/// Whether a run went as well as another of the same job.
public struct RunQuality: Hashable, Sendable {
  /// Bytes that tasks spilled out of memory.
  public let memoryBytesSpilled: ByteSize
  /// Collections as a share of the time that tasks ran.
  public let gcShare: Double
  /// Whether a cache did not fit.
  public let evictsCache: Bool

  /// What a run showed.
  public init(_ assessment: Assessment) {
    memoryBytesSpilled = assessment.executorNeed?.memoryBytesSpilled ?? .zero
    gcShare = assessment.executorNeed?.gcShare ?? 0
    evictsCache = assessment.executorNeed?.evictsCache ?? false
  }

  /// Why it went worse than another, in a few words; nil if it did not.
  ///
  /// The bounds are those within which a fit calls a prediction good.
  public func reasonWorse(than other: RunQuality) -> String? {
    let spill = max(ExecutorNeed.leastSpill, other.memoryBytesSpilled.scaled(by: 1.1))
    if memoryBytesSpilled >= spill { return "\(memoryBytesSpilled) spilled" }
    if gcShare > max(HeapSearch.mostGCShare, other.gcShare + HeapSearch.mostMoreGC) {
      return "collections took \(percent(gcShare)) of task time"
    }
    return evictsCache && !other.evictsCache ? "the cache did not fit" : nil
  }
}
