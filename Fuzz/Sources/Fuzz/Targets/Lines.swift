import Foundation
import SparkProfile

@testable import SparkEventLog

extension FuzzTarget {
  /// What reads text: event logs, JSON, and GC logs.
  static let lines = [
    FuzzTarget(
      name: "events",
      seeds: { try recorded("Examples/logs", ending: ".json").map { Array($0.prefix(8000)) } },
      run: checkEvents),
    FuzzTarget(
      name: "containers-end",
      seeds: {
        [#"{"a":[1,{"b":"\\\"}]"}],"c":"{"}"#, #"[[],{},"\\",[["]"]]] tail"#].map { Array($0.utf8) }
      },
      run: checkSkipping),
    FuzzTarget(
      name: "gc-log",
      seeds: {
        try recorded("Tests/SparkEventLogTests/GCLogs", ending: ".log").map {
          Array($0.prefix(8000))
        }
      },
      run: { _ = GCLogReader.log($0, path: "gc-1.log") }),
  ]

  /// A log is the same log in whatever pieces it comes.
  private static func checkEvents(_ bytes: [UInt8]) {
    let whole = profile(MemorySource(bytes))
    let pieces = profile(MemorySource(bytes, step: 5))
    precondition(whole == pieces, "another profile when read in pieces")
  }

  private static func profile(_ source: sending MemorySource) -> SparkProfile? {
    var builder = ProfileBuilder(path: "fuzz")
    try? builder.read(source, name: "fuzz")
    return try? builder.finish()
  }

  /// Skipping by masks ends where skipping byte by byte does.
  private static func checkSkipping(_ bytes: [UInt8]) {
    guard let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return
    }
    // Every element is an initialized byte, so every byte may be seen.
    var cursor = unsafe JSONCursor(bytes.span.bytes)
    let end = (try? cursor.skipContainer()) == nil ? nil : cursor.position
    precondition(end == ContainerWalk.end(of: bytes), "another end of a container")
  }

  private static func recorded(_ folder: String, ending: String) throws -> [[UInt8]] {
    let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(5).joined(separator: "/")
    let url = URL(fileURLWithPath: root).appendingPathComponent(folder)
    return try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(ending) }.sorted()
      .map { Array(try Data(contentsOf: url.appendingPathComponent($0))) }
  }
}
