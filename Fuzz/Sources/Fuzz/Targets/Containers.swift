@testable import SparkEventLog

extension FuzzTarget {
  /// The containers of compressed bytes: whatever comes, they end, and give the same bytes however
  /// these are read.
  static let containers: [FuzzTarget] = [
    container("zstd", .zstd) { StreamSource<ZstdDecoder>($0) },
    container("gzip", .gzip) { StreamSource<GzipDecoder>($0) },
    container("lz4-frame", .lz4Frame) { StreamSource<LZ4FrameDecoder>($0) },
    container("lz4-block", .lz4Block) { BlockSource<LZ4BlockFormat>($0) },
    container("snappy", .snappy) { BlockSource<SnappyFormat>($0) },
    container("lzf", .lzf) { BlockSource<LZFFormat>($0) },
    FuzzTarget(
      name: "codec",
      seeds: { try Container.allCases.flatMap { try seeds($0) } },
      run: { bytes in
        check(bytes) { try? Codec.decoded($0, name: "fuzz") }
      }),
  ]

  /// More is not read of what expands without end.
  private static let mostOutput = 8 << 20

  private static func container(
    _ name: String, _ container: Container,
    _ source: @escaping @Sendable (any ByteSource) -> any ByteSource
  ) -> FuzzTarget {
    FuzzTarget(name: name, seeds: { try seeds(container) }, run: { check($0, source) })
  }

  private static func seeds(_ container: Container) throws -> [[UInt8]] {
    let samples = [
      [], Sample.json(10), Sample.json(500), Sample.noise(100, seed: 1),
      [UInt8](repeating: 0x20, count: 3000),
    ]
    return try samples.map { try container.compressed($0) }
      + [samples.flatMap { try container.compressed($0, blockSize: 200) }]
  }

  private static func check(
    _ bytes: [UInt8], _ source: (any ByteSource) -> (any ByteSource)?
  ) {
    guard let fast = source(MemorySource(bytes)), let slow = source(MemorySource(bytes, step: 3))
    else { return }
    let (first, second) = (all(of: fast, buffer: 64 << 10), all(of: slow, buffer: 100))
    let common = min(first.count, second.count)
    precondition(first[..<common] == second[..<common], "other bytes when read slowly")
    guard first.count < mostOutput, second.count < mostOutput else { return }
    precondition((fast.damage == nil) == (slow.damage == nil), "other damage when read slowly")
    // Of a part that is damaged, libzstd and liblz4 give more or less as its bytes come.
    precondition(
      first.count == second.count || fast.damage != nil,
      "more bytes, or fewer, when read slowly")
  }

  private static func all(of source: any ByteSource, buffer size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    while bytes.count < mostOutput, let count = try? source.read(into: &buffer, at: 0), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}
