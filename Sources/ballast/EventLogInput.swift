import ArgumentParser
import Logging
import Report
import SparkEventLog
import SparkProfile

/// Reads a log for a command, with progress where somebody watches.
enum EventLogInput {
  /// The profile of the log at a path; ends the command with one line if there is none.
  static func profile(at path: String, command: String, logger: Logger) throws -> SparkProfile {
    do throws(EventLogError) {
      let location = try EventLogLocation(path: path)
      logger.debug("reading \(location.displayName)")
      let progress = ReadingProgress()
      defer { progress.finish() }
      let profile = try EventLogReader.profile(of: location, progress: progress.report)
      let coverage = profile.coverage
      logger.debug(
        """
        read \(coverage.byteCount) bytes, \(coverage.eventCount) events, \
        \(coverage.unreadableLines) unreadable lines; passed over \
        \(coverage.unknownEvents.values.reduce(0, +)) events of unknown kinds \
        \(coverage.unknownEvents.keys.sorted()) and \
        \(coverage.unknownFields.values.reduce(0, +)) unknown fields \
        \(coverage.unknownFields.keys.sorted())
        """)
      return profile
    } catch {
      StandardError.write("ballast \(command): \(TerminalText.escaped(error.description))")
      throw ExitCode(3)
    }
  }
}
