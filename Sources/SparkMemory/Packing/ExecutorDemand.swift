/// How many executors an application asks for.
///
/// Source: `SchedulerBackendUtils.getInitialTargetExecutorNumber`,
/// `StandaloneSchedulerBackend.start`.
public enum ExecutorDemand: Hashable, Sendable, Codable {
  /// This many, from `spark.executor.instances`.
  case instances(Int)
  /// As many as the load needs, up to `spark.dynamicAllocation.maxExecutors`; nil without a bound.
  case upTo(Int?)
  /// As many as the cores hold, up to `spark.cores.max`; nil without a bound.
  ///
  /// A standalone master does not read `spark.executor.instances`.
  case cores(Int?)

  /// What a configuration asks for.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - manager: Who gives the executors.
  ///   - version: The version of Spark.
  /// - Throws: `ConfigurationError` for a value that Spark does not read.
  public init(
    _ configuration: SparkConfiguration, manager: ClusterManager, version: SparkVersion = .latest
  ) throws(ConfigurationError) {
    if try configuration.boolean(.dynamicAllocationEnabled, version: version) ?? false {
      self = .upTo(try configuration.int(PackingKeys.maxExecutors, version: version))
    } else if manager == .yarn || manager == .kubernetes {
      let asked = try configuration.int(.executorInstances, version: version)
      self = .instances(asked ?? SparkFacts.defaultExecutorInstances)
    } else {
      self = .cores(try configuration.int(PackingKeys.coresMax, version: version))
    }
  }

  /// The most executors of a number of cores that are asked for; nil where there is no bound, and
  /// where each takes every core of its node.
  public func executors(ofCores cores: Int?) -> Int? {
    switch self {
    case .instances(let count): max(count, 0)
    case .upTo(let count): count.map { max($0, 0) }
    case .cores(let most):
      if let most, let cores { max(most, 0) / max(cores, 1) } else { nil }
    }
  }

  /// The most cores that are asked for, whatever the executors; nil where there is no bound.
  public var mostCores: Int? {
    if case .cores(let most) = self { most.map { max($0, 0) } } else { nil }
  }
}

/// Settings that only packing reads.
enum PackingKeys {
  static let maxExecutors = ConfigurationKey(
    "spark.dynamicAllocation.maxExecutors", .int, nil, since: .v(1, 2), in: .core,
    "The most executors that dynamic allocation asks for; unlimited when not set.")
  static let coresMax = ConfigurationKey(
    "spark.cores.max", .int, nil, since: .v(0, 6), in: .core,
    "The most cores of a standalone cluster that the application takes.")
  static let yarnAMCores = ConfigurationKey(
    "spark.yarn.am.cores", .int, "1", since: .v(1, 3), in: .yarn,
    "Cores of YARN's application master in client mode.")
}

extension SparkFacts {
  /// Executors on YARN and Kubernetes when nothing asks for another number.
  ///
  /// Source: `SchedulerBackendUtils.DEFAULT_NUMBER_EXECUTORS`.
  public static let defaultExecutorInstances = 2
}
