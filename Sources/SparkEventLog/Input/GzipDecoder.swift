import CZlib

/// Gzip members, whose checksums and lengths zlib verifies.
///
/// Source: RFC 1952.
///
/// Safe: the one unsafe thing in it, zlib's stream, never leaves it.
@safe
struct GzipDecoder: StreamDecoder, ~Copyable {
  static let part = "a gzip member"

  // zlib wants its stream to stay where it is. It is made in init, freed in deinit, and used by
  // nobody else.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false

  /// The largest window there is, and 16 for the headers of gzip.
  private static let windowBits: Int32 = 15 + 16

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Where there is no memory for it, every later call is refused as an error code.
    unsafe inflateInit2_(
      stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    if isBetweenMembers {
      // Tapes and tar fill their blocks with zeros, which gzip itself passes over.
      let zeros = unsafe input.prefix { $0 == 0 }.count
      if zeros > 0 { return DecodingStep(read: zeros, written: 0, state: .betweenParts) }
      unsafe inflateReset(stream)
      isBetweenMembers = false
    }
    let inputCount = UInt32(clamping: input.count)
    let outputCount = UInt32(clamping: output.count)
    // zlib reads and writes within the counts, which are those of the buffers or less. It takes
    // its input as mutable, and does not change it.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.bindMemory(to: UInt8.self).baseAddress)
    unsafe stream.pointee.avail_in = inputCount
    unsafe stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    unsafe stream.pointee.avail_out = outputCount
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    var step = unsafe DecodingStep(
      read: Int(inputCount - stream.pointee.avail_in),
      written: Int(outputCount - stream.pointee.avail_out), state: .insidePart)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isBetweenMembers = true
      step.state = .betweenParts
    default:
      step.state = .failed(reason(status))
    }
    return step
  }

  private func reason(_ status: Int32) -> String {
    // Either null or text that lives as long as the library.
    guard let message = unsafe stream.pointee.msg else { return "zlib says error \(status)" }
    return unsafe "zlib says \"\(String(cString: message))\""
  }
}
