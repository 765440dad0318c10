import Testing

@testable import SparkEventLog

/// Memory and time stay bounded, and the limits are told in words.
@Suite struct MemoryLimitTests {
  @Test("zstd windows up to 32 MiB are read", arguments: [10, 19, 25] as [Int32])
  func windows(_ windowLog: Int32) throws {
    let bytes = Sample.json(100_000)
    let packed = try Zstd.streamed(bytes, windowLog: windowLog)
    #expect(try Decoding(of: packed) == Decoding(bytes))
  }

  @Test("larger zstd windows are refused, and what to do is said", arguments: [26, 27] as [Int32])
  func largerWindows(_ windowLog: Int32) throws {
    let bytes = Sample.json(100_000)
    let packed = try Zstd.compressed(bytes) + Zstd.streamed(bytes, windowLog: windowLog)
    let decoding = try Decoding(of: packed)
    #expect(decoding.bytes == bytes)
    let damage = try #require(decoding.damage)
    #expect(damage.contains("window is larger than the 32 MiB"))
    #expect(damage.contains("zstd -d --long=31"))
  }

  @Test("zstd passes over skippable frames, at the start too")
  func skippableFrames() throws {
    let bytes = Sample.json(1000)
    let skippable = [0x53, 0x2A, 0x4D, 0x18] + .littleEndian(300) + Sample.noise(300, seed: 1)
    let frame = try Zstd.compressed(bytes)
    let packed = skippable + frame + skippable + skippable + frame + skippable
    #expect(try Decoding(of: packed, step: 7) == Decoding(bytes + bytes))
    let cut = try Decoding(of: packed.dropLast())
    #expect(cut == Decoding(bytes + bytes, damage: "ends in the middle of a zstd frame"))
  }

  @Test("gzip passes over the zeros that fill a tape's block")
  func zerosBehindGzip() throws {
    let bytes = Sample.json(1000)
    let member = try Gzip.compressed(bytes)
    let zeros = [UInt8](repeating: 0, count: 1000)
    #expect(try Decoding(of: member + zeros, step: 9) == Decoding(bytes))
    #expect(try Decoding(of: member + zeros + member) == Decoding(bytes + bytes))
  }

  @Test("an LZ4 stream without its end mark is told, and read")
  func withoutEndMark() throws {
    let bytes = Sample.json(1000)
    let decoding = try Decoding(of: LZ4.block(bytes))
    #expect(decoding.bytes == bytes)
    #expect(decoding.damage?.hasPrefix("ends without the end mark of an LZ4 stream") ?? false)
  }

  /// Some sixty kilobytes that hold two gigabytes.
  @Test("a bomb ends at the limit, in the words of the limit")
  func bomb() throws {
    let part = try Zstd.compressed([UInt8](repeating: 0x20, count: 64 << 20))
    let packed = (0..<32).flatMap { _ in part }
    let source = try Codec.decoded(MemorySource(packed), name: "memory")
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while case let read = try source.read(into: &buffer, at: 0), read > 0 { count += read }
    #expect(count > 1 << 30)
    #expect(count <= 1 << 30 + 1 << 20)
    let damage = try #require(source.damage).description
    #expect(damage.contains("more than 1000 times its compressed size"))
    #expect(damage.contains("not read beyond \(count) bytes"))
  }

  @Test("up to the limit, and below the ratio, nothing ends")
  func limit() throws {
    func read(_ count: Int, of compressed: Int, free: Int64) throws -> Decoding {
      let input = CountingSource(MemorySource([UInt8](repeating: 0, count: compressed)))
      _ = try input.readPrefix(compressed)
      let limited = ExpansionLimit(
        MemorySource(.init(repeating: 1, count: count), step: 100), of: input, freeBytes: free)
      return try Decoding(limited)
    }
    #expect(try read(5000, of: 1, free: 5000).bytes.count == 5000)
    #expect(try read(5000, of: 5, free: 0).damage == nil)
    let ended = try read(5000, of: 1, free: 1500)
    #expect(ended.damage?.contains("not read beyond 2000 bytes") ?? false)
    #expect(ended.bytes.count == 2000)
  }
}
