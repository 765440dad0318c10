import ArgumentParser
import EventLogHTTP
import Logging
import Report
import ServerAccess
import SparkEventLog
import SparkProfile
import SparkREST

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds and reads the logs that a command is given, one after the other, with progress where
/// somebody watches. The web interface of a running application stands for the log that is not
/// written yet. What cannot be read gets one line on standard error.
struct EventLogInput {
  private let command: String
  private let logger: Logger

  init(command: String, verbose: Bool = false) {
    self.command = command
    logger = .forCommand(command, verbose: verbose)
  }

  /// Calls `body` with each log whose application ran a task; only one is in memory at a time.
  ///
  /// - Parameters:
  ///   - arguments: Paths, patterns, addresses, or `-`.
  ///   - body: Takes a log.
  /// - Returns: What became of all of them.
  /// - Throws: What `body` throws.
  func forEachLog(in arguments: [String], _ body: (ReadLog) throws -> Void) throws -> LogTally {
    let arguments = arguments.flatMap(PathPattern.paths(meantBy:))
    var tally = LogTally()
    for argument in arguments {
      let found: EventLogDiscovery
      switch input(meantBy: argument) {
      case nil:
        tally.failed += 1
        continue
      case .running(let name, let profile)?:
        tally.isSeveral = tally.isSeveral || arguments.count > 1
        guard isWorthJudging(profile, from: name) else {
          tally.failed += 1
          continue
        }
        tally.read += 1
        try body(
          ReadLog(
            name: name, profile: profile, isOneOfSeveral: tally.isSeveral,
            isNamed: true))
        continue
      case .logs(let logs)?: found = logs
      }
      for failure in found.failures { say(failure.description) }
      tally.failed += found.failures.count
      tally.passedOver += found.passedOver
      tally.isSeveral =
        tally.isSeveral || arguments.count > 1
        || found.locations.count + found.failures.count > 1
      for location in found.locations {
        guard let profile = profileToJudge(at: location) else {
          tally.failed += 1
          continue
        }
        tally.read += 1
        try body(
          ReadLog(
            name: location.displayName, profile: profile, isOneOfSeveral: tally.isSeveral,
            isNamed: found.locations.count == 1))
      }
    }
    return tally
  }

  /// The profile of the only log that an argument stands for; ends the command with one line if
  /// there is none, or more than one.
  ///
  /// - Parameters:
  ///   - argument: A path, an address, or `-`.
  ///   - severalAreUsage: Whether more than one are wrong usage, and not an input without an answer.
  /// - Returns: What the application did.
  /// - Throws: The exit status, after the line was written.
  func profile(of argument: String, severalAreUsage: Bool = false) throws -> SparkProfile {
    let found: EventLogDiscovery
    switch input(meantBy: argument) {
    case nil: throw ExitCode(3)
    case .running(_, let profile)?: return profile
    case .logs(let logs)?: found = logs
    }
    guard let location = found.locations.first, found.locations.count == 1 else {
      say((found.failures.first ?? found.severalLogs).description)
      throw ExitCode(severalAreUsage && found.locations.count > 1 ? 2 : 3)
    }
    guard let profile = profile(at: location) else { throw ExitCode(3) }
    return profile
  }

  /// What an argument stands for.
  private enum Input {
    case logs(EventLogDiscovery)
    /// An application that runs, or of which there is no log, as the REST interface tells of it.
    case running(name: String, SparkProfile)
  }

  private func input(meantBy argument: String) -> Input? {
    if let mistyped = MistypedAddress(argument) {
      say(mistyped.description)
      return nil
    }
    if let remote = RemoteLog(address: argument) { return input(from: remote, at: argument) }
    do throws(EventLogError) {
      return found(try EventLogDiscovery(path: argument))
    } catch {
      say(error.description)
      return nil
    }
  }

  private func input(from remote: RemoteLog, at address: String) -> Input? {
    do throws(NoRemoteLog) {
      return found(try remote.search())
    } catch {
      return running(at: address, insteadOf: error)
    }
  }

  private func found(_ logs: EventLogDiscovery) -> Input {
    let counts = "\(logs.locations.count) event logs and \(logs.passedOver) other files"
    logger.debug("found \(counts) in \(logs.name)")
    return .logs(logs)
  }

  /// Asks for an application where a server has no log: the web interface of a driver answers with
  /// a page, or with a zip in which nothing is, or leads to a page at the address by which it knows
  /// itself.
  private func running(at address: String, insteadOf reason: NoRemoteLog) -> Input? {
    let environment = ProcessInfo.processInfo.environment
    guard reason.leavesRoomForAnApplication,
      let server = SparkServer(address: address, environment: environment)
    else {
      say(reason.error.description)
      return nil
    }
    logger.debug("\(reason.error); asking for what runs there")
    switch server.waitForProfile() {
    case .success(let profile): return .running(name: server.name, profile)
    case .failure(let trouble):
      say(reason.tells(moreThan: trouble) ? reason.error.description : trouble.description)
      return nil
    }
  }

  private func profileToJudge(at location: EventLogLocation) -> SparkProfile? {
    guard let profile = profile(at: location),
      isWorthJudging(profile, from: location.displayName)
    else { return nil }
    return profile
  }

  private func isWorthJudging(_ profile: SparkProfile, from name: String) -> Bool {
    guard profile.workers.contains(where: { $0.taskCount > 0 }) else {
      let what =
        profile.application.endTime == nil
        ? "is of an application that has run no task yet; wait until it has"
        : "is of an application that ran no task, so there is nothing to size by"
      say("\(name): \(what)")
      return false
    }
    return true
  }

  private func profile(at location: EventLogLocation) -> SparkProfile? {
    do throws(EventLogError) {
      logger.debug("reading \(location.displayName)")
      let progress = ReadingProgress()
      defer { progress.finish() }
      let profile = try EventLogReader.profile(of: location, progress: progress.report)
      log(profile.coverage)
      return profile
    } catch {
      say(error.description)
      return nil
    }
  }

  private func log(_ coverage: LogCoverage) {
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
  }

  private func say(_ message: String) {
    StandardError.write("ballast \(command): \(TerminalText.escaped(message))")
  }
}

/// One log, read.
struct ReadLog {
  var name: String
  var profile: SparkProfile
  /// Whether there are others, so that it must be said which this one is.
  var isOneOfSeveral: Bool
  /// Whether an argument names it alone, and not a folder of several.
  var isNamed: Bool
}

/// What became of the logs that a command was given.
struct LogTally {
  var read = 0
  var failed = 0
  /// Files that are no event logs.
  var passedOver = 0
  var isSeveral = false
}

extension NoRemoteLog {
  /// Whether an application may be there that has no log yet.
  fileprivate var leavesRoomForAnApplication: Bool {
    if case .refused = self { false } else { true }
  }

  /// Whether a person learns more from this than from why no application could be seen there.
  fileprivate func tells(moreThan trouble: ServerError) -> Bool {
    if case .elsewhere = self { return true }
    // A page without a REST interface behind it is of some other program.
    return trouble.kind == .refused(status: 404) || trouble.kind == .malformed
  }
}
