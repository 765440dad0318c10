#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes on their way to a file descriptor.
///
/// Lines are written at the speed of memory, so it works on a buffer of its own without a check
/// for each byte: ``reserve(_:)`` makes the room first, for a whole line.
/// Its memory is its own, and every access is checked against ``capacity``, hence `@safe`.
@safe struct Output: ~Copyable {
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawPointer
  private var count = 0
  private var flushed = 0

  /// What was appended, in bytes.
  var total: Int { flushed + count }

  private static let capacity = 4 << 20

  init(descriptor: Int32) {
    self.descriptor = descriptor
    // The memory lives as long as this value, which cannot be copied, and is freed in deinit.
    unsafe buffer = .allocate(byteCount: Self.capacity, alignment: 64)
  }

  deinit {
    unsafe buffer.deallocate()
  }

  /// Makes room.
  ///
  /// - Throws: ``MultiplierError`` if what is in the buffer cannot be written, or if a line is
  ///   longer than the buffer.
  mutating func reserve(_ length: Int) throws(MultiplierError) {
    guard length <= Self.capacity else {
      throw MultiplierError("a line of the log is longer than \(Self.capacity) bytes")
    }
    if length > Self.capacity - count { try flush() }
  }

  mutating func flush() throws(MultiplierError) {
    var written = 0
    while written < count {
      // Both offsets are within the buffer, as `append` and `reserve` see to it.
      let result = unsafe write(descriptor, buffer + written, count - written)
      if result < 0 {
        if errno == EINTR { continue }
        throw MultiplierError("the log cannot be written (error \(errno))")
      }
      written += result
    }
    flushed += count
    count = 0
  }

  /// Appends part of a text.
  mutating func append(_ text: borrowing Span<UInt8>, _ start: Int, _ end: Int) {
    precondition(start <= end && end <= text.count && end - start <= Self.capacity - count)
    // The precondition has just checked both ranges.
    unsafe text.withUnsafeBytes { source in
      guard let base = source.baseAddress else { return }
      unsafe (buffer + count).copyMemory(from: base + start, byteCount: end - start)
    }
    count += end - start
  }

  /// Appends a number in decimal.
  mutating func append(_ number: Int) {
    precondition(Self.capacity - count >= LineTemplate.digitsAtMost)
    var rest = UInt64(max(number, 0))
    var length = 1
    var bound: UInt64 = 10
    while rest >= bound && length < 19 {
      length += 1
      bound &*= 10
    }
    var at = count + length
    count = at
    repeat {
      at -= 1
      // There is room for every digit of 64 bits, as was just checked.
      unsafe buffer.storeBytes(
        of: UInt8(truncatingIfNeeded: 0x30 + rest % 10), toByteOffset: at, as: UInt8.self)
      rest /= 10
    } while rest > 0
  }
}
