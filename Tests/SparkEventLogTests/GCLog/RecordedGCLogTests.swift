import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// What the JVM counted itself, as `scripts/gc-logs/Allocate.java` printed it.
private struct Counts {
  var figures: [String: Int64] = [:]

  init(_ name: String) throws {
    for line in try RecordedGCLog.text("\(name).counts").split(separator: "\n") {
      guard let space = line.lastIndex(of: " ") else { continue }
      figures[String(line[..<space])] = Int64(line[line.index(after: space)...])
    }
  }

  func sum(_ names: String...) throws -> Int {
    try names.reduce(0) { try $0 + Int(#require(figures[$1])) }
  }
}

/// The logs that `scripts/record-gc-logs` made.
enum RecordedGCLog {
  static let folder = Checkout.root.appendingPathComponent("Tests/SparkEventLogTests/GCLogs")

  static func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try text("\(name).log").utf8)
  }

  static func read(_ name: String) throws -> GCLog {
    GCLogReader.log(try bytes(name), path: "logs/\(name).log")
  }
}

@Suite struct RecordedGCLogTests {
  @Test(
    "stop-the-world collectors: as many collections as the JVM counted",
    arguments: [
      ("g1", ["G1 Young Generation"], ["G1 Old Generation"]),
      ("g1-short", ["G1 Young Generation"], ["G1 Old Generation"]),
      ("g1-newer", ["G1 Young Generation"], ["G1 Old Generation"]),
      ("parallel", ["PS Scavenge"], ["PS MarkSweep"]),
      ("parallel-time", ["PS Scavenge"], ["PS MarkSweep"]),
      ("serial", ["Copy"], ["MarkSweepCompact"]),
      ("serial-bare", ["Copy"], ["MarkSweepCompact"]),
    ])
  func stopTheWorld(name: String, young: [String], old: [String]) throws {
    let counts = try Counts(name)
    let collections = try RecordedGCLog.read(name).collections
    #expect(
      try (collections.counts[.young] ?? 0) + (collections.counts[.mixed] ?? 0)
        == young.reduce(0) { try $0 + counts.sum($1) })
    #expect(try (collections.counts[.full] ?? 0) == old.reduce(0) { try $0 + counts.sum($1) })
  }

  @Test(
    "what the last full collection left is what the program kept, and no more than the JVM says",
    arguments: ["g1", "g1-short", "g1-newer", "parallel", "parallel-time", "serial", "serial-bare"])
  func live(name: String) throws {
    let counts = try Counts(name)
    let collections = try RecordedGCLog.read(name).collections
    let kept = try #require(counts.figures["kept"])
    let used = try #require(counts.figures["used"])
    let mebibyte: Int64 = 1 << 20
    // Sizes are cut to whole MiB, and the program allocated a little before it asked.
    #expect(collections.live.minimum >= kept - mebibyte)
    #expect(collections.live.minimum <= used)
    #expect(collections.live.count == collections.counts[.full])
    #expect((collections.retainedBound ?? 0) >= kept - mebibyte)
  }

  @Test("ZGC: cycles, pauses and what was marked live")
  func z() throws {
    let counts = try Counts("z")
    let collections = try RecordedGCLog.read("z").collections
    #expect(collections.collector == .z)
    #expect(try collections.counts == [.concurrent: counts.sum("ZGC Cycles")])
    #expect(try collections.pauses[.concurrent]?.count == counts.sum("ZGC Pauses"))
    #expect(try collections.live.count == counts.sum("ZGC Cycles"))
    let kept = try #require(counts.figures["kept"])
    // In the last cycle all was there that is kept; in the first ones it was not yet.
    #expect(collections.live.maximum >= kept - (1 << 20))
    #expect(collections.live.maximum <= 64 << 20)
  }

  @Test("generational ZGC: minor and major collections, and the two generations' live data")
  func generationalZ() throws {
    let counts = try Counts("z-generational")
    let collections = try RecordedGCLog.read("z-generational").collections
    #expect(collections.collector == .generationalZ)
    #expect(try collections.counts[.young] == counts.sum("ZGC Minor Cycles"))
    #expect(try collections.counts[.concurrent] == counts.sum("ZGC Major Cycles"))
    #expect(
      try collections.allPauses.count == counts.sum("ZGC Minor Pauses", "ZGC Major Pauses"))
    #expect(try collections.live.count == counts.sum("ZGC Major Cycles"))
    let kept = try #require(counts.figures["kept"])
    #expect(collections.live.maximum >= kept - (2 << 20))
    #expect(collections.live.maximum < 40 << 20)
  }

  @Test("Shenandoah: cycles and pauses; nothing is exact without a full collection")
  func shenandoah() throws {
    let counts = try Counts("shenandoah")
    let collections = try RecordedGCLog.read("shenandoah").collections
    #expect(collections.collector == .shenandoah)
    let cycles =
      (collections.counts[.concurrent] ?? 0) + (collections.counts[.degenerated] ?? 0)
    #expect(try cycles == counts.sum("Shenandoah Cycles"))
    #expect(try collections.allPauses.count == counts.sum("Shenandoah Pauses"))
    #expect(collections.mostLive == nil)
    let kept = try #require(counts.figures["kept"])
    #expect(collections.after.maximum >= kept)
  }

  @Test(
    "the heap's maximum is stated under gc*",
    arguments: ["g1", "parallel", "serial", "z", "z-generational", "shenandoah"])
  func maximum(name: String) throws {
    let collections = try RecordedGCLog.read(name).collections
    #expect(collections.heapMaximum == 64 << 20)
    #expect(collections.heapSize == 64 << 20)
  }

  @Test("without those lines, what was committed stands in for it")
  func committed() throws {
    let collections = try RecordedGCLog.read("g1-short").collections
    #expect(collections.heapMaximum == nil)
    #expect(collections.heapSize == 64 << 20)
    #expect(try RecordedGCLog.read("z-short").collections.heapSize == nil)
  }

  @Test("the heap's figures and the pauses are those of a second opinion")
  func figures() throws {
    for name in ["g1", "g1-newer", "parallel", "serial"] {
      let collections = try RecordedGCLog.read(name).collections
      let ends = try RecordedGCLog.text("\(name).log").split(separator: "\n").compactMap {
        $0.wholeMatch(of: /.*Pause (?:Young|Full).* (\d+)M->(\d+)M\((\d+)M\) (\d+)\.(\d{3})ms/)
      }
      #expect(collections.before.count == ends.count)
      #expect(collections.before.maximum == ends.compactMap { Int64($0.1) }.max().map { $0 << 20 })
      #expect(collections.after.maximum == ends.compactMap { Int64($0.2) }.max().map { $0 << 20 })
      let ofCollections = collections.pauses.filter { $0.key != .concurrent }
      let pauses = ends.compactMap { Int64($0.4 + $0.5) }
      #expect(ofCollections.values.map(\.sum).reduce(0, +) == pauses.reduce(0, +))
      #expect(ofCollections.values.map(\.maximum).max() == pauses.max())
    }
  }

  @Test("every line of every recorded log is understood or passed over knowingly")
  func nothingIsUnknown() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: RecordedGCLog.folder.path)
    let names = files.filter { $0.hasSuffix(".log") }.map { String($0.dropLast(4)) }
    #expect(names.count == 14)
    for name in names {
      let log = try RecordedGCLog.read(name)
      #expect(log.unknownLines == 0, "\(name)")
      #expect(log.foreignLines == 0, "\(name)")
      #expect(log.isOfAnyUse && log.problem == nil, "\(name)")
      #expect(log.hasBeginning, "\(name)")
    }
  }

  @Test("a heap that was exhausted says so, each collector in its words")
  func exhausted() throws {
    let g1 = try RecordedGCLog.read("g1-exhausted").collections
    let text = try RecordedGCLog.text("g1-exhausted.log")
    let failures = text.split(separator: "\n").filter { $0.contains("To-space exhausted") }
    #expect(g1.evacuationFailures == failures.count && g1.evacuationFailures > 0)
    #expect(g1.lastResorts == 1)
    #expect((g1.mostLive ?? 0) > 60 << 20)
    let z = try RecordedGCLog.read("z-exhausted").collections
    #expect(z.outOfMemoryErrors == 1)
    #expect(z.allocationStalls.count == 2)
    let shenandoah = try RecordedGCLog.read("shenandoah-exhausted").collections
    #expect((shenandoah.counts[.degenerated] ?? 0) > 0)
    #expect((shenandoah.mostLive ?? 0) > 40 << 20)
  }

  @Test("decorations give the time of the JVM's start")
  func start() throws {
    let short = try RecordedGCLog.read("g1-short")
    let line = try #require(try RecordedGCLog.text("g1-short.log").split(separator: "\n").first)
    let match = try #require(line.firstMatch(of: /\[(.{23})\+0000\]\[0\.(\d{3})s\]/))
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let time = try #require(formatter.date(from: match.1 + "Z"))
    let expected = Int64((time.timeIntervalSince1970 * 1000).rounded()) - (Int64(match.2) ?? 0)
    #expect(short.startTime == expected)
    #expect(try RecordedGCLog.read("g1").startTime == nil)
    let millis = try RecordedGCLog.read("z-short")
    #expect(millis.startTime != nil && (millis.lastUptime ?? 0) < 60_000)
  }
}
