#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Takes whole lines from a source, as many at a time as fit into a buffer of moderate size.
///
/// The buffer is the caller's, so that one batch can be worked on while the next is read. A line
/// that is longer than the buffer is a batch by itself, and lies in ``longLine``.
struct LineBatches {
  /// How large a buffer is, in bytes: small enough for a processor's second-level cache.
  static let usualSize = 512 << 10
  /// Lines longer than this many bytes are passed over and counted.
  static let longestLine = 32 << 20

  private let source: any ByteSource
  private let longestLine: Int
  private var cutLine: [UInt8] = []
  private var isInsideOversizedLine = false
  /// Whether the last batch is ``longLine`` instead of what is in the buffer.
  private(set) var isLong = false
  /// A line with its line end. Its room is kept for the next one; what was never written to is not
  /// resident.
  private(set) var longLine: [UInt8] = []
  /// Whether everything was taken.
  private(set) var isAtEnd = false

  /// Bytes taken from the source.
  private(set) var byteCount: Int64 = 0
  /// Lines that were passed over because they are longer than the limit.
  private(set) var oversizedLines = 0

  /// What is wrong with the source, once everything was taken.
  var damage: SourceDamage? { source.damage }

  init(_ source: any ByteSource, longestLine: Int = LineBatches.longestLine) {
    self.source = source
    self.longestLine = longestLine
  }

  /// Fills the buffer from its beginning with whole lines, or ``longLine`` with one.
  ///
  /// - Returns: How many bytes are lines, which is none while a line is passed over that is too long;
  ///   nil at the end. Every line ends with a line feed, but for the last one of all, which may have
  ///   none.
  /// - Throws: What the source throws.
  mutating func next(into buffer: inout [UInt8]) throws(EventLogError) -> Int? {
    isLong = false
    guard !isAtEnd || !cutLine.isEmpty else { return nil }
    if buffer.count != Self.usualSize { buffer = [UInt8](repeating: 0, count: Self.usualSize) }
    var count = cutLine.count
    buffer.copy(cutLine, 0..<count, to: 0)
    cutLine.removeAll(keepingCapacity: true)
    repeat {
      count += try fill(&buffer, from: count)
      if isInsideOversizedLine {
        guard let newline = newline(in: buffer, 0..<count) else { return isAtEnd ? nil : 0 }
        isInsideOversizedLine = false
        buffer.copy(buffer, (newline + 1)..<count, to: 0)
        count -= newline + 1
      }
      if isAtEnd { return count > 0 ? count : nil }
      if let newline = lastNewline(in: buffer, 0..<count) {
        cutLine.append(contentsOf: buffer[(newline + 1)..<count])
        return newline + 1
      }
    } while count < buffer.count
    return try readLongLine(through: &buffer)
  }

  /// Reads the rest of the line that fills the buffer.
  private mutating func readLongLine(
    through buffer: inout [UInt8]
  ) throws(EventLogError) -> Int {
    longLine.removeAll(keepingCapacity: true)
    var count = buffer.count
    var newline: Int?
    while longLine.count + count - (newline == nil ? 0 : 1) <= longestLine {
      longLine.reserveCapacity(longestLine + 1)
      longLine.append(contentsOf: buffer[..<count])
      guard newline == nil, !isAtEnd else {
        isLong = true
        return longLine.count
      }
      let end = try fill(&buffer, from: 0)
      newline = SparkEventLog.newline(in: buffer, 0..<end)
      count = newline.map { $0 + 1 } ?? end
      cutLine.append(contentsOf: buffer[count..<end])
    }
    oversizedLines += 1
    // If its end was found, the next batch begins behind it.
    isInsideOversizedLine = newline == nil
    return 0
  }

  /// Reads until the buffer is full, so that a source that gives little at a time makes no small
  /// batches; notes the end.
  private mutating func fill(
    _ buffer: inout [UInt8], from start: Int
  ) throws(EventLogError) -> Int {
    var end = start
    while end < buffer.count, !isAtEnd {
      let read = try source.read(into: &buffer, at: end)
      isAtEnd = read == 0
      end += read
    }
    byteCount += Int64(end - start)
    return end - start
  }
}

extension [UInt8] {
  /// Overwrites the bytes from `offset` on with others, which may be bytes of this array.
  fileprivate mutating func copy(_ bytes: [UInt8], _ range: Range<Int>, to offset: Int) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe self.withUnsafeMutableBytes { target in
        // Both slices are checked against their bounds, and the bytes may overlap.
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[offset..<(offset + range.count)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
  }
}

/// The offset of the first line feed in a range of the bytes.
func newline(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
  unsafe bytes.withUnsafeBytes { bytes in
    // The slice is checked against the bytes' bounds, and memchr stays within it.
    let slice = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
    guard let base = slice.baseAddress,
      let found = unsafe memchr(base, 0x0A, slice.count)
    else { return nil }
    return unsafe range.lowerBound + (UnsafeRawPointer(found) - base)
  }
}

/// The offset of the last line feed in a range of the bytes.
private func lastNewline(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
  let span = bytes.span
  var offset = range.upperBound
  while offset > range.lowerBound {
    offset -= 1
    if span[offset] == 0x0A { return offset }
  }
  return nil
}
