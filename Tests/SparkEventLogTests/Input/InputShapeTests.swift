import Foundation
import SparkProfile
import Testing

@testable import SparkEventLog

/// The same log in every shape gives the same profile.
@Suite struct InputShapeTests {
  private let directory: TemporaryDirectory
  private let log: ReferenceLog

  init() throws {
    directory = try TemporaryDirectory()
    log = try ReferenceLog.named("python-memory.zstd")
  }

  private func profile(at path: String) throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: path))
  }

  @Test func plainFile() throws {
    let path = try directory.write(log.bytes, to: "app-1")
    let location = try EventLogLocation(path: path)
    #expect(location.shape == .file)
    #expect(!location.isInProgress)
    #expect(location.displayName == path)
    #expect(try EventLogReader.profile(of: location) == log.profile)
  }

  @Test func oneFrame() throws {
    let path = try directory.write(try Zstd.compressed(log.bytes), to: "app-1.zstd")
    #expect(try profile(at: path) == log.profile)
  }

  @Test func aFrameForEveryLine() throws {
    let frames = log.lines.map { $0 + [0x0A] }
    let path = try directory.write(try Zstd.compressed(frames: frames), to: "app-1.zstd")
    #expect(try profile(at: path) == log.profile)
  }

  @Test func framesThatEndInTheMiddleOfLines() throws {
    let frames = stride(from: 0, to: log.bytes.count, by: 999).map {
      Array(log.bytes[$0..<min($0 + 999, log.bytes.count)])
    }
    let path = try directory.write(try Zstd.compressed(frames: frames + [[]]), to: "app-1")
    #expect(try profile(at: path) == log.profile)
  }

  @Test func theNameMayLieAboutTheContent() throws {
    let plain = try directory.write(log.bytes, to: "plain.zstd")
    let packed = try directory.write(try Zstd.compressed(log.bytes), to: "packed.json")
    let wrong = try directory.write(try Zstd.compressed(log.bytes), to: "packed.lz4")
    for path in [plain, packed, wrong] { #expect(try profile(at: path) == log.profile) }
  }

  @Test func inProgress() throws {
    let path = try directory.write(log.bytes, to: "app-1.zstd.inprogress")
    #expect(try EventLogLocation(path: path).isInProgress)
    #expect(try profile(at: path) == log.profile)
  }

  @Test func links() throws {
    let file = try directory.write(log.bytes, to: "app-1")
    let link = try directory.link("link", to: file)
    let second = try directory.link("second", to: "link")
    #expect(try profile(at: link) == log.profile)
    #expect(try profile(at: second) == log.profile)
  }

  @Test func missingLastNewline() throws {
    #expect(log.bytes.last == 0x0A)
    let profile = try ProfileBuilder.result(of: log.bytes.dropLast())
    var wanted = log.profile
    wanted.coverage.byteCount -= 1
    #expect(profile == wanted)
  }

  @Test func carriageReturns() throws {
    let blank: [UInt8] = [0x0D, 0x0A, 0x20, 0x09, 0x0D, 0x0A, 0x0D]
    let bytes: [UInt8] = log.lines.flatMap { $0 + [0x0D, 0x0A] } + blank
    let profile = try ProfileBuilder.result(of: bytes)
    var wanted = log.profile
    wanted.coverage.byteCount = Int64(bytes.count)
    #expect(profile == wanted)
  }

  @Test(arguments: [1, 7, 4096]) func readsOfAnySize(_ step: Int) throws {
    let packed = try Zstd.compressed(frames: log.lines.map { $0 + [0x0A] })
    for bytes in [log.bytes, packed] {
      var builder = ProfileBuilder(path: "memory")
      try builder.read(MemorySource(bytes, step: step), name: "memory")
      #expect(try builder.finish() == log.profile)
    }
  }

  @Test func progressGrowsToTheSizeOfTheLog() throws {
    var seen: [Int64] = []
    let whole = try ReferenceLog.named("over-provisioned")
    let path = try directory.write(whole.bytes + whole.bytes, to: "twice")
    _ = try EventLogReader.profile(of: EventLogLocation(path: path)) { seen.append($0) }
    #expect(!seen.isEmpty)
    #expect(seen == seen.sorted())
    #expect(seen.allSatisfy { 0 < $0 && $0 <= whole.bytes.count * 2 })
  }
}
