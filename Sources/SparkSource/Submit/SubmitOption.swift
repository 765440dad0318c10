public import SparkMemory

/// An option of `spark-submit`, and the setting that it stands for.
///
/// Source: `launcher/src/main/java/org/apache/spark/launcher/SparkSubmitOptionParser.java`;
/// `SparkSubmit.prepareSubmitEnvironment` for the managers that take it.
struct SubmitOption: Hashable, Sendable {
  /// The option: `--executor-memory`.
  var name: String
  /// The setting it stands for; nil for one that has nothing to do with memory or size.
  var key: String?
  /// The managers for which spark-submit turns it into the setting.
  var managers: Set<ClusterManager>
  /// Whether spark-submit turns it into the setting only in cluster mode.
  var needsClusterMode: Bool
  /// Whether a value follows.
  var takesValue: Bool

  private init(
    _ name: String, _ key: String? = nil, for managers: Set<ClusterManager> = .all,
    needsClusterMode: Bool = false, takesValue: Bool = true
  ) {
    self.name = name
    self.key = key
    self.managers = managers
    self.needsClusterMode = needsClusterMode
    self.takesValue = takesValue
  }

  static let all: [SubmitOption] =
    [
      SubmitOption("--master", ConfigurationKey.master.name),
      SubmitOption("--deploy-mode", ConfigurationKey.deployMode.name),
      SubmitOption("--driver-memory", ConfigurationKey.driverMemory.name),
      SubmitOption(
        "--driver-cores", ConfigurationKey.driverCores.name, for: .remote, needsClusterMode: true),
      SubmitOption("--driver-java-options", ConfigurationKey.driverExtraJavaOptions.name),
      SubmitOption("--executor-memory", ConfigurationKey.executorMemory.name, for: .remote),
      SubmitOption("--executor-cores", ConfigurationKey.executorCores.name, for: .remote),
      SubmitOption(
        "--num-executors", ConfigurationKey.executorInstances.name, for: [.yarn, .kubernetes]),
      SubmitOption("--total-executor-cores", ConfigurationKey.coresMax.name, for: [.standalone]),
    ]
    + [
      "--archives", "--class", "--conf", "-c", "--driver-class-path", "--driver-library-path",
      "--exclude-packages", "--files", "--jars", "--keytab", "--kill", "--name", "--packages",
      "--principal", "--properties-file", "--proxy-user", "--py-files", "--queue", "--remote",
      "--repositories", "--status",
    ].map { SubmitOption($0) }
    + [
      "--help", "-h", "--load-spark-defaults", "--supervise", "--usage-error", "--verbose", "-v",
      "--version",
    ].map { SubmitOption($0, takesValue: false) }

  /// Why spark-submit passes it over; nil where it counts, or where that is not known.
  func reasonIgnored(manager: ClusterManager?, deployMode: DeployMode?) -> String? {
    guard let manager else { return nil }
    if !managers.contains(manager) { return "with a \(manager.rawValue) master" }
    return needsClusterMode && deployMode != .cluster ? "in client mode" : nil
  }

  static func named(_ name: String) -> SubmitOption? {
    all.first { $0.name == name }
  }

  /// The option next to one that is not known.
  static func correction(of name: String) -> String? {
    let wanted = Array(name.utf8)
    let near = all.compactMap { option in
      EditDistance.within(KeySpelling.tolerance, from: wanted, to: Array(option.name.utf8))
        .map { (option.name, $0) }
    }
    return near.min { $0.1 < $1.1 }?.0
  }
}

extension Set<ClusterManager> {
  /// Every manager.
  fileprivate static let all = Set(ClusterManager.allCases)
  /// Those that start processes on other machines.
  fileprivate static let remote: Set = [.yarn, .kubernetes, .standalone]
}

extension SubmitCommand {
  /// Why spark-submit passes an option over.
  /// - Parameters:
  ///   - option: The option: `--executor-memory`.
  ///   - manager: The manager that the application gets.
  ///   - deployMode: Where its driver runs.
  /// - Returns: The reason in a few words; nil where the option counts, or where that is not known.
  public static func reasonIgnored(
    _ option: String, manager: ClusterManager?, deployMode: DeployMode?
  ) -> String? {
    SubmitOption.named(option)?.reasonIgnored(manager: manager, deployMode: deployMode)
  }
}
