import Foundation
import SparkProfile
import Synchronization
import Testing

@testable import SparkEventLog

/// Bytes from elsewhere are read once, and need no file.
@Suite struct StreamTests {
  private let log: ReferenceLog

  init() throws { log = try ReferenceLog.named("spill.zstd") }

  @Test(arguments: [1000, 1 << 20]) func plainAndPacked(_ step: Int) throws {
    for bytes in [log.bytes, try Zstd.compressed(log.bytes)] {
      let found = try EventLogDiscovery(stream: PiecesStream(bytes, step: step), name: "x://log")
      let location = try #require(found.locations.first)
      #expect(found.locations.count == 1)
      #expect(location.shape == .stream)
      #expect(location.displayName == "x://log")
      #expect(try EventLogReader.profile(of: location) == log.profile)
      let again = #expect(throws: EventLogError.self) {
        try EventLogReader.profile(of: location)
      }
      #expect(again?.message.contains("only once") ?? false)
    }
  }

  @Test func aZipIsKeptUntilItIsRead() throws {
    let zip = try ZipWriter.zip([("app-1", log.bytes), ("app-2", Zstd.compressed(log.bytes))])
    let found = try EventLogDiscovery(stream: PiecesStream(zip, step: 777), name: "x://zip")
    #expect(found.locations.map(\.displayName) == ["x://zip!/app-1", "x://zip!/app-2"])
    for location in found.locations + found.locations {
      #expect(try EventLogReader.profile(of: location) == log.profile)
    }
  }

  @Test func aStreamThatBreaksOffGivesWhatCame() throws {
    let bytes = Array(log.bytes.prefix(log.bytes.count / 2))
    let stream = PiecesStream(bytes, step: 5000, breaksOff: true)
    let found = try EventLogDiscovery(stream: stream, name: "x://log")
    let profile = try EventLogReader.profile(of: try #require(found.locations.first))
    #expect(profile.coverage.isCut)
    #expect(profile.coverage.damage == ["x://log broke off"])
    #expect(profile.coverage.eventCount > 0)
  }

  @Test func aStreamThatNeverBeginsIsAnError() {
    let error = #expect(throws: EventLogError.self) {
      try EventLogDiscovery(stream: PiecesStream([], step: 1, breaksOff: true), name: "x://log")
    }
    #expect(error?.code == .unreachable)
  }

  @Test func nothingAtAllIsAnEmptyLog() throws {
    let found = try EventLogDiscovery(stream: PiecesStream([], step: 1), name: "x://log")
    let error = #expect(throws: EventLogError.self) {
      try EventLogReader.profile(of: try #require(found.locations.first))
    }
    #expect(error?.code == .empty)
  }
}

/// Bytes in pieces, and then the end or an error.
final class PiecesStream: EventLogStream {
  private let rest: Mutex<ArraySlice<UInt8>>
  private let step: Int
  private let breaksOff: Bool

  init(_ bytes: [UInt8], step: Int, breaksOff: Bool = false) {
    rest = Mutex(bytes[...])
    self.step = step
    self.breaksOff = breaksOff
  }

  func next() throws(EventLogError) -> [UInt8] {
    let piece = rest.withLock { rest in
      defer { rest = rest.dropFirst(step) }
      return Array(rest.prefix(step))
    }
    if piece.isEmpty, breaksOff {
      throw EventLogError(.unreachable, path: "x://log", message: "broke off")
    }
    return piece
  }
}
