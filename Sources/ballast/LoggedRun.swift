import Advisor
import EventLogHTTP
import SparkEventLog
import SparkMemory

/// What a run has shown that a configuration alone does not tell.
struct LoggedRun {
  var configuration: SparkConfiguration
  var environment: ClusterEnvironment

  /// The run in an event log; nil when the input is no log.
  init?(at path: String) throws {
    guard RemoteLog.isAddress(path) || EventLogReader.isEventLog(at: path) else { return nil }
    let profile = try EventLogInput(command: "explain").profile(of: path)
    let setup = Assessment(profile).setup
    configuration = setup.configuration
    environment = setup.environment
  }
}
