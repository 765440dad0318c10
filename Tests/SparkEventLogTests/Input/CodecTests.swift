import Testing

@testable import SparkEventLog

@Suite struct CodecTests {
  private static let magics: [(codec: Codec, start: [UInt8])] = [
    (.zstd, [0x28, 0xB5, 0x2F, 0xFD, 0]), (.zstd, [0x5F, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 9]),
    (.lz4Block, Array("LZ4Block%".utf8)), (.lz4Frame, [0x04, 0x22, 0x4D, 0x18]),
    (.snappy, [0x82, 0x53, 0x4E, 0x41, 0x50, 0x50, 0x59, 0x00, 0, 0, 0, 1]),
    (.lzf, [0x5A, 0x56, 1, 0, 20]), (.gzip, [0x1F, 0x8B, 8]), (.zip, [0x50, 0x4B, 3, 4]),
  ]

  @Test("is told by the first bytes", arguments: magics)
  func magic(_ magic: (codec: Codec, start: [UInt8])) {
    #expect(Codec(magic: magic.start) == magic.codec)
    #expect(Codec(magic: Array(magic.start.prefix(Codec.magicLength))) == magic.codec)
    #expect(Codec(magic: [0x20] + magic.start) == .plain)
  }

  @Test("is none where no magic number is whole")
  func plain() {
    #expect(Codec(magic: [0x28, 0xB5, 0x2F]) == .plain)
    #expect(Codec(magic: Array(#"{"Event""#.utf8)) == .plain)
    #expect(Codec(magic: []) == .plain)
  }

  @Test("zip inside of something else is named and refused")
  func zip() throws {
    let packed = try Container.gzip.compressed([0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    let error = #expect(throws: EventLogError.self) { try Decoding(of: packed) }
    #expect(error?.code == .unsupportedCodec)
    #expect(error?.message.contains("zip") ?? false)
  }

  @Test("lies around another one up to three times", arguments: Container.allCases)
  func nested(_ inner: Container) throws {
    let bytes = Sample.json(10_000)
    var packed = try inner.compressed(bytes)
    for outer in [Container.gzip, .zstd] {
      packed = try outer.compressed(packed)
      #expect(try Decoding(of: packed, step: 100) == Decoding(bytes))
    }
    packed = try Container.lzf.compressed(packed)
    let error = #expect(throws: EventLogError.self) { try Decoding(of: packed) }
    #expect(error?.code == .unsupportedCodec)
    #expect(error?.message.contains("more than 3 times over") ?? false)
  }

  @Test("damage to the outer one is what is told")
  func nestedDamage() throws {
    let bytes = Sample.json(100_000)
    let packed = try Container.gzip.compressed(Zstd.compressed(bytes))
    let decoding = try Decoding(of: Array(packed.dropLast(100)))
    #expect(decoding.damage == "ends in the middle of a gzip member")
    #expect(bytes.starts(with: decoding.bytes))
  }
}
