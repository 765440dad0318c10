import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A directory of many applications is many logs, each its own.
@Suite struct DirectoryTests {
  private let directory: TemporaryDirectory
  private let log: ReferenceLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try ReferenceLog.named("spill.zstd")
  }

  private var found: EventLogDiscovery {
    get throws { try EventLogDiscovery(path: directory.path) }
  }

  /// Paths of logs, without the directory.
  private func names(_ found: EventLogDiscovery) -> [String] {
    found.locations.map { String($0.path.dropFirst(directory.path.count + 1)) }
  }

  @Test func applicationsAndAttemptsOfEveryShape() throws {
    let packed = try Zstd.compressed(log.bytes)
    try directory.write(log.bytes, to: "application_1_0002_2.inprogress")
    try directory.write(packed, to: "application_1_0002_1.zstd")
    try directory.write(packed, to: "application_1_0010.zstd")
    for name in ["eventlog_v2_app-1_1", "eventlog_v2_app-1_2", "deep/er/eventlog_v2_app-9"] {
      let folder = try directory.makeDirectory(name)
      try Data(packed).write(to: URL(filePath: folder + "/events_1_\(name.suffix(7)).zstd"))
      try Data().write(to: URL(filePath: folder + "/appstatus_x"))
      try Data([1]).write(to: URL(filePath: folder + "/.appstatus_x.crc"))
    }
    let databricks = try directory.makeDirectory("0101-cluster/eventlog/123_10_0_0_1/456")
    try Data(packed).write(to: URL(filePath: databricks + "/eventlog-2024-01-01--10-00"))
    try Data().write(to: URL(filePath: databricks + "/eventlog"))
    try directory.write(Array("no log".utf8), to: "README")
    try directory.write(Array("{\"a\":1}".utf8), to: "table.json")
    try directory.write([], to: "_SUCCESS")
    try directory.write([1], to: ".application_1_0010.zstd.crc")
    let found = try found
    #expect(
      names(found) == [
        "application_1_0002_1.zstd", "application_1_0002_2.inprogress",
        "application_1_0010.zstd", "0101-cluster/eventlog/123_10_0_0_1/456",
        "deep/er/eventlog_v2_app-9", "eventlog_v2_app-1_1", "eventlog_v2_app-1_2",
      ])
    #expect(found.passedOver == 3)
    #expect(found.failures.isEmpty)
    #expect(
      found.locations.map(\.isInProgress) == [false, true, false, false, false, false, false])
    for location in found.locations {
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func partsOfTwoApplicationsInOneDirectoryAreNotMixed() throws {
    let other = try ReferenceLog.named("driver-heap.zstd")
    try directory.write(log.bytes, to: "events_1_app-1")
    try directory.write(other.bytes, to: "events_1_app-2")
    let found = try found
    #expect(names(found) == ["events_*_app-1", "events_*_app-2"])
    let profiles = try found.locations.map { try EventLogReader.profile(of: $0) }
    #expect(profiles == [log.profile, other.profile])
  }

  @Test func aDirectoryWithOneLogIsThatLog() throws {
    try directory.write(log.bytes, to: "app-1")
    let location = try EventLogLocation(path: directory.path)
    #expect(location.shape == .file)
    #expect(location.path == directory.path + "/app-1")
  }

  @Test func severalLogsAreNotOne() throws {
    try directory.write(log.bytes, to: "app-1")
    try directory.write(log.bytes, to: "app-2")
    let error = #expect(throws: EventLogError.self) {
      try EventLogLocation(path: directory.path)
    }
    #expect(error?.code == .severalLogs)
    #expect(error?.message.contains("2 event logs") ?? false)
    #expect(error?.message.contains(directory.path + "/app-1") ?? false)
  }

  @Test func loopsOfLinksEnd() throws {
    let inner = try directory.makeDirectory("a/b")
    try directory.write(log.bytes, to: "a/b/app-1")
    _ = try directory.link("a/b/up", to: directory.path)
    _ = try directory.link("again", to: inner)
    _ = try directory.link("a/same", to: "b/app-1")
    _ = try directory.link("self", to: "self")
    _ = try directory.link("nowhere", to: "nothing")
    let found = try found
    #expect(found.locations.count == 1)
    #expect(found.failures.isEmpty)
    #expect(found.passedOver == 2)
  }

  @Test func pipesAreNotOpened() throws {
    try #require(unsafe mkfifo(directory.path + "/app-0", 0o600) == 0)
    try directory.write(log.bytes, to: "app-1")
    #expect(try names(found) == ["app-1"])
    #expect(try found.passedOver == 1)
  }

  @Test func oddNames() throws {
    let odd = ["two words", "line\nbreak", "ünïcode", "-", "quo\"te", "*"]
    for name in odd { try directory.write(log.bytes, to: name) }
    #expect(try Set(names(found)) == Set(odd))
    for location in try found.locations {
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func twoThousandLogsInOrder() throws {
    let start = Array(log.lines.prefix(3).joined(separator: [0x0A]))
    for number in 1...2000 { try directory.write(start, to: "app-\(number)") }
    #expect(try names(found) == (1...2000).map { "app-\($0)" })
  }

  @Test func aDirectoryFullOfOtherThingsIsGivenUp() throws {
    for number in 0...DirectoryWalk.patience {
      try directory.write([], to: "\(number)")
    }
    try directory.write(log.bytes, to: "00-a-log")
    try directory.write(log.bytes, to: "a-log-too-late")
    let found = try found
    #expect(names(found) == ["00-a-log"])
    #expect(found.failures.map(\.code) == [.noLogInDirectory])
    #expect(found.failures.first?.message.contains("10000 files in a row") ?? false)
  }

  @Test func whatIsFoundTellsOfTheRest() throws {
    let error = #expect(throws: EventLogError.self) { try found }
    #expect(error?.message.contains("without an event log, and") ?? false)
    try directory.write([1], to: "one")
    let second = #expect(throws: EventLogError.self) { try found }
    #expect(second?.message.contains("(its file is none)") ?? false)
    try directory.write([1], to: "two")
    let third = #expect(throws: EventLogError.self) { try found }
    #expect(third?.message.contains("(its 2 files are none)") ?? false)
  }

  /// Permissions do not stop a superuser, so there this shows nothing.
  @Test(.enabled(if: getuid() != 0)) func whatMayNotBeReadIsToldOf() throws {
    try directory.write(log.bytes, to: "app-1")
    let folder = try directory.makeDirectory("closed")
    let file = try directory.write(log.bytes, to: "app-2")
    for path in [folder, file] {
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    }
    #expect(try names(found) == ["app-1"])
    #expect(try Set(found.failures.map(\.path)) == [folder, file])
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
  }
}
