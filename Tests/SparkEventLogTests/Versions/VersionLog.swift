import Foundation
import TestSupport
import Testing

@testable import SparkEventLog

/// A log that `scripts/record-version-logs` recorded: one small application, on one Spark, in one
/// form. All but the rolled one are of the same run of the application.
struct VersionLog: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  enum Form: String, CaseIterable, Sendable {
    case plain = "app.json"
    case zstd = "app.zstd"
    case lz4 = "app.lz4"
    case snappy = "app.snappy"
    case lzf = "app.lzf"
    case rolling = "eventlog_v2_app"
  }

  /// The Spark, as in its own log.
  let version: String
  let form: Form

  var path: String { Self.folder.appending(path: description).path }
  var description: String { version + "/" + form.rawValue }
  var testDescription: String { description }

  /// The line of releases of a version or of a log's name: its first two numbers.
  static func line(of name: String) -> Line {
    let numbers = name.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
    return numbers.count == 2 ? Line(numbers[0], numbers[1]) : Line(0, 0)
  }

  /// All that are there, older Sparks first.
  static let all: [VersionLog] = {
    let versions =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
      .filter { !$0.hasPrefix(".") } ?? []
    return versions.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
      .flatMap { version in Form.allCases.map { VersionLog(version: version, form: $0) } }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static let folder = Checkout.root.appending(path: "Tests/SparkEventLogTests/Logs")

  /// A line of releases of Spark, such as 3.5.
  struct Line: Comparable, Sendable {
    let major: Int
    let minor: Int

    init(_ major: Int, _ minor: Int) {
      self.major = major
      self.minor = minor
    }

    static func < (a: Line, b: Line) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
  }
}
