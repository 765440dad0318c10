import Testing

@testable import SparkEventLog

/// A damaged container gives what lies before the damage, and says where it is.
@Suite struct DamagedContainerTests {
  /// Some streams of one block each, and where each of them ends.
  private struct Streams {
    let pieces: [[UInt8]]
    let packed: [UInt8]
    let starts: [Int]
    let cleanEnds: Set<Int>

    init(_ container: Container) throws {
      pieces = [
        Sample.json(300, seed: 1), Sample.noise(40, seed: 2), .init(repeating: 0x20, count: 600),
        Sample.json(300, seed: 1000),
      ]
      var packed: [UInt8] = []
      var starts: [Int] = []
      var cleanEnds: Set<Int> = []
      for piece in pieces {
        starts.append(packed.count)
        cleanEnds.formUnion(container.innerEnds.map { packed.count + $0 })
        packed += try container.compressed(piece)
        cleanEnds.insert(packed.count)
      }
      self.packed = packed
      self.starts = starts
      self.cleanEnds = cleanEnds
    }

    var bytes: [UInt8] { pieces.flatMap(\.self) }

    /// What the streams hold that end at or before a byte of the packed ones.
    func before(_ position: Int) -> [UInt8] {
      let ends = starts.dropFirst() + [packed.count]
      return zip(pieces, ends).filter { $0.1 <= position }.flatMap(\.0)
    }
  }

  @Test("cut at every byte", arguments: Container.allCases, [1, .max])
  func cut(_ container: Container, _ step: Int) throws {
    let streams = try Streams(container)
    // Fewer bytes than the magic number are taken for plain.
    for end in Codec.magicLength...streams.packed.count {
      let decoding = try Decoding(of: Array(streams.packed[..<end]), step: step)
      #expect(streams.bytes.starts(with: decoding.bytes), "cut at \(end)")
      #expect(decoding.bytes.starts(with: streams.before(end)), "cut at \(end)")
      let isClean = streams.cleanEnds.contains(end)
      #expect((decoding.damage == nil) == isClean, "cut at \(end): \(decoding.damage ?? "")")
      if !isClean { #expect(decoding.damage?.hasPrefix("ends ") ?? false, "cut at \(end)") }
    }
  }

  @Test("one bit of one byte flipped, everywhere", arguments: Container.allCases, 0..<8)
  func flipped(_ container: Container, _ bit: UInt8) throws {
    let streams = try Streams(container)
    for position in streams.packed.indices {
      var packed = streams.packed
      packed[position] ^= 1 << bit
      guard Codec(magic: packed) == Codec(magic: streams.packed) else { continue }
      let decoding = try Decoding(of: packed)
      #expect(decoding.bytes.starts(with: streams.before(position)), "byte \(position)")
      if container.hasChecksums, decoding.damage == nil {
        #expect(decoding.bytes == streams.bytes, "byte \(position)")
      }
      if container.checksBeforeGiving {
        #expect(streams.bytes.starts(with: decoding.bytes), "byte \(position)")
      }
      if let damage = decoding.damage {
        #expect(damage.hasPrefix("ends ") || damage.hasPrefix("is damaged near compressed byte "))
      }
    }
  }

  @Test("noise behind the magic number", arguments: Container.allCases, 0..<50)
  func noise(_ container: Container, _ seed: UInt64) throws {
    let start = try container.compressed(Sample.json(100)).prefix(Codec.magicLength)
    let decoding = try Decoding(of: start + Sample.noise(5000, seed: seed))
    #expect(decoding.damage != nil)
  }

  @Test("something else behind a stream", arguments: Container.allCases)
  func somethingElseBehind(_ container: Container) throws {
    let bytes = Sample.json(1000)
    let packed = try container.compressed(bytes)
    for rest in [Array("plain text, and quite some of it".utf8), Sample.noise(99, seed: 5)] {
      let decoding = try Decoding(of: packed + rest)
      #expect(decoding.bytes == bytes)
      let place = try #require(decoding.damage?.firstMatch(of: /near compressed byte (\d+)/)?.1)
      // A library may take some bytes of a header before it refuses it.
      #expect((packed.count...(packed.count + 16)).contains(Int(place) ?? 0), "\(place)")
    }
  }

  @Test("damage near the end costs only a block", arguments: [Container.zstd, .lz4Frame])
  func damageInALateBlock(_ container: Container) throws {
    let bytes = Sample.noise(1 << 20, seed: 3)
    var packed = try container.compressed(bytes)
    // A block header that is none: the type that zstd reserves, a length that LZ4 does not allow.
    let header = try #require(Self.lastBlockHeader(container, packed))
    for offset in 0..<3 { packed[header + offset] = 0xFF }
    let decoding = try Decoding(of: packed, bufferSize: 4 << 20)
    #expect(bytes.starts(with: decoding.bytes))
    #expect(decoding.bytes.count >= bytes.count / 2)
    #expect(decoding.damage?.hasPrefix("is damaged near compressed byte ") ?? false)
  }

  /// Where the fourth of the stored blocks begins, found by the lengths of those before.
  private static func lastBlockHeader(_ container: Container, _ packed: [UInt8]) -> Int? {
    switch container {
    // Magic, descriptor, and a content size of four bytes; blocks of 128 KiB.
    case .zstd: 9 + 6 * (3 + 128 << 10)
    // Magic, descriptor of two bytes, checksum; blocks of 64 KiB with a length and a checksum.
    case .lz4Frame: 7 + 12 * (8 + 64 << 10)
    default: nil
    }
  }
}
