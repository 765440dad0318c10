import ArgumentParser
import Logging
import Report
import SparkEventLog
import SparkProfile

/// Reads a log for a command, with progress where somebody watches.
enum EventLogInput {
  /// The profile of the log of an application that ran a task; ends the command with one line if
  /// there is none.
  static func profileToJudge(
    at path: String, command: String, logger: Logger
  ) throws -> SparkProfile {
    let profile = try profile(at: path, command: command, logger: logger)
    guard profile.workers.contains(where: { $0.taskCount > 0 }) else {
      let name = path == "-" ? "standard input" : path
      let what =
        profile.application.endTime == nil
        ? "is of an application that has run no task yet; wait until it has"
        : "is of an application that ran no task, so there is nothing to size by"
      throw failure("\(name): \(what)", command: command)
    }
    return profile
  }

  /// The profile of the log at a path; ends the command with one line if there is none.
  static func profile(at path: String, command: String, logger: Logger) throws -> SparkProfile {
    do throws(EventLogError) {
      let location = try EventLogLocation(path: path)
      logger.debug("reading \(location.displayName)")
      let progress = ReadingProgress()
      defer { progress.finish() }
      let profile = try EventLogReader.profile(of: location, progress: progress.report)
      let coverage = profile.coverage
      logger.debug("read \(coverage.byteCount) bytes, \(coverage.eventCount) events")
      if coverage.unreadableLines > 0 {
        logger.debug("passed over \(coverage.unreadableLines) lines that are no event")
      }
      for (name, count) in coverage.unknownEvents.sorted(by: { $0.key < $1.key }) {
        logger.debug("passed over \(count) of the unknown event \(TerminalText.escaped(name))")
      }
      for (name, count) in coverage.unknownFields.sorted(by: { $0.key < $1.key }) {
        logger.debug("passed over \(count) of the unknown field \(TerminalText.escaped(name))")
      }
      return profile
    } catch {
      throw failure(error.description, command: command)
    }
  }

  private static func failure(_ message: String, command: String) -> ExitCode {
    StandardError.write("ballast \(command): \(TerminalText.escaped(message))")
    return ExitCode(3)
  }
}
