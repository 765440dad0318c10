/// How Spark divides the memory outside the heap that it manages.
///
/// Source: `MemoryManager`'s off-heap pools.
public struct OffHeapLayout: Hashable, Sendable, Codable {
  /// `spark.memory.offHeap.size`.
  public let size: ByteSize
  /// The part from which execution evicts no cached block.
  public let storageRegion: ByteSize
  /// The part that execution has at the start.
  public let executionRegion: ByteSize

  /// The layout of a size.
  /// - Parameters:
  ///   - size: `spark.memory.offHeap.size`.
  ///   - storageFraction: `spark.memory.storageFraction`.
  public init(size: ByteSize, storageFraction: Double) {
    self.size = size
    storageRegion = size.scaled(by: storageFraction)
    executionRegion = size - storageRegion
  }

  /// What one task may always reach before it has to spill.
  /// - Parameter slots: How many tasks run at once.
  /// - Returns: The size for each of them.
  public func leastPerTask(slots: Int) -> ByteSize {
    executionRegion / Int64(max(slots, 1)).multipliedReportingOverflow(by: 2).partialValue
  }

  /// The most that one task may hold, with nothing cached.
  /// - Parameter slots: How many tasks run at once.
  /// - Returns: The size for each of them.
  public func mostPerTask(slots: Int) -> ByteSize {
    size / Int64(max(slots, 1))
  }
}
