import CLZ4
import CXXHash

/// LZ4 as Spark writes it: the streams of lz4-java's `LZ4BlockOutputStream`, any number of them.
///
/// A block is `LZ4Block`, a byte with the method and the size of the writer's buffer, the length
/// of the payload, the length of what it holds, and its checksum, each a little-endian integer of
/// four bytes, and the payload. A block that holds nothing ends a stream.
///
/// Source: lz4-java, `net/jpountz/lz4/LZ4BlockOutputStream.java` and `LZ4BlockInputStream.java`.
struct LZ4BlockFormat: BlockFormat {
  static let blockName = "an LZ4 block"

  private static let magic = Array("LZ4Block".utf8)
  private static let headerCount = 21
  private static let stored = 0x10
  private static let compressed = 0x20
  /// The buffer of the writer is 1 KiB shifted by the low four bits, so 32 MiB at most.
  private static let smallestBufferLog = 10
  private static let checksumSeed: UInt32 = 0x9747_B28C
  /// lz4-java drops the highest bits of the checksum.
  private static let checksumMask: UInt32 = 0x0FFF_FFFF

  private var isInsideStream = false

  mutating func next(_ input: inout BufferedInput) throws(EventLogError) -> BlockStep {
    guard try input.fill(to: Self.headerCount) else {
      if input.count > 0 { return .cut }
      guard isInsideStream else { return .end }
      return .openEnd(
        "ends without the end mark of an LZ4 stream: "
          + "it was cut, or its application still ran or died")
    }
    guard input.starts(with: Self.magic) else { return .damaged("no LZ4 block begins there") }
    let token = input.byte(at: 8)
    let payloadCount = input.littleEndian32(at: 9)
    let decodedCount = input.littleEndian32(at: 13)
    let checksum = input.littleEndian32(at: 17)
    let method = token & 0xF0
    guard method == Self.stored || method == Self.compressed else {
      return .damaged("it says \(method) for the method, which LZ4 blocks do not know")
    }
    if decodedCount == 0, payloadCount == 0, checksum == 0 {
      isInsideStream = false
      return .skip(Self.headerCount)
    }
    let largest = 1 << (Self.smallestBufferLog + token & 0x0F)
    guard (1...largest).contains(decodedCount),
      (1...largest).contains(payloadCount),
      method == Self.compressed || payloadCount == decodedCount
    else {
      return .damaged(
        "it says that \(payloadCount) bytes hold \(decodedCount), "
          + "of at most \(largest) in a block")
    }
    isInsideStream = true
    return .block(
      Block(
        headerCount: Self.headerCount, payloadCount: payloadCount, decodedCount: decodedCount,
        isStored: method == Self.stored, checksum: checksum))
  }

  func decode(
    _ payload: UnsafeRawBufferPointer, of block: Block,
    into output: UnsafeMutableRawBufferPointer
  ) -> String? {
    if block.isStored {
      // A stored payload is as long as the output.
      unsafe output.copyMemory(from: payload)
    } else {
      // liblz4 reads and writes within the counts; both are 32 MiB at most.
      let count = unsafe LZ4_decompress_safe(
        payload.baseAddress, output.baseAddress, Int32(payload.count), Int32(output.count))
      guard count == output.count else { return "liblz4 cannot decompress it" }
    }
    // The count is that of the buffer.
    let found = unsafe xxHash32(output.baseAddress, output.count, Self.checksumSeed)
    return Int(found & Self.checksumMask) == block.checksum ? nil : "its checksum is wrong"
  }
}
