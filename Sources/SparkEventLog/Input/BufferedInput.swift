/// The compressed bytes of a source, which can be looked at before they are taken.
///
/// What is asked for lies in one piece. The buffer grows with the bytes that really came, never
/// with a length that the input only claims.
struct BufferedInput {
  private static let smallestBuffer = 128 << 10

  private let source: any ByteSource
  private var buffer = [UInt8](repeating: 0, count: smallestBuffer)
  private var range = 0..<0

  /// How many bytes were taken, which is where in the source the next one lies.
  private(set) var position: Int64 = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  /// How many bytes can be looked at.
  var count: Int { range.count }

  /// What the source, once it ended, has to say about itself.
  var sourceDamage: SourceDamage? { source.damage }

  /// Reads until there are at least so many bytes to look at; false if the source ends before.
  mutating func fill(to count: Int) throws(EventLogError) -> Bool {
    while range.count < count {
      makeRoom(for: count)
      let read = try source.read(into: &buffer, at: range.upperBound)
      if read == 0 { return false }
      range = range.lowerBound..<(range.upperBound + read)
    }
    return true
  }

  /// Passes over bytes that were looked at.
  mutating func take(_ count: Int) {
    let taken = min(count, range.count)
    range = (range.lowerBound + taken)..<range.upperBound
    position += Int64(taken)
  }

  /// One of the bytes that can be looked at, counted from the next one.
  func byte(at offset: Int) -> Int { Int(buffer[range.lowerBound + offset]) }

  /// A number without sign in two bytes, the highest first.
  func bigEndian16(at offset: Int) -> Int { byte(at: offset) << 8 | byte(at: offset + 1) }

  /// A number without sign in four bytes, the highest first.
  func bigEndian32(at offset: Int) -> Int {
    bigEndian16(at: offset) << 16 | bigEndian16(at: offset + 2)
  }

  /// A number without sign in four bytes, the lowest first.
  func littleEndian32(at offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | byte(at: offset + $1) << (8 * $1) }
  }

  /// Whether the next bytes are these. All of them must be there to be looked at.
  func starts(with bytes: [UInt8]) -> Bool {
    buffer[range].starts(with: bytes)
  }

  /// Lends what can be looked at. The bytes must not be used after `body`.
  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    unsafe buffer.withUnsafeBytes { bytes in
      // The slice is checked against the buffer's bounds.
      unsafe body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }

  /// Leaves room behind the bytes that are there, by moving them to the front or by growing.
  private mutating func makeRoom(for count: Int) {
    if range.lowerBound > 0, range.isEmpty || count > buffer.count - range.lowerBound {
      let kept = range
      unsafe buffer.withUnsafeMutableBytes { bytes in
        // Both slices are checked against the buffer's bounds; copyMemory allows an overlap.
        unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
      }
      range = 0..<kept.count
    }
    if range.upperBound == buffer.count {
      let grown = max(buffer.count + 1, min(count, buffer.count * 2))
      buffer.append(contentsOf: repeatElement(0, count: grown - buffer.count))
    }
  }
}
