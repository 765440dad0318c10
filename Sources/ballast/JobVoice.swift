import Advisor
import ArgumentParser
import Launch
import Report
import RunStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Says on standard error what is done with a job; standard output is the job's own.
struct JobVoice {
  let command: String
  var isQuiet = false

  /// Says a line.
  func say(_ line: String) {
    StandardError.write("ballast \(command): \(TerminalText.escaped(line))")
  }

  /// Says how a run begins.
  func begin(_ beginning: JobRunner.Beginning, job: String) {
    let number = beginning.number.map { ", run \($0)" } ?? ""
    for (key, value) in beginning.changes.sorted(by: { $0.key < $1.key }) {
      say("\(job)\(number): with \(key)=\(value)")
    }
    let names = beginning.evidence.items.map(\.name)
    if !names.isEmpty, !isQuiet {
      say("\(job)\(number): switched on: \(names.joined(separator: ", "))")
    }
    beginning.evidence.notes.forEach(say)
  }

  /// Says how a run ended, what it used, and what is recommended.
  ///
  /// - Parameters:
  ///   - result: The run.
  ///   - report: What it shows; nil if it left no log.
  ///   - job: The job that it is a run of.
  func end(_ result: JobRunner.Result, _ report: FitReport?, job: String) {
    result.notes.forEach(say)
    let number = result.record.id.map { ", run \($0)" } ?? ""
    if !isQuiet || result.record.ending != .succeeded {
      let took = (result.record.endTime ?? result.record.startTime) - result.record.startTime
      say("\(job)\(number): \(Self.ending(result)) after \(max(0, took) / 1000) s")
    }
    guard !isQuiet, let report else { return }
    if result.logs.applicationCount > 1 {
      say("\(result.logs.applicationCount) applications ran; this is about the last")
    }
    let text = FitTextRenderer(style: .ofStandardError()).render(report)
    StandardError.write("\n" + text)
    if let path = result.logs.path { say("all of it again: ballast fit \(path)") }
  }

  private static func ending(_ result: JobRunner.Result) -> String {
    let process = result.ending
    if let signal = process.signal { return "was ended by signal \(signal)" }
    guard process.status == 0 else { return "ended with status \(process.status)" }
    return switch result.record.ending {
    case .failed: "ended with status 0, but its log says that the application failed,"
    case .open: "ended with status 0, which does not tell how the application ends,"
    case .succeeded, .stopped: "ended well"
    }
  }

  /// A setting that changes, in one line.
  static func line(_ setting: Setting) -> String {
    "\(setting.key) \(setting.now ?? "unset") → \(setting.new): \(setting.reason)"
  }

  /// Does what may fail, and says why it failed.
  ///
  /// - Throws: `ExitCode` 3 if the history cannot be used, 4 if nothing can be started, after a line
  ///   on standard error.
  func orExit<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as LaunchError {
      say(error.description)
      throw ExitCode(error.isOfHistory ? 3 : 4)
    }
  }

  /// Writes a text to a file, or says why it cannot be written: the job has run all the same.
  func write(_ text: () throws -> String, to path: String) {
    do {
      try Data(text().utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      say("\(path): cannot be written: \(error)")
    }
  }
}
