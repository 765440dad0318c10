import Testing

@testable import SparkEventLog

/// Lengths that no format allows are refused in words, and cost no memory.
@Suite struct AbsurdLengthTests {
  private static let bytes = Sample.json(200)
  private static let zeros = [UInt8](repeating: 0, count: 100)

  private static let absurd: [(container: Container, header: [UInt8], words: String)] = [
    lz4(method: 0x30, payload: 5, decoded: 5, "the method"),
    lz4(payload: 1025, decoded: 1000, "1025 bytes hold 1000, of at most 1024"),
    lz4(payload: 1000, decoded: 1025, "1000 bytes hold 1025, of at most 1024"),
    lz4(method: 0x10, payload: 5, decoded: 6, "5 bytes hold 6"),
    lz4(payload: 0, decoded: 5, "0 bytes hold 5"),
    lz4(payload: 5, decoded: 0, "5 bytes hold 0"),
    lz4(payload: -1, decoded: 5, "4294967295 bytes hold 5"),
    lz4(payload: 5, decoded: -1, "5 bytes hold 4294967295"),
    lz4(level: 15, payload: 32 << 20, decoded: 32 << 20 + 1, "at most 33554432"),
    (.snappy, .bigEndian(0) + zeros, "0 bytes, of at most 33554432"),
    (.snappy, .bigEndian(-1) + zeros, "4294967295 bytes, of at most 33554432"),
    (.snappy, .bigEndian(32 << 20 + 1) + zeros, "33554433 bytes, of at most 33554432"),
    (.snappy, .bigEndian(9) + [0x81, 0x80, 0x80, 0x10] + zeros, "holds 33554433 bytes"),
    (.snappy, .bigEndian(9) + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF] + zeros, "how much it holds"),
    (.snappy, [0x82] + Array("SNAPPX".utf8) + zeros, "the header there"),
    (.snappy, Array(Snappy.header.dropLast()) + [9] + zeros, "the header there"),
    (.lzf, Array("ZV".utf8) + [2] + zeros, "2 for the type"),
    // Frames of zstd 0.5, which libzstd may read, and of 0.1.
    (.zstd, [0x25, 0xB5, 0x2F, 0xFD] + zeros, "no zstd frame begins there"),
    (.zstd, [0xFD, 0x2F, 0xB5, 0x1E] + zeros, "no zstd frame begins there"),
    (.lzf, Array("ZV".utf8) + [1, 0, 5, 0, 0] + zeros, "5 bytes hold 0"),
    (.lzf, Array("ZV".utf8) + [1, 0, 0, 0, 5] + zeros, "0 bytes hold 5"),
  ]

  private static func lz4(
    method: Int = 0x20, level: Int = 0, payload: Int, decoded: Int, _ words: String
  ) -> (Container, [UInt8], String) {
    let header = LZ4.header(
      method: method, level: level, payload: payload, decoded: decoded, checksum: 0)
    return (.lz4Block, header + zeros, words)
  }

  @Test("in a header behind a good block", arguments: absurd)
  func headers(_ header: (container: Container, header: [UInt8], words: String)) throws {
    let good = try header.container.compressed(Self.bytes)
    let decoding = try Decoding(of: good + header.header)
    #expect(decoding.bytes == Self.bytes)
    let damage = try #require(decoding.damage)
    #expect(damage.hasPrefix("is damaged near compressed byte \(good.count): "), "\(damage)")
    #expect(damage.contains(header.words), "\(damage)")
  }

  /// A length that is allowed, and lies, is believed only as far as bytes come.
  @Test("cost no memory before the bytes are there")
  func claims() throws {
    let largest = 32 << 20
    for header in [
      LZ4.header(method: 0x20, level: 15, payload: largest, decoded: largest, checksum: 0),
      Snappy.header + .bigEndian(largest) + [0x80, 0x80, 0x80, 0x10],
    ] {
      let source = MemorySource(header + Self.zeros)
      let decoding = try Decoding(Codec.decoded(source, name: "memory"))
      #expect(decoding.bytes.isEmpty)
      #expect(decoding.damage?.hasPrefix("ends in the middle of ") ?? false)
      #expect(source.largestBuffer <= 256 << 10)
    }
  }

  @Test("of repetitions in LZF, before the start and beyond the end")
  func repetitions() throws {
    let payloads: [[UInt8]] = [
      // Nothing to repeat; too far back; more than fits; less than there should be.
      [0x20, 0], [0, 7, 0x20, 1], [0, 7, 0xE0, 200, 0], [0, 7, 0x20, 0],
      // Cut in a run, before the long length, and before the distance.
      [5, 1, 2], [0, 7, 0xE0], [0, 7, 0xE0, 1], [0, 7, 0x20],
      // More literals than fit.
      [9] + [UInt8](repeating: 1, count: 10),
    ]
    for payload in payloads {
      let chunk =
        Array("ZV".utf8) + [1] + .bigEndian(payload.count, count: 2) + .bigEndian(9, count: 2)
        + payload
      let decoding = try Decoding(of: chunk)
      #expect(decoding.bytes.isEmpty, "\(payload)")
      #expect(decoding.damage?.contains("not what LZF makes of 9 bytes") ?? false, "\(payload)")
    }
    let good = Array("ZV".utf8) + [1, 0, 4, 0, 9, 0, 7, 0xC0, 0]
    #expect(try Decoding(of: good) == Decoding(.init(repeating: 7, count: 9)))
  }
}
