import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

@Suite struct GCLogFolderTests {
  private func lines(_ range: Range<Int>, beginning: Bool) -> String {
    (beginning ? "[0.001s][info][gc] Using Serial\n" : "")
      + range.map { "[\($0).000s][info][gc] GC(\($0)) Pause Full (x) 9M->\($0)M(10M) 1.0ms\n" }
      .joined()
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test("the files that rotation made of one JVM's log are one log, whatever their numbers")
  func rotated() throws {
    try withTemporaryFolder { folder in
      try write(lines(5..<8, beginning: false), "gc.log", in: folder)
      try write(lines(1..<3, beginning: true), "gc.log.1", in: folder)
      try write(lines(3..<5, beginning: false), "gc.log.0", in: folder)
      let (logs, notes) = try GCLogReader.logs(at: folder.path)
      #expect(notes.isEmpty)
      #expect(logs.count == 1)
      #expect(logs.first?.collections.counts == [.full: 7])
      #expect(logs.first?.collections.logs == ["gc.log.1", "gc.log.0", "gc.log"])
      #expect(logs.first?.lastUptime == 7000)
    }
  }

  @Test("a JVM that began where another one wrote is another JVM")
  func restarted() throws {
    try withTemporaryFolder { folder in
      try write(lines(1..<3, beginning: true), "gc.log.0", in: folder)
      try write(lines(1..<4, beginning: true), "gc.log", in: folder)
      #expect(try GCLogReader.logs(at: folder.path).logs.count == 2)
    }
  }

  @Test("every JVM of a folder is its own, and other files are left alone")
  func folder() throws {
    try withTemporaryFolder { folder in
      try write(lines(1..<3, beginning: true), "0/gc.log", in: folder)
      try write(lines(1..<4, beginning: true), "1/gc.log", in: folder)
      try write("26/11/21 INFO SparkContext: Running\n", "1/stderr", in: folder)
      try write("1.2: [GC (Allocation Failure) 1K->1K(2K), 0.1 secs]\n", "2/gc.log", in: folder)
      let (logs, notes) = try GCLogReader.logs(at: folder.path)
      #expect(logs.map { $0.collections.count } == [2, 3])
      #expect(notes.count == 1 && notes.first?.contains("JDK 8") == true)
    }
  }

  @Test("a file that was named and is of no use is said to be; one that is not there is an error")
  func named() throws {
    try withTemporaryFolder { folder in
      try write("hello\n", "gc.log", in: folder)
      let path = folder.appendingPathComponent("gc.log").path
      let (logs, notes) = try GCLogReader.logs(at: path)
      #expect(logs.isEmpty)
      #expect(notes.first?.hasPrefix("\(path): is no GC log") == true)
      #expect(throws: EventLogError.self) { try GCLogReader.logs(at: path + "x") }
    }
  }

  @Test("a log of zstd is read as any other")
  func compressed() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("gc-1.log.zst")
      try Data(Zstd.compressed(RecordedGCLog.bytes("g1"))).write(to: file)
      let log = try #require(try GCLogReader.logs(at: file.path).logs.first)
      #expect(log.collections.counts == (try RecordedGCLog.read("g1").collections.counts))
    }
  }
}
