import Advisor
import RunStore
import SparkMemory
import SparkProfile

/// What the exit status 0 of a command tells of the application that it started.
///
/// In client mode the command is the driver. In cluster mode it is a client, which may wait for the
/// application or not, and of the three only YARN's has a status of its own for one that failed.
///
/// Source: `resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/Client.scala`,
/// `core/src/main/scala/org/apache/spark/deploy/Client.scala` and `…/rest/RestSubmissionClient.scala`,
/// `resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/submit/LoggingPodStatusWatcher.scala`.
enum CleanExit: Hashable, Sendable {
  /// That it did its work.
  case success
  /// That it ended, well or not.
  case end
  /// That the cluster has taken it on.
  case submission

  /// What it tells of an application with these settings.
  init(_ settings: SparkConfiguration) {
    guard settings[.deployMode] == DeployMode.cluster.rawValue else {
      self = .success
      return
    }
    func isOn(_ key: ConfigurationKey) -> Bool { (try? settings.boolean(key)) ?? false }
    switch settings[.master].flatMap(ClusterManager.init(master:)) {
    case .yarn:
      self = isOn(.yarnWaitsForEnd) ? .success : .submission
    case .kubernetes:
      self = isOn(.kubernetesWaitsForEnd) ? .end : .submission
    case .standalone:
      // A client has no default of its own for this, whatever that of the master is.
      let isOverHTTP = settings.isSet(.masterRESTEnabled) && isOn(.masterRESTEnabled)
      self = isOn(.standaloneWaitsForEnd) && !isOverHTTP ? .end : .submission
    case .local, .localCluster, nil:
      self = .submission
    }
  }
}

extension RunRecord.Ending {
  /// How a run ended.
  ///
  /// - Parameters:
  ///   - process: How its process ended.
  ///   - cleanExit: What that tells if it ended with 0.
  ///   - verdict: What its log shows; nil if there is none.
  init(_ process: ChildProcess.Ending, _ cleanExit: CleanExit, _ verdict: RunVerdict?) {
    if process.status != 0 {
      self = process.wasStopped ? .stopped : .failed
    } else if cleanExit == .success {
      self = .succeeded
    } else if let assessment = verdict?.assessment,
      cleanExit == .end || assessment.profile.application.endTime != nil
    {
      switch assessment.outcome.kind {
      case .succeeded, .idle: self = .succeeded
      case .failed, .unfinished: self = .failed
      }
    } else {
      self = .open
    }
  }
}
