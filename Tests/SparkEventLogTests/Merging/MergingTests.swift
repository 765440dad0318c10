import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// Disjoint parts of a log, read apart and merged, give the profile of the whole: coverage
/// included, since what it counts are lines and bytes.
@Suite struct MergingTests {
  @Test(arguments: ReferenceLog.all, [1, 2, 3, 7, 20, 100])
  func partsOfEqualLength(_ log: ReferenceLog, length: Int) throws {
    let lines = log.lines
    let cuts = Array(stride(from: length, to: lines.count, by: length))
    #expect(try Self.merged(Self.parts(of: lines, at: cuts)) == log.profile)
  }

  @Test(arguments: ReferenceLog.all, 1...6)
  func partsOfRandomLength(_ log: ReferenceLog, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let lines = log.lines
    let cuts = Set((0..<5).map { _ in Int.random(in: 1..<lines.count, using: &random) }).sorted()
    #expect(try Self.merged(Self.parts(of: lines, at: cuts)) == log.profile)
  }

  @Test(arguments: ReferenceLog.all) func mergingIsAssociative(_ log: ReferenceLog) throws {
    let lines = log.lines
    let parts = try Self.parts(of: lines, at: [lines.count / 3, lines.count * 2 / 3])
    try #require(parts.count == 3)
    var tail = parts[1]
    tail.merge(parts[2])
    var grouped = parts[0]
    grouped.merge(tail)
    #expect(grouped == Self.merged(parts))
  }

  @Test(arguments: ReferenceLog.all) func anEmptyProfileChangesNothing(_ log: ReferenceLog) {
    #expect(Self.merged([SparkProfile(), log.profile]) == log.profile)
    #expect(Self.merged([log.profile, SparkProfile()]) == log.profile)
  }

  /// The events of a real log tell each thing once. Where they repeat themselves, merging still
  /// means the same as reading on.
  @Test(arguments: 0..<10) func repeatedAndDisorderedEvents(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let events = (0..<60).map { _ in Array(RandomEvent.line(&random).utf8) }
    let whole = try ProfileBuilder.profile(ofLines: events)
    for length in [1, 4, 25] {
      let cuts = Array(stride(from: length, to: events.count, by: length))
      #expect(try Self.merged(Self.parts(of: events, at: cuts)) == whole)
    }
  }

  private static func parts(of lines: [[UInt8]], at cuts: [Int]) throws -> [SparkProfile] {
    try zip([0] + cuts, cuts + [lines.count]).map { start, end in
      try ProfileBuilder.profile(ofLines: lines[start..<end])
    }
  }

  private static func merged(_ parts: [SparkProfile]) -> SparkProfile {
    parts.dropFirst().reduce(into: parts.first ?? SparkProfile()) { $0.merge($1) }
  }
}
