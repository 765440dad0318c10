import CZlib

/// Decompresses one stream of deflate without a header, as it stands in a zip (RFC 1951). A stream
/// that is cut gives what it holds.
///
/// Safe: the one unsafe thing in it, zlib's state, never leaves it.
@safe
final class InflateSource: ByteSource {
  private let source: any ByteSource
  // zlib keeps the address of this, so it lies outside and never moves. It is created in init, freed
  // in deinit, and used by nobody else.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input = [UInt8](repeating: 0, count: 64 << 10)
  private var inputRange = 0..<0
  private var hasEnded = false
  /// Compressed bytes that were used so far.
  private(set) var consumed: Int64 = 0
  private(set) var damage: SourceDamage?

  init(_ source: any ByteSource) {
    self.source = source
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // A negative number of bits means that there is no header; 15 is the largest window.
    let status = unsafe inflateInit2_(
      stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { damage = .damaged("could not be decompressed: zlib has no memory for it") }
  }

  deinit {
    // Also after an init that failed, which leaves no state behind.
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    guard damage == nil, !hasEnded, offset < buffer.count else { return 0 }
    while true {
      if inputRange.isEmpty {
        inputRange = 0..<(try source.read(into: &input, at: 0))
        if inputRange.isEmpty {
          damage = .cut("ends in the middle of its compressed data")
          return 0
        }
      }
      let written = inflate(into: &buffer, at: offset)
      if written > 0 || damage != nil || hasEnded { return written }
    }
  }

  private func inflate(into buffer: inout [UInt8], at offset: Int) -> Int {
    let room = UInt32(clamping: buffer.count - offset)
    let status: Int32
    let unread: Int
    let unused: Int
    (status, unread, unused) = unsafe input.withUnsafeMutableBytes { from in
      unsafe buffer.withUnsafeMutableBytes { to in
        // Both slices are checked against their buffers, which outlive the call; zlib keeps within
        // the counts given, and its pointers are not used after it.
        let packed = unsafe from[inputRange].assumingMemoryBound(to: UInt8.self)
        let plain = unsafe to[offset...].assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.next_in = packed.baseAddress
        unsafe stream.pointee.avail_in = UInt32(inputRange.count)
        unsafe stream.pointee.next_out = plain.baseAddress
        unsafe stream.pointee.avail_out = room
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        return unsafe (status, Int(stream.pointee.avail_in), Int(stream.pointee.avail_out))
      }
    }
    consumed += Int64(inputRange.count - unread)
    inputRange = (inputRange.upperBound - unread)..<inputRange.upperBound
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: hasEnded = true
    default:
      let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "error \(status)"
      damage = .damaged(
        "is damaged near compressed byte \(consumed): zlib says \"\(reason)\"")
    }
    return Int(room) - unused
  }
}

/// Bytes whose checksum is known, which is compared at their end (CRC-32 as in RFC 1952).
final class CheckedSource: ByteSource {
  private let source: any ByteSource
  private let wanted: UInt32
  private var checksum: UInt = 0
  private var ownDamage: SourceDamage?

  init(_ source: any ByteSource, checksum: UInt32) {
    self.source = source
    wanted = checksum
  }

  var damage: SourceDamage? { source.damage ?? ownDamage }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    let count = try source.read(into: &buffer, at: offset)
    if count > 0 {
      checksum = unsafe buffer.withUnsafeBytes { bytes in
        // The slice is checked against the buffer's bounds.
        let read = unsafe bytes[offset..<(offset + count)].assumingMemoryBound(to: UInt8.self)
        return unsafe crc32(checksum, read.baseAddress, UInt32(clamping: count))
      }
    } else if UInt32(truncatingIfNeeded: checksum) != wanted {
      ownDamage = .damaged("is damaged: its checksum is not the one that the zip has for it")
    }
    return count
  }
}
