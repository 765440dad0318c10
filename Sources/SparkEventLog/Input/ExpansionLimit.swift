/// Counts what is read from a source.
final class CountingSource: ByteSource {
  private let source: any ByteSource
  /// Bytes read so far.
  private(set) var byteCount: Int64 = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  var damage: SourceDamage? { source.damage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    let count = try source.read(into: &buffer, at: offset)
    byteCount += Int64(count)
    return count
  }
}

/// Ends a source that gives far more than any event log does for its compressed size, before it
/// has cost hours.
final class ExpansionLimit: ByteSource {
  /// Up to this many bytes, 1 GiB, anything is read: it takes a second.
  static let freeBytes: Int64 = 1 << 30
  /// How often the size of the compressed file a log may have. Logs have 12 to 25 times, and those
  /// that say the same all over some hundreds.
  static let largestRatio: Int64 = 1000

  private let source: any ByteSource
  private let compressed: CountingSource
  private let freeBytes: Int64
  private var byteCount: Int64 = 0
  private var isReached = false

  /// - Parameters:
  ///   - source: What is read.
  ///   - compressed: What is read for it.
  ///   - freeBytes: How much may be read whatever the ratio.
  init(
    _ source: any ByteSource, of compressed: CountingSource, freeBytes: Int64 = freeBytes
  ) {
    self.source = source
    self.compressed = compressed
    self.freeBytes = freeBytes
  }

  var damage: SourceDamage? {
    guard isReached else { return source.damage }
    return .damaged(
      "expands to more than \(Self.largestRatio) times its compressed size, which no event "
        + "log does, and was not read beyond \(byteCount) bytes")
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard !isReached else { return 0 }
    let count = try source.read(into: &buffer, at: offset)
    byteCount += Int64(count)
    isReached =
      byteCount > freeBytes && byteCount / Self.largestRatio > compressed.byteCount
    return count
  }
}
