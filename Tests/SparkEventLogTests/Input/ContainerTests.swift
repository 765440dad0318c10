import Testing

@testable import SparkEventLog

/// Every container gives what was put into it, however its bytes come and are taken.
@Suite struct ContainerTests {
  private static let sizes = [
    0, 1, 2, 3, 31, 32, 33, 264, 1023, 1024, 1025, 32767, 32768, 32769, 65535, 65536, 65537,
    200_000,
  ]

  @Test("gives what was put into it, around the sizes of blocks", arguments: Container.allCases)
  func sizes(_ container: Container) throws {
    for size in Self.sizes {
      for bytes in [
        Sample.json(size), Sample.noise(size, seed: 1), .init(repeating: 7, count: size),
      ] {
        let packed = try container.compressed(bytes)
        #expect(try Decoding(of: packed) == Decoding(bytes), "\(size)")
      }
    }
  }

  @Test(
    "gives the same whatever the reads and the buffer", arguments: Container.allCases,
    [(1, 64 << 10), (7, 3), (.max, 1), (1, 1), (4096, 1000), (.max, 32 << 10)])
  func readsOfAnySize(_ container: Container, _ sizes: (step: Int, buffer: Int)) throws {
    let bytes = Sample.json(5000) + Sample.noise(3000, seed: 2)
    let packed = try container.compressed(bytes, blockSize: 1000)
    let decoding = try Decoding(of: packed, step: sizes.step, bufferSize: sizes.buffer)
    #expect(decoding == Decoding(bytes))
  }

  @Test("goes on after the end of a stream", arguments: Container.allCases)
  func concatenated(_ container: Container) throws {
    let pieces = [0, 5, 0, 0, 70_000, 1, 0].enumerated().map { Sample.json($1, seed: $0) }
    let packed = try pieces.flatMap { try container.compressed($0) }
    // Nothing at all has no magic number, so the formats that write nothing of nothing are plain.
    #expect(try Decoding(of: packed) == Decoding(pieces.flatMap(\.self)))
  }

  @Test("gives nothing but what is there behind the offset", arguments: Container.allCases)
  func offset(_ container: Container) throws {
    let bytes = Sample.json(3000)
    let source = try Codec.decoded(
      MemorySource(container.compressed(bytes, blockSize: 100)), name: "memory")
    var buffer = [UInt8](repeating: 0xAA, count: 4000)
    var end = 500
    while true {
      let count = try source.read(into: &buffer, at: end)
      if count == 0 { break }
      end += count
    }
    #expect(Array(buffer[500..<end]) == bytes)
    #expect(buffer[..<500].allSatisfy { $0 == 0xAA })
    #expect(buffer[end...].count == 500)
  }

  @Test("makes the same profile of a log as plain JSON", arguments: Container.allCases)
  func profile(_ container: Container) throws {
    let log = try ReferenceLog.named("spill.zstd")
    let profile = try ProfileBuilder.result(of: container.compressed(log.bytes))
    #expect(profile == log.profile)
  }
}

extension Decoding {
  /// What there is without any damage.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    damage = nil
  }
}
