/// The part of one mode's memory that cached and unrolling blocks have now.
///
/// Source: `core/src/main/scala/org/apache/spark/memory/StorageMemoryPool.scala`.
public struct StorageMemoryPool: Hashable, Sendable, Codable {
  /// How much there is, which grows and shrinks as execution lends and reclaims.
  public internal(set) var size: ByteSize
  /// How much of it blocks take.
  public internal(set) var used = ByteSize.zero

  /// How much of it nothing takes.
  public var free: ByteSize { size - used }

  /// Gives back memory, at most all that is used.
  /// - Returns: How much that was.
  mutating func release(_ bytes: ByteSize) -> ByteSize {
    let released = min(max(bytes, .zero), used)
    used = used - released
    return released
  }
}
