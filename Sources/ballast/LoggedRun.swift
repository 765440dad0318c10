import Advisor
import SparkEventLog
import SparkMemory

/// What a run has shown that a configuration alone does not tell.
struct LoggedRun {
  var configuration: SparkConfiguration
  var environment: ClusterEnvironment

  /// The run in an event log; nil when the input is no log.
  init?(at path: String) throws {
    guard EventLogReader.isEventLog(at: path) else { return nil }
    let profile = try EventLogInput.profile(
      at: path, command: "explain", logger: .forCommand("explain", verbose: false))
    let setup = Assessment(profile).setup
    configuration = setup.configuration
    environment = setup.environment
  }
}
