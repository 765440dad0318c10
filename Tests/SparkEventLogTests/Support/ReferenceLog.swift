import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

/// One of the logs in `Examples/logs`, or a log of some Spark version, as bytes, as a plain JSON reading, and as a profile.
struct ReferenceLog: Sendable, CustomTestStringConvertible {
  let name: String
  let path: String
  /// The JSON of all its parts, in order.
  let bytes: [UInt8]
  /// What `JSONSerialization` makes of each line.
  let events: [JSONValue]
  /// What the reader under test makes of it.
  let profile: SparkProfile

  var testDescription: String { name }

  /// Its lines, without line ends.
  var lines: [[UInt8]] { bytes.split(separator: UInt8(ascii: "\n")).map(Array.init) }

  /// Events of one kind, by the end of their name, which is the same for short and long names.
  func events(_ name: String) -> [JSONValue] {
    events.filter { $0["Event"].text?.hasSuffix("SparkListener" + name) ?? false }
  }

  /// Every log in the directory. A log that cannot be read is left out, which
  /// `ReferenceLogTests` notices.
  static let all: [ReferenceLog] = names.compactMap { try? ReferenceLog(name: $0) }

  /// The logs of all versions, those that are as Spark writes them without a codec.
  static let versions: [ReferenceLog] = VersionLog.all.filter { $0.form == .plain }
    .compactMap { try? ReferenceLog(name: $0.description, path: $0.path) }

  /// All of these.
  static let everything = all + versions

  static let names = ExampleLog.allCases.map(\.rawValue)

  /// The log of this name, or the reason why there is none.
  static func named(_ name: String) throws -> ReferenceLog {
    guard let log = all.first(where: { $0.name == name }) else {
      return try ReferenceLog(name: name)
    }
    return log
  }

  private init(name: String) throws {
    try self.init(
      name: name, path: Checkout.root.appending(path: "Examples/logs/" + name).path)
  }

  private init(name: String, path: String) throws {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files =
      inside.isEmpty
      ? [path]
      : inside.filter { $0.hasPrefix("events_") }.sorted().map { path + "/" + $0 }
    var bytes: [UInt8] = []
    for file in files {
      let raw = [UInt8](try Data(contentsOf: URL(filePath: file)))
      bytes += file.hasSuffix(".json") ? raw : try Zstd.decompressed(raw)
    }
    self.name = name
    self.path = path
    self.bytes = bytes
    events = try bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0))
    }
    profile = try EventLogReader.profile(of: EventLogLocation(path: path))
  }
}
