import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// A zip that is cut or damaged gives what can be read, and a note, and never traps.
@Suite struct DamagedZipTests {
  private let directory: TemporaryDirectory
  private let lines: [UInt8]

  init() throws {
    directory = try TemporaryDirectory()
    let log = try ReferenceLog.named("driver-heap.zstd")
    lines = log.lines.prefix(4).flatMap { $0 + [0x0A] }
  }

  /// Profiles of what is found, or the words of an error.
  private func outcome(_ zip: [UInt8]) throws -> (profiles: [SparkProfile], error: String?) {
    do throws(EventLogError) {
      let stream = PiecesStream(zip, step: 1 << 20)
      let found = try EventLogDiscovery(stream: stream, name: "zip")
      var profiles: [SparkProfile] = []
      for location in found.locations {
        profiles.append(try EventLogReader.profile(of: location))
      }
      return (profiles, nil)
    } catch {
      return ([], error.description)
    }
  }

  @Test(arguments: ZipTests.writers.prefix(3))
  func withoutItsTableTheFilesAreFoundByTheirHeaders(
    _ way: (name: String, writer: ZipWriter)
  ) throws {
    let zip = way.writer.zip([("app-1", lines), ("app-2", lines)])
    let table = try #require(
      zip.indices.first { zip[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    let profiles = try outcome(Array(zip[..<table])).profiles
    #expect(profiles.count == 2)
    for profile in profiles {
      #expect(profile.coverage.eventCount == 4)
      #expect(profile.coverage.isCut)
      let note = "zip is a zip without its end, so files of it may be missing"
      #expect(profile.coverage.damage.contains(note))
    }
  }

  @Test func cutAnywhere() throws {
    let zip = ZipWriter().zip([("app-1", lines), ("app-2", lines)])
    var best = 0
    let cuts = Set(stride(from: 0, to: zip.count, by: 97)).union(0..<120)
      .union((zip.count - 300)..<zip.count)
    for cut in cuts.sorted() {
      let (profiles, error) = try outcome(Array(zip[..<cut]))
      #expect(error != nil || profiles.allSatisfy { !$0.coverage.isComplete }, "cut at \(cut)")
      best = max(best, profiles.count)
    }
    #expect(best == 2)
  }

  @Test(arguments: 0..<4) func anyByteFlipped(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let writer = ZipTests.writers[Int(seed)].writer
    let zip = writer.zip([("app-1", lines), ("app-2", lines)])
    for _ in 0..<300 {
      var damaged = zip
      let near = Bool.random(using: &random) ? 0..<80 : (zip.count - 250)..<zip.count
      let place = Int.random(in: Bool.random(using: &random) ? near : 0..<zip.count, using: &random)
      damaged[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      let (profiles, error) = try outcome(damaged)
      #expect(error != nil || !profiles.isEmpty, "\(way(seed)) at \(place)")
    }
  }

  private func way(_ seed: UInt64) -> String { ZipTests.writers[Int(seed)].name }

  @Test(arguments: 0..<200) func noise(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let noise = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for start in [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]] as [[UInt8]] {
      #expect(try outcome(start + noise).error != nil)
    }
  }
}
