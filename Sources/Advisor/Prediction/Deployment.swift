public import SparkMemory
import SparkProfile

/// The memory in which an application would run under another configuration.
public struct Deployment: Sendable {
  /// The settings that differ from those of the run, as they were given.
  public let changes: [String: String]
  /// All settings.
  public let configuration: SparkConfiguration
  /// Where it would run.
  public let environment: ClusterEnvironment
  /// An executor's container; nil if the settings make none. In local mode this is the driver.
  public let executor: ContainerLayout?
  /// The driver's container, or its bare process; nil if the settings make none.
  public let driver: ContainerLayout?
  /// How executors fill the machines; nil if those are not known.
  public let packing: ClusterPacking?
  /// Executors at once.
  public let executorCount: Int
  /// Cores of an executor.
  public let executorCores: Int
  /// Tasks that an executor runs at once.
  public let slots: Int
  /// The page in which tasks hold execution memory.
  public let page: ByteSize
  /// Why a layout could not be made, in sentences.
  public let problems: [String]

  /// Whether Spark and the cluster start an executor.
  var executorStarts: Bool { executor != nil && packing?.executors != 0 }

  /// What would be if these settings were changed.
  ///
  /// - Parameters:
  ///   - setup: What the application ran in.
  ///   - changes: Settings by key.
  public init(_ setup: Setup, changing changes: [String: String]) {
    var settings = setup.configuration
    for (key, value) in changes { settings.values[key] = value }
    var environment = setup.environment
    func changed(_ keys: ConfigurationKey...) -> Bool {
      keys.contains { setup.configuration[$0] != settings[$0] }
    }
    let masterChanged = changed(.master)
    let sizesCores = changed(.executorCores)
    if changed(.executorMemory) || changed(.executorExtraJavaOptions) {
      environment.observedExecutorMaxMemory = nil
    }
    if changed(.driverMemory) || changed(.driverExtraJavaOptions) {
      environment.observedDriverMaxMemory = nil
      if environment.manager == .local { environment.observedExecutorMaxMemory = nil }
    }
    if changed(.executorExtraJavaOptions, .executorDefaultJavaOptions) {
      let named = GarbageCollector(
        javaOptions: [settings[.executorDefaultJavaOptions], settings[.executorExtraJavaOptions]]
          .compactMap(\.self).joined(separator: " "))
      environment.executorCollector = named ?? environment.executorCollector
    }
    if masterChanged || sizesCores { environment.observedExecutorCores = nil }
    if environment.manager == .localCluster, !masterChanged {
      // The master states its workers' cores and memory, which go with the executor's.
      settings[.master] = nil
      if !sizesCores { environment.observedExecutorCores = setup.executorCores }
    }
    var problems: [String] = []
    do {
      executor = try ContainerLayout(executorOf: settings, environment: environment)
    } catch {
      executor = nil
      problems.append(error.description)
    }
    do {
      driver = try ContainerLayout(driverOf: settings, environment: environment)
    } catch {
      driver = nil
      problems.append(error.description)
    }
    packing =
      executor == nil
      ? nil
      : setup.cluster.flatMap {
        try? ClusterPacking(settings, on: $0, environment: environment)
      }
    if let packing, let executor, packing.executors == 0 {
      problems.append(
        "No machine of the cluster has room for an executor of \(executor.granted)"
          + (packing.driverDoesNotFit ? ", or for the driver" : ""))
    }
    self.changes = changes
    configuration = settings
    self.environment = environment
    self.problems = problems
    slots = max(1, executor?.slots ?? setup.slots)
    let taskCPUs = max(1, setup.executorCores / max(1, setup.slots))
    executorCores =
      sizesCores || masterChanged ? slots.multipliedSaturated(by: taskCPUs) : setup.executorCores
    let workers = masterChanged ? settings.localClusterWorkers : nil
    let instances =
      changed(.executorInstances) ? (try? settings.int(.executorInstances)) ?? nil : nil
    let wanted = workers ?? instances ?? setup.executorCount
    executorCount = max(1, min(wanted, packing?.executors ?? wanted))
    page = Setup.page(of: executor, cores: executorCores, settings, environment)
  }
}

extension ClusterPacking {
  /// How the executors of a configuration fill a cluster.
  ///
  /// - Throws: `LayoutError` or `ConfigurationError` for what Spark or the cluster refuses.
  init(
    _ configuration: SparkConfiguration, on cluster: Cluster, environment: ClusterEnvironment
  ) throws {
    let manager = cluster.manager ?? environment.manager
    self.init(
      try ExecutorShape(executorOf: configuration, environment: environment), on: cluster,
      manager: manager,
      driver: try DriverPlace.needed(by: configuration, environment: environment),
      demand: try ExecutorDemand(
        configuration, manager: manager, version: environment.version))
  }
}
