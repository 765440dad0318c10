import Testing

@testable import SparkEventLog

@Suite struct CodecTests {
  static let unsupported: [(name: String, start: [UInt8])] = [
    ("LZ4", Array("LZ4Block%".utf8)), ("LZ4", [0x04, 0x22, 0x4D, 0x18]),
    ("snappy", [0x82, 0x53, 0x4E, 0x41, 0x50, 0x50, 0x59, 0x00, 0, 0, 0, 1]),
    ("LZF", [0x5A, 0x56, 1, 0, 20]), ("gzip", [0x1F, 0x8B, 8]),
  ]

  @Test(arguments: unsupported)
  func unsupportedCodecsAreNamed(_ codec: (name: String, start: [UInt8])) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(codec.start + [1, 2, 3, 4, 5, 6, 7, 8, 9], to: "app-1")
    let location = try EventLogLocation(path: path)
    let error = #expect(throws: EventLogError.self) { try EventLogReader.profile(of: location) }
    #expect(error?.code == .unsupportedCodec)
    #expect(error?.path == path)
    #expect(error?.message.contains("compressed with \(codec.name)") ?? false)
    #expect(error?.message.contains("decompress it first") ?? false)
    #expect(error?.description.hasPrefix(path + ": ") ?? false)
  }

  @Test func zstdAndPlain() {
    #expect(Codec(magic: [0x28, 0xB5, 0x2F, 0xFD, 0]) == .zstd)
    #expect(Codec(magic: [0x28, 0xB5, 0x2F]) == .plain)
    #expect(Codec(magic: Array(#"{"Event""#.utf8)) == .plain)
    #expect(Codec(magic: []) == .plain)
  }

  @Test func magicLengthSuffices() {
    for codec in Self.unsupported {
      #expect(Codec(magic: Array(codec.start.prefix(Codec.magicLength))) != .plain)
    }
  }
}
