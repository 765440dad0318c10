import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

@Suite struct EventLogFollowerTests {
  private static let logs = Checkout.root.appending(path: "Tests/SparkEventLogTests/Logs/3.5.8")
  private static let forms = ["app.json", "app.zstd", "app.lz4", "app.lzf", "app.snappy"]

  private func bytes(_ form: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.logs.appending(path: form)))
  }

  private func wholeProfile(_ path: String) throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: path))
  }

  /// A profile without what its log's place and size tell.
  private func withoutCoverage(_ profile: SparkProfile) -> SparkProfile {
    var profile = profile
    profile.coverage = LogCoverage()
    return profile
  }

  @Test("A log that grows in pieces of any size ends as the profile of the whole", arguments: forms)
  func growth(form: String) throws {
    let bytes = try bytes(form)
    let folder = try TemporaryDirectory()
    let whole = try wholeProfile(folder.write(bytes, to: "whole"))
    let path = try folder.write([], to: "app.inprogress")
    let follower = EventLogFollower(path: path)
    var generator = SeededGenerator(seed: 7)
    var written = 0
    var counts: [Int] = []
    while written < bytes.count {
      let size = min(Int.random(in: 1...30_000, using: &generator), bytes.count - written)
      try append(bytes[written..<(written + size)], to: path)
      written += size
      let seen = try? follower.application(at: 1)
      counts.append(seen?.profile.coverage.eventCount ?? 0)
      if written < bytes.count / 2 { #expect(seen?.hasEnded != true) }
    }
    #expect(counts == counts.sorted())
    #expect(Set(counts).count > 3, "it was seen to grow")
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/app")
    let end = try follower.application(at: 2)
    #expect(end.hasEnded)
    #expect(withoutCoverage(end.profile) == withoutCoverage(whole))
    #expect(end.profile.coverage.eventCount == whole.coverage.eventCount)
    #expect(end.profile.coverage.byteCount == whole.coverage.byteCount)
    #expect(end.profile.coverage.isComplete)
  }

  @Test("What was read is not read again")
  func readsOnce() throws {
    let bytes = try bytes("app.json")
    let folder = try TemporaryDirectory()
    let path = try folder.write(Array(bytes.prefix(100_000)), to: "app.inprogress")
    let follower = EventLogFollower(path: path)
    let first = try follower.application(at: 1)
    // Whoever read the beginning again would find no event in it.
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 90_000)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.write(contentsOf: Data(blanks))
    try handle.close()
    try append(bytes[100_000...], to: path)
    let second = try follower.application(at: 2)
    #expect(second.profile.coverage.byteCount > first.profile.coverage.byteCount)
    #expect(second.profile.application.endTime != nil)
    #expect(second.profile.coverage.unreadableLines == 0)
  }

  @Test("A rolling log is followed from part to part, to the end that its status tells")
  func rolling() throws {
    let lines = try bytes("app.json").split(separator: UInt8(ascii: "\n"))
      .map { Array($0) + [UInt8(ascii: "\n")] }
    let folder = try TemporaryDirectory()
    let whole = try wholeProfile(folder.write(lines.flatMap(\.self), to: "whole"))
    let log = try folder.makeDirectory("eventlog_v2_app")
    try folder.write([], to: "eventlog_v2_app/appstatus_app.inprogress")
    let follower = EventLogFollower(path: log)
    let third = lines.count / 3
    try folder.write(lines[..<third].flatMap(\.self), to: "eventlog_v2_app/events_1_app")
    #expect(try follower.application(at: 1).profile.coverage.eventCount == third)
    try append(lines[third..<(third + 5)].flatMap(\.self)[...], to: log + "/events_1_app")
    try folder.write(
      lines[(third + 5)..<(2 * third)].flatMap(\.self), to: "eventlog_v2_app/events_2_app")
    #expect(try follower.application(at: 2).profile.coverage.eventCount == 2 * third)
    try folder.write(lines[(2 * third)...].flatMap(\.self), to: "eventlog_v2_app/events_3_app")
    try FileManager.default.moveItem(
      atPath: log + "/appstatus_app.inprogress", toPath: log + "/appstatus_app")
    let end = try follower.application(at: 3)
    #expect(end.hasEnded)
    #expect(withoutCoverage(end.profile) == withoutCoverage(whole))
  }

  @Test("A log that is replaced by a shorter one is read from its beginning")
  func replaced() throws {
    let bytes = try bytes("app.json")
    let folder = try TemporaryDirectory()
    let path = try folder.write(Array(bytes.prefix(150_000)), to: "app.inprogress")
    let follower = EventLogFollower(path: path)
    let before = try follower.application(at: 1)
    let start = #"{"Event":"SparkListenerApplicationStart","App Name":"next","App ID":"app-2"}"#
    try folder.write(Array((start + "\n").utf8), to: "app.inprogress")
    let after = try follower.application(at: 2)
    #expect(before.profile.application.id != "app-2")
    #expect(after.profile.application.id == "app-2")
    #expect(after.profile.stages.isEmpty)
  }

  @Test("What has no event yet, is no log, or is not there is an error that can be tried again")
  func errors() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path + "/app.inprogress"
    let follower = EventLogFollower(path: path)
    #expect(throws: EventLogError.self) { try follower.application(at: 1) }
    try folder.write(Array(#"{"Event":"SparkListenerLogSt"#.utf8), to: "app.inprogress")
    #expect(code { () throws(EventLogError) in try follower.application(at: 2) } == .empty)
    try append(Array("art\",\"Spark Version\":\"4.3.0\"}\n".utf8)[...], to: path)
    #expect(try follower.application(at: 3).profile.application.sparkVersion == "4.3.0")
    let noise = Array(String(repeating: "no event\n", count: 2000).utf8)
    let other = EventLogFollower(path: try folder.write(noise, to: "noise.inprogress"))
    for time: Int64 in 1...2 {
      #expect(
        code { () throws(EventLogError) in try other.application(at: time) } == .notAnEventLog)
    }
  }

  @Test("A log that is damaged tells what came before, and that the rest is not seen")
  func damaged() throws {
    // Blocks of LZ4 have a checksum each.
    var bytes = try bytes("app.lz4")
    for index in (bytes.count / 2)..<(bytes.count / 2 + 64) { bytes[index] ^= 0xA5 }
    let folder = try TemporaryDirectory()
    let path = try folder.write(bytes, to: "app.inprogress")
    let follower = EventLogFollower(path: path)
    for time: Int64 in 1...2 {
      let seen = try follower.application(at: time)
      #expect(seen.profile.coverage.eventCount > 0)
      #expect(seen.profile.coverage.damage.count == 1)
      #expect(!seen.hasEnded)
    }
  }

  @Test("A follower that nobody wants any more lets go of its file")
  func abandoned() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(try bytes("app.zstd"), to: "app.inprogress")
    // More than there are threads to sleep on, if any of them stayed.
    for _ in 0..<200 {
      _ = try EventLogFollower(path: path).application(at: 1)
    }
  }

  private func code(_ body: () throws(EventLogError) -> LiveApplication) -> EventLogError.Code? {
    do throws(EventLogError) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }

  private func append(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }
}
