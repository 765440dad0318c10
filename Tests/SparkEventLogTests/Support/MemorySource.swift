@testable import SparkEventLog

/// Bytes from memory, in reads of at most `step` bytes, as a pipe gives them.
final class MemorySource: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let step: Int
  /// How often it was read, the end included.
  private(set) var readCount = 0
  /// The largest buffer that was to be filled.
  private(set) var largestBuffer = 0
  let damage: SourceDamage? = nil

  init(_ bytes: [UInt8], step: Int = .max) {
    rest = bytes[...]
    self.step = step
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    readCount += 1
    largestBuffer = max(largestBuffer, buffer.count)
    let piece = rest.prefix(min(step, buffer.count - offset))
    buffer.replaceSubrange(offset..<(offset + piece.count), with: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

/// The same byte, for ever.
final class EndlessSource: ByteSource {
  private let block: [UInt8]
  private(set) var byteCount = 0
  private(set) var largestBuffer = 0
  let damage: SourceDamage? = nil

  init(_ byte: UInt8) { block = [UInt8](repeating: byte, count: 1 << 20) }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    let count = min(block.count, buffer.count - offset)
    buffer.replaceSubrange(offset..<(offset + count), with: block[..<count])
    byteCount += count
    largestBuffer = max(largestBuffer, buffer.count)
    return count
  }
}
