import CSnappy

/// Snappy as Spark writes it: the streams of snappy-java's `SnappyOutputStream`, any number of
/// them, and not the snappy framing format.
///
/// A stream begins with a magic of eight bytes, its version, and the version that a reader must
/// know at least; its blocks are a length and a payload. All integers have four bytes, the
/// highest first.
///
/// Source: snappy-java, `org/xerial/snappy/SnappyCodec.java` and `SnappyInputStream.java`.
struct SnappyFormat: BlockFormat {
  static let blockName = "a snappy block"

  /// Spark's blocks are of `spark.io.compression.snappy.blockSize`, 32 KiB where it is not set;
  /// one of more than this many bytes, before or after decompression, is refused.
  static let largestBlock = 32 << 20

  private static let magic: [UInt8] = [0x82] + Array("SNAPPY".utf8) + [0x00]
  private static let headerCount = 16
  private static let lengthCount = 4
  private static let knownVersion = 1
  /// No length is so large that it fills five groups of seven bits.
  private static let longestVarint = 5

  mutating func next(_ input: inout BufferedInput) throws(EventLogError) -> BlockStep {
    guard try input.fill(to: Self.lengthCount) else { return input.count == 0 ? .end : .cut }
    if input.starts(with: Array(Self.magic.prefix(Self.lengthCount))) {
      guard try input.fill(to: Self.headerCount) else { return .cut }
      guard input.starts(with: Self.magic), input.bigEndian32(at: 8) >= 1,
        input.bigEndian32(at: 12) <= Self.knownVersion
      else { return .damaged("the header there is none of a snappy stream that is known") }
      return .skip(Self.headerCount)
    }
    let payloadCount = input.bigEndian32(at: 0)
    guard (1...Self.largestBlock).contains(payloadCount) else {
      return .damaged(
        "it says that a block has \(payloadCount) bytes, of at most \(Self.largestBlock)")
    }
    guard
      try input.fill(to: Self.lengthCount + min(payloadCount, Self.longestVarint)),
      let decodedCount = Self.decodedCount(input)
    else {
      return try input.fill(to: Self.lengthCount + payloadCount)
        ? .damaged("a snappy block there does not say how much it holds") : .cut
    }
    guard decodedCount <= Self.largestBlock else {
      return .damaged(
        "it says that a block holds \(decodedCount) bytes, of at most \(Self.largestBlock)")
    }
    if decodedCount == 0 {
      return try input.fill(to: Self.lengthCount + payloadCount)
        ? .skip(Self.lengthCount + payloadCount) : .cut
    }
    return .block(
      Block(
        headerCount: Self.lengthCount, payloadCount: payloadCount, decodedCount: decodedCount))
  }

  /// What the block that begins behind the length says that it holds.
  private static func decodedCount(_ input: BufferedInput) -> Int? {
    var count = 0
    // libsnappy reads within the count and sets the length only where it says that it is there.
    let status = unsafe input.withBytes { bytes in
      unsafe snappy_uncompressed_length(
        UnsafeRawBufferPointer(rebasing: bytes[lengthCount...]).baseAddress,
        bytes.count - lengthCount, &count)
    }
    return status == SNAPPY_OK ? count : nil
  }

  func decode(
    _ payload: UnsafeRawBufferPointer, of block: Block,
    into output: UnsafeMutableRawBufferPointer
  ) -> String? {
    var count = output.count
    // libsnappy reads and writes within the counts, which are those of the buffers.
    let status = unsafe snappy_uncompress(
      payload.baseAddress, payload.count, output.baseAddress, &count)
    return status == SNAPPY_OK && count == output.count
      ? nil : "libsnappy cannot decompress it"
  }
}
