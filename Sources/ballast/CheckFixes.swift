#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Checks
import Report
import SparkSource

/// The safe fixes of a check, made in memory until none is left.
struct CheckFixes {
  /// What the check finds afterwards.
  private(set) var result: CheckResult
  /// The files that change, and their new texts.
  private(set) var changed: [(path: String, text: String)] = []
  /// The difference of all of them.
  private(set) var diff = ""

  /// A fix may let another one be made; more rounds than this no text needs.
  private static let rounds = 8

  init(
    _ first: CheckResult, checker: Checker, known: Baseline?,
    formats: [String: SourceReader.Format]
  ) {
    result = first
    for _ in 0..<Self.rounds {
      var isChanged = false
      let readings = result.readings.map { reading -> SourceReading in
        let fixed = FixedText(reading.text, findings: result.findings)
        guard fixed.isChanged, fixed.text != reading.text.string,
          let format = formats[reading.text.file]
        else { return reading }
        isChanged = true
        return SourceReader.read(SourceText(fixed.text, file: reading.text.file), as: format)
      }
      guard isChanged else { break }
      result = checker.check(readings)
      if let known { result.remove(known) }
    }
    for (before, after) in zip(first.readings, result.readings)
    where before.text.string != after.text.string {
      changed.append((before.text.file, after.text.string))
      diff += UnifiedDiff.text(
        from: before.text.string, to: after.text.string, file: before.text.file)
    }
  }
}

/// The files that `ballast check` reads and writes besides what it checks.
enum CheckFiles {
  static func baseline(at path: String) throws -> Baseline {
    guard FileManager.default.fileExists(atPath: path) else {
      CheckCommand.say("\(path): no such file; make one with --write-baseline \(path)")
      throw ExitCode(3)
    }
    do {
      let text = try SourceText(at: path, as: path)
      return try Baseline(parsing: text.string, file: path)
    } catch {
      CheckCommand.say(error.description)
      throw ExitCode(3)
    }
  }

  /// Writes texts in place, so that permissions and links stay as they are.
  static func write(_ files: [(path: String, text: String)]) throws {
    for file in files {
      let data = FileManager.default.contents(atPath: file.path)
      let isText = data.map { Data(String(decoding: $0, as: UTF8.self).utf8) == $0 } ?? true
      guard isText else {
        CheckCommand.say("\(file.path): not UTF-8 throughout, and left as it is")
        throw ExitCode(3)
      }
      do {
        try Data(file.text.utf8).write(to: URL(filePath: file.path))
      } catch {
        CheckCommand.say("\(file.path): cannot be written; check its permissions")
        throw ExitCode(3)
      }
    }
  }
}
