/// When a task that builds a block asks for how much memory, as the block grows record by record.
///
/// The requests run ahead of the block, so caching a block may need up to half as much again as the
/// block takes in the end.
///
/// Source: `MemoryStore.putIterator`.
public struct UnrollSchedule: Hashable, Sendable, Codable {
  /// What is asked for before the first record.
  ///
  /// Source: `spark.storage.unrollMemoryThreshold` in
  /// `core/src/main/scala/org/apache/spark/internal/config/package.scala`.
  public static let firstRequest = ByteSize.mebibytes(1)

  /// After how many records the size is looked at again.
  ///
  /// Source: `spark.storage.unrollMemoryCheckPeriod`, in the same file.
  public static let checkPeriod = 16

  /// How far a request runs ahead of the present size.
  ///
  /// Source: `spark.storage.unrollMemoryGrowthFactor`, in the same file.
  public static let growthFactor = 1.5

  /// What has been asked for, whether it was granted or not.
  public private(set) var requested: ByteSize

  /// The schedule of a block of which the first request has been made.
  public init(firstRequest: ByteSize = Self.firstRequest) {
    requested = firstRequest
  }

  /// Whether the size is looked at when one more record has come.
  /// - Parameter records: How many came before it.
  /// - Returns: Whether it is.
  public func looksAtSize(after records: Int) -> Bool {
    records % Self.checkPeriod == 0
  }

  /// What is asked for when the size is looked at.
  /// - Parameter size: What the records take now, as Spark estimates it.
  /// - Returns: How much more; nil while what was asked for is enough.
  public mutating func request(at size: ByteSize) -> ByteSize? {
    guard size >= requested else { return nil }
    let ahead = Double(size.bytes) * Self.growthFactor - Double(requested.bytes)
    let more = ByteSize(bytes: Int64(truncatingAsScala: ahead))
    requested += more
    return more
  }
}
