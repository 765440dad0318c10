/// A block that is kept in memory.
///
/// Source: `MemoryEntry` in `core/src/main/scala/org/apache/spark/storage/memory/MemoryStore.scala`.
public struct CachedBlock: Hashable, Sendable, Codable {
  /// Its name.
  public let id: BlockID
  /// The memory that it takes.
  public let size: ByteSize
  /// Where it lies.
  public let mode: MemoryMode
  /// Whether it goes to disk when it is evicted, as with `MEMORY_AND_DISK`; otherwise it is lost.
  public let usesDisk: Bool
  /// How many tasks read it now. A block that is being read is not evicted.
  public internal(set) var readers = 0

  /// A block that nobody reads.
  /// - Parameters:
  ///   - id: Its name.
  ///   - size: The memory that it takes; less than zero counts as zero.
  ///   - mode: Where it lies.
  ///   - usesDisk: Whether it goes to disk when it is evicted.
  public init(
    _ id: BlockID, size: ByteSize, mode: MemoryMode = .onHeap, usesDisk: Bool = true
  ) {
    self.id = id
    self.size = max(size, .zero)
    self.mode = mode
    self.usesDisk = usesDisk
  }
}
