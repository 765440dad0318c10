import ArgumentParser
import Launch
import RunStore
import SparkMemory
import SparkSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every command needs that runs a job.
struct JobOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The name under which runs are remembered; the application's name, class or file if not given.",
      valueName: "name"))
  var job: String?

  /// The command in words, without the mark that it begins behind.
  static func command(in words: [String]) -> [String] {
    words.first == "--" ? Array(words.dropFirst()) : words
  }

  /// Looks whether words that are to be a command begin with an option that nobody knows.
  ///
  /// - Throws: A request for help if that is what the option asks for, else an error that names it.
  static func check(_ words: [String], of command: any ParsableCommand.Type) throws {
    guard let first = words.first, first != "--", first.hasPrefix("-") else { return }
    if first == "-h" || first == "--help" { throw CleanExit.helpRequest(command) }
    throw ValidationError("Unknown option '\(first)'; the command to run stands behind --.")
  }

  /// A runner of a command, and the history.
  ///
  /// - Throws: The exit status, after a line on standard error.
  func runner(
    of words: [String], cluster: Cluster?, voice: JobVoice
  ) throws -> (runner: JobRunner, store: RunStore) {
    let environment = ProcessInfo.processInfo.environment
    do {
      let command = try LaunchCommand(words: words, environment: environment)
      guard let home = RunStore.home(in: environment) else {
        voice.say("nothing says where to keep the history of runs; set BALLAST_HOME to a folder")
        throw ExitCode(3)
      }
      let site = LaunchSite(command, environment: environment)
      site.notes.forEach(voice.say)
      let store = try RunStore(path: home + "/history.sqlite")
      let runner = JobRunner(
        command, site: site, job: job ?? command.jobName, store: store, home: home,
        cluster: cluster, now: { Int64(Date().timeIntervalSince1970 * 1000) })
      return (runner, store)
    } catch let error as SourceError {
      voice.say(error.description)
      throw ExitCode(2)
    } catch let error as RunStoreError {
      voice.say(error.description)
      throw ExitCode(3)
    }
  }
}
