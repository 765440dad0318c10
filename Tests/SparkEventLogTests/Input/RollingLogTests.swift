import SparkProfile
import Testing

@testable import SparkEventLog

/// A rolling log is read like Spark's History Server reads it.
@Suite struct RollingLogTests {
  private let directory: TemporaryDirectory
  private let log: ReferenceLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try ReferenceLog.named("spill.zstd")
  }

  /// The log's lines in so many parts.
  private func parts(_ count: Int) -> [[UInt8]] {
    let lines = log.lines
    return (0..<count).map { part in
      lines[(lines.count * part / count)..<(lines.count * (part + 1) / count)]
        .flatMap { $0 + [0x0A] }
    }
  }

  @discardableResult
  private func write(_ parts: [[UInt8]], without missing: Set<Int> = []) throws -> String {
    for (offset, part) in parts.enumerated() where !missing.contains(offset + 1) {
      // Both forms, as after a change of the configuration.
      let bytes = offset.isMultiple(of: 2) ? try Zstd.compressed(part) : part
      try directory.write(bytes, to: "events_\(offset + 1)_app-1.zstd")
    }
    return directory.path
  }

  private func location() throws -> EventLogLocation {
    try EventLogLocation(path: directory.path)
  }

  @Test func elevenPartsInTheOrderOfTheirNumbers() throws {
    try write(parts(11))
    let location = try location()
    let wanted = (1...11).map { directory.path + "/events_\($0)_app-1.zstd" }
    #expect(location.shape == .rolling(parts: wanted))
    #expect(location.missingParts == [])
    #expect(try EventLogReader.profile(of: location) == log.profile)
  }

  @Test func otherFilesAreIgnored() throws {
    try write(parts(2))
    for name in [
      "appstatus_app-1", ".appstatus_app-1.crc", "events_1_app-1.zstd.crc", "events_app-1",
      ".events_1_app-1.zstd.crc", "events_0_app-1", "events_x_app-1", "notes.txt",
      "events_-3_app-1", "xevents_3_app-1",
    ] {
      try directory.write([0xFF, 0x00], to: name)
    }
    #expect(try location().isInProgress == false)
    #expect(try location().missingParts == [])
    #expect(try EventLogReader.profile(of: location()) == log.profile)
  }

  @Test func inProgress() throws {
    try write(parts(2))
    try directory.write([], to: "appstatus_app-1.inprogress")
    #expect(try location().isInProgress)
  }

  @Test func throughALink() throws {
    let link = try TemporaryDirectory()
    try write(parts(3))
    let path = try link.link("log", to: directory.path)
    let second = try link.link("second", to: "log")
    for path in [path, second, path + "/"] {
      let location = try EventLogLocation(path: path)
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func missingPartsAreNoted() throws {
    let parts = parts(6)
    try write(parts, without: [1, 3, 4])
    let profile = try EventLogReader.profile(of: location())
    #expect(profile.coverage.missingParts == [1, 3, 4])
    #expect(!profile.coverage.isComplete)
    var wanted = try ProfileBuilder.profile(of: parts[1] + parts[4] + parts[5])
    wanted.coverage.missingParts = [1, 3, 4]
    #expect(profile == wanted)
  }

  @Test func aCompactedPartReplacesAllBefore() throws {
    let parts = parts(5)
    try write(parts)
    try directory.write(try Zstd.compressed(parts[0]), to: "events_2_app-1.zstd.compact")
    try directory.write(parts[0], to: "events_3_app-1.zstd.compact")
    let location = try location()
    let names = ["events_3_app-1.zstd.compact", "events_4_app-1.zstd", "events_5_app-1.zstd"]
    #expect(location.shape == .rolling(parts: names.map { directory.path + "/" + $0 }))
    #expect(location.missingParts == [])
    var wanted = try ProfileBuilder.profile(of: parts[0] + parts[3] + parts[4])
    wanted.coverage.isCompacted = true
    #expect(try EventLogReader.profile(of: location) == wanted)
  }

  @Test func aGapAfterACompactedPart() throws {
    try write(parts(6), without: [1, 2, 4])
    try directory.write(parts(6)[0], to: "events_3_app-1.compact")
    #expect(try location().missingParts == [4])
  }

  @Test func aPartWithAnAbsurdNumber() throws {
    try write(parts(1))
    try directory.write(parts(2)[1], to: "events_1000000000_app-1")
    #expect(try location().missingParts == Array(2...101))
  }

  @Test func aCutPart() throws {
    var parts = parts(3)
    parts[1].removeLast(20)
    try write(parts)
    let profile = try EventLogReader.profile(of: location())
    #expect(profile.coverage.isCut)
    #expect(profile.coverage.eventCount == log.events.count - 1)
  }

  @Test func anEmptyLastPart() throws {
    try write(parts(2))
    try directory.write([], to: "events_3_app-1.zstd")
    #expect(try EventLogReader.profile(of: location()) == log.profile)
  }
}
