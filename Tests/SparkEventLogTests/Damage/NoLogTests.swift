import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// What is no event log gives an error that says what it is, and soon.
@Suite struct NoLogTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func error(at path: String) -> EventLogError? {
    do {
      _ = try EventLogReader.profile(of: EventLogLocation(path: path))
      return nil
    } catch {
      return error
    }
  }

  private func error(of bytes: [UInt8]) throws -> EventLogError? {
    error(at: try directory.write(bytes, to: "file"))
  }

  @Test func empty() throws {
    #expect(try error(of: [])?.code == .empty)
    #expect(try error(of: [])?.message.contains("is empty") ?? false)
    #expect(try error(of: Zstd.compressed([]))?.code == .empty)
  }

  static let others: [(name: String, bytes: [UInt8])] = [
    ("newlines", [UInt8](repeating: 0x0A, count: 5000)),
    ("white space", [UInt8](repeating: 0x20, count: 5000)),
    ("zeros", [UInt8](repeating: 0, count: 300_000)),
    ("other JSON", Array("{\"a\":1}\n[1,2]\n\"x\"\n5\nnull\n".utf8)),
    ("indented JSON", Array("{\n  \"Event\": \"SparkListenerLogStart\"\n}\n".utf8)),
    ("events of others", Array("{\"Event\":\"click\",\"time\":1}\n".utf8)),
    ("an event whose name is no text", Array("{\"Event\":5}\n{\"Event\":{\"a\":1}}\n".utf8)),
    ("text", Array(String(repeating: "The quick brown fox.\n", count: 3000).utf8)),
  ]

  @Test(arguments: others)
  func somethingElse(_ other: (name: String, bytes: [UInt8])) throws {
    let path = try directory.write(other.bytes, to: "file")
    #expect(error(at: path)?.code == .notAnEventLog)
    #expect(error(at: path)?.path == path)
    #expect(error(at: path)?.message.contains("is no Spark event log") ?? false)
  }

  @Test("to wait is advised only where more may come")
  func adviceToWait() throws {
    let log = Array(repeatElement(UInt8(ascii: "\n"), count: 100))
    let cut = #expect(throws: EventLogError.self) {
      try ProfileBuilder.result(of: Zstd.compressed(log).dropLast(3))
    }
    #expect(cut?.message.contains("still running") ?? false)
    let tooWide = #expect(throws: EventLogError.self) {
      try ProfileBuilder.result(of: Zstd.streamed(log, windowLog: 27))
    }
    #expect(tooWide?.message.contains("window is larger") ?? false)
    #expect(!(tooWide?.message.contains("still running") ?? true))
  }

  @Test(arguments: 0..<50) func noise(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...5000, using: &random)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(throws: EventLogError.self) { try ProfileBuilder.result(of: bytes) }
    let framed = [0x28, 0xB5, 0x2F, 0xFD] + bytes
    #expect(throws: EventLogError.self) { try ProfileBuilder.result(of: framed) }
  }

  @Test(arguments: [0x00, 0x0A, 0x20, 0x78, 0x5B, 0x22] as [UInt8])
  func endlessBytesAreGivenUp(_ byte: UInt8) throws {
    let watch = SourceWatch()
    var builder = ProfileBuilder(path: "memory")
    let error = #expect(throws: EventLogError.self) {
      try builder.read(WatchedSource(EndlessSource(byte), watch), name: "memory")
    }
    #expect(error?.code == .notAnEventLog)
    #expect(watch.byteCount <= 256 << 20)
  }

  @Test func theDeviceOfZeros() {
    #expect(error(at: "/dev/zero")?.code == .notAnEventLog)
    #expect(error(at: "/dev/null")?.code == .empty)
  }

  @Test func textIsGivenUpEarly() throws {
    var seen: Int64 = 0
    let line = Array("This is no event.\n".utf8)
    let text = repeatElement(line, count: 5_000_000).flatMap(\.self)
    let watch = SourceWatch()
    var builder = ProfileBuilder(path: "memory") { seen = $0 }
    #expect(throws: EventLogError.self) {
      try builder.read(WatchedSource(MemorySource(text), watch), name: "memory")
    }
    // Every worker may have taken its batch before the first one was looked at.
    #expect(watch.byteCount <= 8 * LineBatches.usualSize)
    #expect(seen == 0)
  }

  @Test func missing() {
    let path = directory.path + "/nothing"
    #expect(error(at: path)?.code == .notFound)
    #expect(error(at: path)?.description == path + ": does not exist; check the path")
    #expect(!EventLogReader.isEventLog(at: path))
  }

  @Test func aLinkToNothing() throws {
    let link = try directory.link("link", to: "nothing")
    #expect(error(at: link)?.code == .notFound)
  }

  @Test func aPathThroughAFile() throws {
    let path = try directory.write([1], to: "file") + "/log"
    #expect(error(at: path)?.code == .unreadable)
  }

  @Test func directoryWithoutALog() throws {
    #expect(error(at: directory.path)?.code == .noLogInDirectory)
    try directory.write([1], to: "app-1")
    try directory.write([], to: "appstatus_app-1")
    #expect(error(at: directory.path)?.code == .noLogInDirectory)
  }

  @Test func aPartThatIsADirectory() throws {
    _ = try directory.makeDirectory("events_1_app-1")
    #expect(error(at: directory.path)?.code == .noLogInDirectory)
  }

  /// Permissions do not stop a superuser, so there this shows nothing.
  @Test(.enabled(if: getuid() != 0)) func unreadable() throws {
    let path = try directory.write([1], to: "file")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(error(at: path)?.code == .unreadable)
    #expect(error(at: path)?.message == "may not be read by this user")
  }

  #if os(Linux)
    @Test func aFileThatFailsToRead() {
      #expect(error(at: "/proc/self/mem")?.code == .unreadable)
      #expect(error(at: "/proc/self/mem")?.message.hasPrefix("could not be read: ") ?? false)
    }
  #endif
}
