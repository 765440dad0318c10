import CZstd

/// Zstandard frames. Spark closes one at every flush; frames that hold no data are passed over.
///
/// Source: RFC 8878.
///
/// Safe: the one unsafe thing in it, libzstd's context, never leaves it.
@safe
struct ZstdDecoder: StreamDecoder, ~Copyable {
  static let part = "a zstd frame"

  /// The largest window, as a power of two: 32 MiB. Spark's own is 512 KiB at its level 1 and
  /// 8 MiB at level 19; `zstd --long` and the levels above 20 take more memory than reading a log
  /// is worth.
  static let largestWindowLog: Int32 = 25

  // libzstd owns what this points to; it is created in init, freed in deinit, and used by nobody
  // else. Null, if there was no memory for it, is refused by libzstd as an error code.
  private let context: OpaquePointer?
  /// What libzstd takes next: the rest of a block. Given more, it would decode several blocks in
  /// one call, and an error in the last would lose them all.
  private var wanted = Self.smallestFrameStart
  private static let smallestFrameStart = 5
  private var isBetweenFrames = true

  init() {
    unsafe context = ZSTD_createDStream()
    _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.largestWindowLog)
  }

  deinit {
    unsafe ZSTD_freeDStream(context)
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    if isBetweenFrames, let first = unsafe input.first, !Self.beginsFrame(first) {
      return DecodingStep(read: 0, written: 0, state: .failed("no zstd frame begins there"))
    }
    // The sizes are those of the buffers, or less, and libzstd keeps its positions within them.
    var from = unsafe ZSTD_inBuffer(
      src: input.baseAddress, size: min(input.count, wanted), pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let hint = unsafe ZSTD_decompressStream(context, &to, &from)
    var step = unsafe DecodingStep(read: from.pos, written: to.pos, state: .insidePart)
    isBetweenFrames = hint == 0
    if ZSTD_isError(hint) != 0 {
      step.state = .failed(Self.reason(hint))
    } else if hint == 0 {
      step.state = .betweenParts
      wanted = Self.smallestFrameStart
    } else {
      wanted = hint
    }
    return step
  }

  /// Whether this can be the first byte of a frame, or of a skippable one. libzstd may know frames
  /// from before the format was settled, by decoders whose memory has no limit that we can set.
  private static func beginsFrame(_ byte: UInt8) -> Bool {
    byte == 0x28 || (0x50...0x5F).contains(byte)
  }

  private static func reason(_ code: Int) -> String {
    if ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge {
      return "its zstd window is larger than the \(1 << (largestWindowLog - 20)) MiB that are "
        + "read; decompress it first, with zstd -d --long=31"
    }
    return unsafe "zstd says \"\(String(cString: ZSTD_getErrorName(code)))\""
  }
}
