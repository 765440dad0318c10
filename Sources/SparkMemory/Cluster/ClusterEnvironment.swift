/// What a configuration alone does not say about where an application runs.
public struct ClusterEnvironment: Hashable, Sendable, Codable {
  /// Who gives the application its processes.
  public var manager: ClusterManager
  /// Where the driver runs.
  public var deployMode: DeployMode
  /// The version of Spark.
  public var version: SparkVersion
  /// Whether the application is a Python one.
  public var isPython: Bool
  /// The collector of the executors' JVMs.
  public var executorCollector: GarbageCollector
  /// The collector of the driver's JVM.
  public var driverCollector: GarbageCollector
  /// Whether no option names the executors' collector, so that the JVM chooses.
  public var executorCollectorIsAssumed: Bool
  /// Whether no option names the driver's collector, so that the JVM chooses.
  public var driverCollectorIsAssumed: Bool
  /// The step that YARN rounds containers up to.
  public var yarnAllocationIncrement: ByteSize
  /// The least container that YARN gives.
  public var yarnMinimumAllocation: ByteSize
  /// The greatest container that YARN gives, where it is known.
  public var yarnMaximumAllocation: ByteSize?
  /// Memory of each standalone worker, where it is known.
  public var workerMemory: ByteSize?
  /// Cores of each standalone worker, where they are known.
  public var workerCores: Int?
  /// `Runtime.maxMemory` of the executors, where a run has shown it.
  public var observedExecutorMaxMemory: ByteSize?
  /// `Runtime.maxMemory` of the driver, where a run has shown it.
  public var observedDriverMaxMemory: ByteSize?
  /// Task slots of an executor, where a run has shown them.
  public var observedExecutorCores: Int?

  /// An environment with YARN's defaults and the collector that a JVM chooses by itself.
  public init(
    manager: ClusterManager, deployMode: DeployMode = .client, version: SparkVersion = .latest,
    isPython: Bool = false
  ) {
    self.manager = manager
    self.deployMode = deployMode
    self.version = version
    self.isPython = isPython
    executorCollector = .g1
    driverCollector = .g1
    executorCollectorIsAssumed = true
    driverCollectorIsAssumed = true
    yarnAllocationIncrement = SparkFacts.yarnAllocation
    yarnMinimumAllocation = SparkFacts.yarnAllocation
  }

  /// The environment that a configuration tells of, with what is known besides.
  ///
  /// The manager comes from `spark.master` and is YARN when there is none; the deploy mode comes
  /// from `spark.submit.deployMode`, whose default is client.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - version: The version of Spark.
  ///   - manager: The manager, when it is known from elsewhere.
  ///   - deployMode: The deploy mode, when it is known from elsewhere.
  ///   - isPython: Whether it is a Python application, when that is known from elsewhere.
  ///   - collector: The collector of every JVM, when it is known from elsewhere.
  /// - Throws: `ConfigurationError` for a master or a deploy mode that is not known.
  public init(
    configuration: SparkConfiguration,
    version: SparkVersion = .latest,
    manager: ClusterManager? = nil,
    deployMode: DeployMode? = nil,
    isPython: Bool? = nil,
    collector: GarbageCollector? = nil
  ) throws(ConfigurationError) {
    self.version = version
    if let manager {
      self.manager = manager
    } else {
      self.manager = try Self.manager(of: configuration)
    }
    if let deployMode {
      self.deployMode = deployMode
    } else {
      self.deployMode = try Self.deployMode(of: configuration)
    }
    self.isPython = isPython ?? Self.isPython(configuration)
    let executor = collector ?? configuration.collector(of: .executor)
    let driver = collector ?? configuration.collector(of: .driver)
    executorCollector = executor ?? .g1
    driverCollector = driver ?? .g1
    executorCollectorIsAssumed = executor == nil
    driverCollectorIsAssumed = driver == nil
    yarnAllocationIncrement = SparkFacts.yarnAllocation
    yarnMinimumAllocation = SparkFacts.yarnAllocation
  }

  private static func manager(
    of configuration: SparkConfiguration
  ) throws(ConfigurationError) -> ClusterManager {
    guard let master = configuration[.master] else { return .yarn }
    if let manager = ClusterManager(master: master) { return manager }
    throw ConfigurationError(
      key: ConfigurationKey.master.name, value: master,
      why: "not a cluster manager known here; write yarn, k8s://…, spark://…, local[N] "
        + "or local-cluster[N,cores,MiB]")
  }

  private static func deployMode(
    of configuration: SparkConfiguration
  ) throws(ConfigurationError) -> DeployMode {
    guard let text = configuration[.deployMode] else {
      return configuration[.master]?.trimmedAsJava == "yarn-cluster" ? .cluster : .client
    }
    if let mode = DeployMode(rawValue: text.trimmedAsJava.lowercased()) { return mode }
    throw ConfigurationError(
      key: ConfigurationKey.deployMode.name, value: text, why: "write client or cluster")
  }

  private static func isPython(_ configuration: SparkConfiguration) -> Bool {
    let onYarn = configuration[.yarnIsPython]?.trimmedAsJava.lowercased() == "true"
    return onYarn || configuration.kubernetesResource == "python"
  }
}

extension ClusterEnvironment {
  /// What a standalone worker offers when nothing says how much.
  ///
  /// Source: `WorkerArguments.inferDefaultMemory`.
  /// - Parameter physical: The memory of its machine.
  /// - Returns: All but 1 GiB in whole MiB, and at least 1 GiB.
  public static func defaultWorkerMemory(ofMachine physical: ByteSize) -> ByteSize {
    let reserve = SparkFacts.standaloneWorkerReserve
    return max(.mebibytes(physical.wholeMebibytes) - reserve, reserve)
  }

  /// Sets what YARN rounds containers to, by the scheduler that it has.
  ///
  /// Source: `apache/hadoop`, `CapacityScheduler` and `FairScheduler`, the step that they give
  /// `ResourceCalculator.normalize`.
  /// - Parameters:
  ///   - scheduler: The scheduler, which decides the step.
  ///   - minimum: `yarn.scheduler.minimum-allocation-mb`.
  ///   - maximum: `yarn.scheduler.maximum-allocation-mb`, where it is known.
  public mutating func setYarnAllocation(
    scheduler: YarnScheduler, minimum: ByteSize = SparkFacts.yarnAllocation,
    maximum: ByteSize? = nil
  ) {
    yarnMinimumAllocation = minimum
    yarnMaximumAllocation = maximum
    switch scheduler {
    case .capacity: yarnAllocationIncrement = minimum
    case .fair(let increment): yarnAllocationIncrement = increment
    }
  }
}

/// The scheduler of a YARN cluster, as far as it decides how containers are rounded.
public enum YarnScheduler: Hashable, Sendable {
  /// The capacity scheduler, and the FIFO one: containers are multiples of the least one.
  case capacity
  /// The fair scheduler: containers are multiples of a step of its own,
  /// `yarn.resource-types.memory-mb.increment-allocation`.
  case fair(increment: ByteSize)
}

extension SparkConfiguration {
  /// What runs in the pods, in lower case, where spark-submit has said so.
  var kubernetesResource: String? {
    self[.kubernetesResourceType]?.trimmedAsJava.lowercased()
  }

  /// The collector that the Java options of a process name.
  func collector(of role: ProcessRole) -> GarbageCollector? {
    GarbageCollector(javaOptions: javaOptions(of: role))
  }

  /// The Java options of a process, in the order that its JVM gets them.
  func javaOptions(of role: ProcessRole) -> String {
    role.javaOptionsKeys.compactMap { self[$0] }.joined(separator: " ")
  }
}
