import CLZ4
import CSnappy
import CXXHash
import CZlib
import CZstd

/// The containers of compressed bytes that are read, written here without anything of the reader.
enum Container: String, CaseIterable, CustomStringConvertible {
  case zstd
  case lz4Block = "LZ4 blocks"
  case lz4Frame = "LZ4 frames"
  case snappy, lzf, gzip

  struct Failure: Error {}

  var description: String { rawValue }

  /// Whether no damage to what it holds goes unnoticed.
  var hasChecksums: Bool { self != .snappy && self != .lzf }

  /// Whether no byte of damaged content is given.
  var checksBeforeGiving: Bool { self == .lz4Block }

  /// One complete stream of blocks of at most so many bytes, where it has blocks of a chosen size.
  func compressed(_ bytes: [UInt8], blockSize: Int = 32 << 10) throws -> [UInt8] {
    switch self {
    case .zstd: try Zstd.compressed(bytes, withChecksum: true)
    case .lz4Block:
      try bytes.pieces(blockSize).flatMap { try LZ4.block($0) } + LZ4.endMark
    case .lz4Frame: try LZ4.frame(bytes)
    case .snappy:
      try Snappy.header + bytes.pieces(blockSize).flatMap { try Snappy.block($0) }
    case .lzf: bytes.pieces(min(blockSize, 65535)).flatMap { LZFWriter.chunk($0) }
    case .gzip: try Gzip.compressed(bytes)
    }
  }

  /// Where a stream of one block may end without being cut, besides its end.
  var innerEnds: [Int] { self == .snappy ? [Snappy.header.count] : [] }
}

extension [UInt8] {
  /// In order, all of one size but the last.
  func pieces(_ size: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }

  /// The lowest byte first.
  static func littleEndian(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// The highest byte first.
  static func bigEndian(_ value: Int, count: Int = 4) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// What `write` puts into a buffer of so many bytes, of which it returns how many there are.
  static func written(
    _ capacity: Int, _ write: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows -> [UInt8] {
    var output = [UInt8](repeating: 0, count: capacity)
    // The buffer outlives the call.
    let count = try unsafe output.withUnsafeMutableBytes { unsafe try write($0) }
    return Array(output.prefix(count))
  }
}

/// liblz4's compressor, in both containers.
enum LZ4 {
  static let endMark = header(method: 0x10, level: 5, payload: 0, decoded: 0, checksum: 0)

  /// The header of lz4-java's `LZ4BlockOutputStream`.
  static func header(
    method: Int, level: Int, payload: Int, decoded: Int, checksum: Int
  ) -> [UInt8] {
    Array("LZ4Block".utf8) + [UInt8(truncatingIfNeeded: method | level)]
      + [payload, decoded, checksum].flatMap { [UInt8].littleEndian($0) }
  }

  static func checksum(_ bytes: [UInt8]) -> Int {
    // The count is the array's.
    Int(unsafe bytes.withUnsafeBytes { unsafe xxHash32($0.baseAddress, $0.count, 0x9747_B28C) })
      & 0x0FFF_FFFF
  }

  /// A block of lz4-java's, stored if it would not get smaller.
  static func block(_ bytes: [UInt8]) throws -> [UInt8] {
    var level = 0
    while 1024 << level < bytes.count { level += 1 }
    let capacity = Int(LZ4_compressBound(Int32(bytes.count)))
    let packed = unsafe [UInt8].written(capacity) { to in
      // Both buffers outlive the call, and the sizes are theirs.
      unsafe bytes.withUnsafeBytes { from in
        Int(
          unsafe LZ4_compress_default(
            from.baseAddress, to.baseAddress, Int32(from.count), Int32(to.count)))
      }
    }
    let isStored = packed.isEmpty || packed.count >= bytes.count
    let payload = isStored ? bytes : packed
    return header(
      method: isStored ? 0x10 : 0x20, level: level, payload: payload.count,
      decoded: bytes.count, checksum: checksum(bytes)) + payload
  }

  /// A frame with every checksum that the format has.
  static func frame(_ bytes: [UInt8]) throws -> [UInt8] {
    var preferences = LZ4F_preferences_t()
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled
    preferences.frameInfo.blockChecksumFlag = LZ4F_blockChecksumEnabled
    preferences.frameInfo.blockMode = LZ4F_blockIndependent
    return try unsafe [UInt8].written(LZ4F_compressFrameBound(bytes.count, &preferences)) { to in
      // Both buffers outlive the call, and the sizes are theirs.
      let count = unsafe bytes.withUnsafeBytes { from in
        unsafe LZ4F_compressFrame(
          to.baseAddress, to.count, from.baseAddress, from.count, &preferences)
      }
      guard LZ4F_isError(count) == 0 else { throw Container.Failure() }
      return count
    }
  }
}

/// libsnappy's compressor, in snappy-java's container.
enum Snappy {
  static let header =
    [0x82] + Array("SNAPPY".utf8) + [0] + .bigEndian(1) + .bigEndian(1)

  static func block(_ bytes: [UInt8]) throws -> [UInt8] {
    let payload = try unsafe [UInt8].written(snappy_max_compressed_length(bytes.count)) { to in
      var count = to.count
      // Both buffers outlive the call, and the sizes are theirs.
      let status = unsafe bytes.withUnsafeBytes { from in
        unsafe snappy_compress(from.baseAddress, from.count, to.baseAddress, &count)
      }
      guard status == SNAPPY_OK else { throw Container.Failure() }
      return count
    }
    return .bigEndian(payload.count) + payload
  }
}

/// zlib's compressor.
enum Gzip {
  static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = unsafe z_stream()
    // Both buffers outlive the calls, the sizes are theirs, and the stream is not moved while
    // zlib uses it, which the one scope of the pointer says.
    return try unsafe withUnsafeMutablePointer(to: &stream) { stream in
      let size = unsafe Int32(MemoryLayout<z_stream>.size)
      guard
        unsafe deflateInit2_(stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
          == Z_OK
      else { throw Container.Failure() }
      defer { unsafe deflateEnd(stream) }
      return try unsafe [UInt8].written(Int(deflateBound(stream, UInt(bytes.count)))) { to in
        try unsafe bytes.withUnsafeBytes { from in
          unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: from.bindMemory(to: UInt8.self).baseAddress)
          unsafe stream.pointee.avail_in = UInt32(from.count)
          unsafe stream.pointee.next_out = to.bindMemory(to: UInt8.self).baseAddress
          unsafe stream.pointee.avail_out = UInt32(to.count)
          guard unsafe deflate(stream, Z_FINISH) == Z_STREAM_END else { throw Container.Failure() }
          return to.count - Int(unsafe stream.pointee.avail_out)
        }
      }
    }
  }
}
