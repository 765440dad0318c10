import Advisor
import ArgumentParser
import Report
import SparkMemory
import SparkSource

/// The machines that a run is sized for, described in one line.
struct ClusterOption: ParsableArguments {
  @Option(
    name: .customLong("cluster"),
    help: ArgumentHelp(
      "The machines: nodes=8,cores=16,memory=128g, or emr:r5.4xlarge,nodes=5.",
      discussion: """
        With them executors are fitted to what a machine holds and to how the cluster rounds; \
        YARN's, where neither the line, --manager nor the log names a manager.
        """,
      valueName: "machines"))
  var line: String?

  /// The machines that the line describes.
  ///
  /// - Parameters:
  ///   - manager: The cluster manager that was asked for.
  ///   - command: The command to name in an error.
  /// - Returns: The machines; nil if none were described.
  /// - Throws: `ExitCode` 2, with a word on standard error, for a line that describes none.
  func machines(under manager: ClusterManager?, command: String) throws -> Cluster? {
    try read(under: manager, for: command) { description throws(SourceError) in
      try Self.cluster(of: description, under: manager)
    }
  }

  /// The machines that the line describes, or the workers of a serverless offering.
  ///
  /// - Parameter manager: The cluster manager that was asked for.
  /// - Returns: The machines; nil if none were described.
  /// - Throws: `ExitCode` 2, with a word on standard error, for a line that describes none.
  func plannedMachines(under manager: ClusterManager?) throws -> PlannedMachines? {
    try read(under: manager, for: "plan") { description throws(SourceError) in
      guard let offering = description.offering, offering.isServerless else {
        return PlannedMachines(
          try Self.cluster(of: description, under: manager), offering: description.offering)
      }
      guard let workers = description.serverlessWorkers else {
        throw Self.refusal(
          "\(offering.rawValue) starts as many workers as are asked for; say how many there may be: "
            + "\(offering.rawValue),nodes=20")
      }
      return PlannedMachines(
        Cluster(groups: [], manager: manager ?? .kubernetes), offering: offering,
        serverlessWorkers: workers)
    }
  }

  private func read<Machines>(
    under manager: ClusterManager?, for command: String,
    _ machines: (ClusterDescription) throws(SourceError) -> Machines
  ) throws -> Machines? {
    guard let line else { return nil }
    do {
      var description = try ClusterDescription(parsing: line)
      if manager == .standalone, description.cluster.manager == nil, description.offering == nil {
        // What a worker leaves to its machine follows from the manager.
        description = try ClusterDescription(parsing: line + ",manager=standalone")
      }
      return try machines(description)
    } catch {
      StandardError.write("ballast \(command): \(TerminalText.escaped(error.description))")
      throw ExitCode(2)
    }
  }

  private static func cluster(
    of description: ClusterDescription, under manager: ClusterManager?
  ) throws(SourceError) -> Cluster {
    var cluster = description.cluster
    if let theirs = cluster.manager, let manager, manager != theirs {
      throw refusal(
        "its manager is \(theirs.rawValue), not \(manager.rawValue); leave --manager out")
    }
    if let offering = description.offering, offering.isServerless {
      throw refusal(
        "\(offering.rawValue) has no machines that an executor could fill; leave it out")
    }
    // Providers of their own give containers as they are asked for, and so does Kubernetes.
    let isOfProvider = description.offering.map { $0.manager == nil } ?? false
    cluster.manager = cluster.manager ?? manager ?? (isOfProvider ? .kubernetes : nil)
    if let manager = cluster.manager, [.local, .localCluster].contains(manager) {
      throw refusal("a \(manager.rawValue) master fills no machines; leave one of the two out")
    }
    return cluster
  }

  private static func refusal(_ problem: String) -> SourceError {
    SourceError(.malformed, at: SourceLocation(file: "--cluster"), problem)
  }
}
