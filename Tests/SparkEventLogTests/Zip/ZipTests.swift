import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

/// A zip is read like what is in it.
@Suite struct ZipTests {
  private let directory: TemporaryDirectory
  private let log: ReferenceLog
  private let packed: [UInt8]

  init() throws {
    directory = try TemporaryDirectory()
    log = try ReferenceLog.named("driver-heap.zstd")
    packed = try Zstd.compressed(log.bytes)
  }

  private func found(_ zip: [UInt8]) throws -> EventLogDiscovery {
    try EventLogDiscovery(path: try directory.write(zip, to: "logs.zip"))
  }

  private func names(_ found: EventLogDiscovery) -> [String] {
    found.locations.map { String($0.path.dropFirst(directory.path.count + 1)) }
  }

  static let writers: [(name: String, writer: ZipWriter)] = [
    ("deflated, sizes after the data", ZipWriter()),
    ("deflated, sizes before it", ZipWriter(describesLater: false)),
    ("stored", ZipWriter(isDeflated: false, describesLater: false)),
    ("stored, sizes after the data", ZipWriter(isDeflated: false)),
    ("figures of 64 bits", ZipWriter(describesLater: false, isWide: true)),
    ("figures of 64 bits after the data", ZipWriter(isWide: true)),
    ("a comment", ZipWriter(comment: Array(repeating: 0x50, count: 65_535))),
  ]

  @Test(arguments: writers)
  func everyWayToWriteOne(_ way: (name: String, writer: ZipWriter)) throws {
    let zip = way.writer.zip([("app-1.zstd", packed), ("app-2", log.bytes), ("README", [1])])
    let found = try found(zip)
    #expect(names(found) == ["logs.zip!/app-1.zstd", "logs.zip!/app-2"])
    #expect(found.passedOver == 1)
    for location in found.locations {
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func rollingAttemptsAsAHistoryServerWritesThem() throws {
    let halves: [[UInt8]] = [log.lines.prefix(50), log.lines.dropFirst(50)].map { lines in
      lines.reduce(into: []) { $0 += $1 + [0x0A] }
    }
    let files = ["app-1_1", "app-1_2"].flatMap { (attempt: String) -> [(String, [UInt8])] in
      [
        ("eventlog_v2_\(attempt)/", []),
        ("eventlog_v2_\(attempt)/appstatus_\(attempt)", []),
        ("eventlog_v2_\(attempt)/events_2_\(attempt).zstd", halves[1]),
        ("eventlog_v2_\(attempt)/events_1_\(attempt).zstd", halves[0]),
      ]
    }
    let found = try found(ZipWriter().zip(files))
    #expect(
      names(found) == ["logs.zip!/eventlog_v2_app-1_1", "logs.zip!/eventlog_v2_app-1_2"])
    let location = try #require(found.locations.first)
    let entries = [1, 2].map { "eventlog_v2_app-1_1/events_\($0)_app-1_1.zstd" }
    #expect(location.shape == EventLogLocation.Shape.zipped(entries: entries))
    for location in found.locations {
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func partsWithoutADirectory() throws {
    let found = try found(ZipWriter().zip([("events_1_app-1", log.bytes)]))
    #expect(names(found) == ["logs.zip!/events_*_app-1"])
    #expect(try EventLogReader.profile(of: found.locations[0]) == log.profile)
  }

  @Test func aZipBesideLogs() throws {
    try directory.write(log.bytes, to: "app-0")
    try directory.write(ZipWriter().zip([("a", [1]), ("b", [2])]), to: "other.zip")
    try directory.write(ZipWriter().zip([("app-1", log.bytes)]), to: "logs.zip")
    let found = try EventLogDiscovery(path: directory.path)
    #expect(names(found) == ["app-0", "logs.zip!/app-1"])
    #expect(found.passedOver == 1)
  }

  @Test func withoutALog() throws {
    let error = #expect(throws: EventLogError.self) {
      try found(ZipWriter().zip([("a", [1]), ("../../etc/b", [2])]))
    }
    #expect(error?.message.contains("zip without an event log (its 2 files are none)") ?? false)
  }

  /// What the web interface of a running application answers.
  @Test func theEmptyZipOf22Bytes() throws {
    let zip = ZipWriter().zip([])
    #expect(zip.count == 22)
    let error = #expect(throws: EventLogError.self) { try found(zip) }
    #expect(error?.message.contains("running application") ?? false)
  }

  @Test func anEncryptedEntrySaysSo() throws {
    let found = try found(ZipWriter(flags: 1).zip([("app-1", log.bytes)]))
    let error = #expect(throws: EventLogError.self) {
      try EventLogReader.profile(of: found.locations[0])
    }
    #expect(error?.message.hasPrefix("is encrypted") ?? false)
    #expect(error?.path.hasSuffix("logs.zip!/app-1") ?? false)
  }

  @Test func anUnknownMethodSaysSo() throws {
    let found = try found(ZipWriter(method: 12).zip([("app-1", log.bytes)]))
    let error = #expect(throws: EventLogError.self) {
      try EventLogReader.profile(of: found.locations[0])
    }
    #expect(error?.code == .unsupportedCodec)
    #expect(error?.message.contains("method 12") ?? false)
  }

  @Test(arguments: [true, false]) func anEntryThatClaimsTenTerabytes(_ isDeflated: Bool) throws {
    let writer = ZipWriter(
      isDeflated: isDeflated, describesLater: false, isWide: true, claimedSize: 10 << 40)
    let profile = try EventLogReader.profile(
      of: try found(writer.zip([("app-1", log.bytes)])).locations[0])
    #expect(profile.coverage.eventCount == log.events.count)
  }

  @Test func aWrongChecksumIsNoted() throws {
    let found = try found(ZipWriter(checksumChange: 1).zip([("app-1", log.bytes)]))
    let profile = try EventLogReader.profile(of: found.locations[0])
    #expect(profile.coverage.damage.count == 1)
    #expect(profile.coverage.damage.first?.contains("checksum") ?? false)
    #expect(profile.coverage.eventCount == log.events.count)
  }

  @Test func severalLogsAreNotOne() throws {
    let path = try directory.write(
      ZipWriter().zip([("app-1", packed), ("app-2", packed)]), to: "logs.zip")
    let error = #expect(throws: EventLogError.self) { try EventLogLocation(path: path) }
    #expect(error?.code == .severalLogs)
  }
}
