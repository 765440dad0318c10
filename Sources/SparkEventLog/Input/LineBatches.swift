#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Takes whole lines from a source, as many at a time as fit into a buffer of moderate size.
///
/// The buffer is the caller's, so that one batch can be worked on while the next is read. It grows
/// for a line that is longer, up to a limit, and shrinks again with the next batch.
struct LineBatches {
  /// What is usually in one batch, in bytes: small enough for a processor's second-level cache.
  static let usualSize = 512 << 10
  /// Lines longer than this many bytes are passed over and counted.
  static let longestLine = 32 << 20

  private let source: any ByteSource
  private let longestLine: Int
  private var cutLine: [UInt8] = []
  private var isInsideOversizedLine = false
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

  /// Fills the buffer from its beginning with whole lines.
  ///
  /// - Returns: How many bytes of the buffer are lines, which is none while a line is passed over
  ///   that is too long; nil at the end. Every line ends with a line feed, but for the last one of
  ///   all, which may have none.
  /// - Throws: What the source throws.
  mutating func next(into buffer: inout [UInt8]) throws(EventLogError) -> Int? {
    guard !isAtEnd else { return nil }
    resize(&buffer, toHold: cutLine.count, keeping: 0)
    var count = cutLine.count
    buffer.copy(cutLine, 0..<count, to: 0)
    // A long line's room is not kept for the short ones that follow.
    cutLine.removeAll(keepingCapacity: count <= Self.usualSize)
    while true {
      var end = count + (try fill(&buffer, from: count))
      if isInsideOversizedLine {
        guard let newline = newline(in: buffer, count..<end) else { return isAtEnd ? nil : 0 }
        isInsideOversizedLine = false
        buffer.copy(buffer, (newline + 1)..<end, to: 0)
        end -= newline + 1
      }
      if isAtEnd { return end > 0 ? end : nil }
      if let newline = lastNewline(in: buffer, count..<end) {
        cutLine.append(contentsOf: buffer[(newline + 1)..<end])
        return newline + 1
      }
      if end > longestLine {
        oversizedLines += 1
        isInsideOversizedLine = true
        return 0
      }
      count = end
      resize(&buffer, toHold: count)
    }
  }

  /// Reads until the buffer is full, so that a source that gives little at a time makes no small
  /// batches; notes the end.
  private mutating func fill(
    _ buffer: inout [UInt8], from start: Int
  ) throws(EventLogError) -> Int {
    var end = start
    while end < buffer.count {
      let read = try source.read(into: &buffer, at: end)
      if read == 0 {
        isAtEnd = true
        break
      }
      end += read
    }
    byteCount += Int64(end - start)
    return end - start
  }

  /// Gives the buffer room for a line of which so many bytes are known, and keeps what it holds.
  private func resize(_ buffer: inout [UInt8], toHold count: Int, keeping kept: Int? = nil) {
    let size = max(Self.usualSize, min(2 * count, longestLine + 1))
    guard buffer.count != size else { return }
    var resized = [UInt8](repeating: 0, count: size)
    resized.copy(buffer, 0..<(kept ?? count), to: 0)
    buffer = resized
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
