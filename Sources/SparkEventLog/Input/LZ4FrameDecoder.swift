import CLZ4

/// Frames of the LZ4 frame format, which the `lz4` command writes; Spark itself writes
/// ``LZ4BlockFormat``. liblz4 verifies their checksums.
///
/// Source: LZ4 Frame Format Description 1.6.
///
/// Safe: the one unsafe thing in it, liblz4's context, never leaves it.
@safe
struct LZ4FrameDecoder: StreamDecoder, ~Copyable {
  static let part = "an LZ4 frame"

  // liblz4 owns what this points to; it is created in init, freed in deinit, and used by nobody
  // else. Null if there was no memory for it.
  private let context: OpaquePointer?
  /// What liblz4 takes next: the rest of a block. Given more, it would decode several blocks in
  /// one call, and an error in the last would lose them all.
  private var wanted = Self.smallestHeader
  private static let smallestHeader = 7

  init() {
    var created: OpaquePointer?
    let status = unsafe LZ4F_createDecompressionContext(&created, UInt32(LZ4F_VERSION))
    unsafe context = LZ4F_isError(status) == 0 ? created : nil
  }

  deinit {
    _ = unsafe LZ4F_freeDecompressionContext(context)
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    guard let context = unsafe context else {
      return DecodingStep(read: 0, written: 0, state: .failed("there is no memory for it"))
    }
    var read = min(input.count, wanted)
    var written = output.count
    // liblz4 reads and writes within the counts, which are those of the buffers or less, and
    // puts in their place what it took and gave.
    let hint = unsafe LZ4F_decompress(
      context, output.baseAddress, &written, input.baseAddress, &read, nil)
    if LZ4F_isError(hint) != 0 {
      let name = unsafe String(cString: LZ4F_getErrorName(hint))
      return DecodingStep(read: 0, written: 0, state: .failed("liblz4 says \"\(name)\""))
    }
    wanted = hint == 0 ? Self.smallestHeader : hint
    return DecodingStep(
      read: read, written: written, state: hint == 0 ? .betweenParts : .insidePart)
  }
}
