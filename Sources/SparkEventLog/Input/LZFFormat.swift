/// The chunks of compress-lzf's `LZFOutputStream`.
///
/// A chunk is `ZV`, a byte that is 1 if it is compressed, the length of the payload, where it is
/// compressed also the length of what it holds, both in two bytes with the highest first, and the
/// payload. There is no checksum.
///
/// Source: compress-lzf, `com/ning/compress/lzf/LZFChunk.java`.
struct LZFFormat: BlockFormat {
  static let blockName = "an LZF chunk"

  private static let magic = Array("ZV".utf8)
  private static let storedHeaderCount = 5
  private static let compressedHeaderCount = 7

  mutating func next(_ input: inout BufferedInput) throws(EventLogError) -> BlockStep {
    guard try input.fill(to: Self.storedHeaderCount) else {
      return input.count == 0 ? .end : .cut
    }
    guard input.starts(with: Self.magic) else { return .damaged("no LZF chunk begins there") }
    let payloadCount = input.bigEndian16(at: 3)
    switch input.byte(at: 2) {
    case 0:
      if payloadCount == 0 { return .skip(Self.storedHeaderCount) }
      return .block(
        Block(
          headerCount: Self.storedHeaderCount, payloadCount: payloadCount,
          decodedCount: payloadCount, isStored: true))
    case 1:
      guard try input.fill(to: Self.compressedHeaderCount) else { return .cut }
      let decodedCount = input.bigEndian16(at: 5)
      guard decodedCount > 0, payloadCount > 0 else {
        return .damaged("it says that \(payloadCount) bytes hold \(decodedCount)")
      }
      return .block(
        Block(
          headerCount: Self.compressedHeaderCount, payloadCount: payloadCount,
          decodedCount: decodedCount))
    case let type:
      return .damaged("it says \(type) for the type, which LZF chunks do not know")
    }
  }

  func decode(
    _ payload: UnsafeRawBufferPointer, of block: Block,
    into output: UnsafeMutableRawBufferPointer
  ) -> String? {
    if block.isStored {
      // A stored payload is as long as the output.
      unsafe output.copyMemory(from: payload)
      return nil
    }
    return unsafe LZF.decode(payload, into: output)
      ? nil : "it is not what LZF makes of \(block.decodedCount) bytes"
  }
}
