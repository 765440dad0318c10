import CZstd

/// libzstd's one-shot calls, driven without anything of the reader under test.
enum Zstd {
  struct Failure: Error {}

  /// All frames, one after the other, through one growing output.
  static func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
    // The context is used and freed in this function only.
    let context = unsafe ZSTD_createDCtx()
    defer { _ = unsafe ZSTD_freeDCtx(context) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var position = 0
    while position < bytes.count {
      let (hint, read, written) = unsafe bytes.withUnsafeBytes { from in
        unsafe chunk.withUnsafeMutableBytes { to in
          // Both buffers outlive the call, and the sizes are theirs.
          var input = unsafe ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: position)
          var result = unsafe ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
          let hint = unsafe ZSTD_decompressStream(context, &result, &input)
          return unsafe (hint, input.pos, result.pos)
        }
      }
      guard ZSTD_isError(hint) == 0 else { throw Failure() }
      output += chunk[..<written]
      position = read
      // Output that did not fit comes only with another call.
      if position == bytes.count, hint != 0, written < chunk.count { throw Failure() }
    }
    return output
  }

  /// One frame.
  ///
  /// - Parameters:
  ///   - windowLog: Its window as a power of two; where it is given, the frame does not say how
  ///     much it holds, as Spark's do not.
  ///   - withChecksum: Whether it ends with the checksum that Spark leaves out.
  static func compressed(
    _ bytes: [UInt8], windowLog: Int32? = nil, withChecksum: Bool = false
  ) throws -> [UInt8] {
    // The context is used and freed in this function only.
    let context = unsafe ZSTD_createCCtx()
    defer { _ = unsafe ZSTD_freeCCtx(context) }
    for (parameter, value) in [
      (ZSTD_c_compressionLevel, 1), (ZSTD_c_windowLog, windowLog ?? 0),
      (ZSTD_c_checksumFlag, withChecksum ? 1 : 0),
      (ZSTD_c_contentSizeFlag, windowLog == nil ? 1 : 0),
    ] {
      guard unsafe ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)) == 0 else {
        throw Failure()
      }
    }
    return try unsafe [UInt8].written(ZSTD_compressBound(bytes.count)) { to in
      // Both buffers outlive the call, and the sizes are theirs.
      let size = unsafe bytes.withUnsafeBytes { from in
        unsafe ZSTD_compress2(context, to.baseAddress, to.count, from.baseAddress, from.count)
      }
      guard ZSTD_isError(size) == 0 else { throw Failure() }
      return size
    }
  }

  /// A frame for each of the pieces, as Spark closes one at every flush.
  static func compressed(frames: [[UInt8]]) throws -> [UInt8] {
    try frames.flatMap { try compressed($0) }
  }
}
