import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// Wrong bytes never trap, and cost no more than the lines they are in.
@Suite struct FlippedByteTests {
  @Test(arguments: 0..<8) func plain(_ bit: UInt8) throws {
    let bytes = try ShortLog.bytes()
    let events = bytes.count { $0 == 0x0A }
    for position in stride(from: Int(bit), to: bytes.count, by: 61) {
      var damaged = bytes
      damaged[position] ^= 1 << bit
      let coverage = try ProfileBuilder.result(of: damaged).coverage
      // A line end more or less joins or divides two lines.
      #expect(coverage.eventCount >= events - 2)
      let accounted =
        coverage.eventCount + coverage.unreadableLines
        + coverage.unknownEvents.values.reduce(0, +)
      #expect(accounted >= events - 1)
    }
  }

  @Test(arguments: 0..<8) func compressed(_ bit: UInt8) throws {
    let frames = try ShortLog.lines().map { try Zstd.compressed($0 + [0x0A]) }
    let bytes = frames.flatMap(\.self)
    let firstFrame = frames[0].count
    for position in stride(from: Int(bit), to: bytes.count, by: 41) {
      var damaged = bytes
      damaged[position] ^= 1 << bit
      do {
        #expect(try ProfileBuilder.result(of: damaged).coverage.eventCount > 0)
      } catch {
        // Nothing was read, because the first frame, or its magic number, is the damaged one.
        #expect(position < firstFrame)
        #expect(error.code == .empty || error.code == .notAnEventLog)
      }
    }
  }

  /// Frames before the damaged one are read, and the damage is told.
  @Test func theFramesBeforeDamageAreRead() throws {
    let lines = try ShortLog.lines()
    var frames = try lines.map { try Zstd.compressed($0 + [0x0A]) }
    frames[10] = Array(frames[10].prefix(8)) + [UInt8](repeating: 0xFF, count: 50)
    let profile = try ProfileBuilder.result(of: frames.flatMap(\.self))
    #expect(profile.coverage.eventCount == 10)
    #expect(profile.coverage.isCut)
    let damage = try #require(profile.coverage.damage.first)
    #expect(damage.hasPrefix("memory is damaged near compressed byte "))
    #expect(damage.contains("zstd says \""))
  }

  /// Damage in the first frame is not taken for a log that is still being written.
  @Test func damageIsNamedWhereNothingCouldBeRead() throws {
    let damaged: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD] + [UInt8](repeating: 0xFF, count: 50)
    let error = #expect(throws: EventLogError.self) { try ProfileBuilder.result(of: damaged) }
    #expect(error?.message.contains("is damaged near compressed byte") ?? false)
  }

  @Test(arguments: 0..<20) func noiseInTheMiddle(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try ShortLog.bytes()
    let start = Int.random(in: 0..<(bytes.count - 200), using: &random)
    for position in start..<(start + 200) {
      bytes[position] = UInt8.random(in: 0...255, using: &random)
    }
    let profile = try ProfileBuilder.result(of: bytes)
    #expect(profile.coverage.eventCount > 0)
  }
}
