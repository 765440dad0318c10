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
      let most = try configuration.int(.dynamicAllocationMaxExecutors, version: version)
      self = .upTo(most.flatMap { $0 < Int(Int32.max) ? $0 : nil })
    } else if manager == .yarn || manager == .kubernetes {
      let asked = try configuration.int(.executorInstances, version: version)
      self = .instances(asked ?? SparkFacts.defaultExecutorInstances)
    } else {
      self = .cores(try configuration.int(.coresMax, version: version))
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

extension SparkFacts {
  /// Executors on YARN and Kubernetes when nothing asks for another number.
  ///
  /// Source: `SchedulerBackendUtils.DEFAULT_NUMBER_EXECUTORS`.
  public static let defaultExecutorInstances = 2
}
