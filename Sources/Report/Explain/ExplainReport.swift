public import SparkMemory

/// Where every byte of an application's processes goes.
public struct ExplainReport: Hashable, Sendable, Codable {
  /// The name and version of the JSON form.
  public static let schema = "ballast.explain/1"

  /// The form that this value is encoded in.
  public let schema: String
  /// The version of Spark.
  public let sparkVersion: SparkVersion
  /// Who gives the application its processes.
  public let manager: ClusterManager
  /// Whether nothing names the manager, so that one was assumed.
  public let managerIsAssumed: Bool
  /// Where the driver runs.
  public let deployMode: DeployMode
  /// Whether it is a Python application.
  public let isPython: Bool
  /// An executor; with a local master the JVM that is driver and executor at once.
  public let executor: ExplainedProcess
  /// The driver; nil with a local master.
  public let driver: ExplainedProcess?
  /// What every release of Spark makes of the configuration, earliest first.
  public let versions: [VersionSpan]
  /// How its executors fill a cluster; nil where no cluster was described.
  public let packing: PackingReport?
  /// What is worth knowing about the configuration as a whole, in sentences.
  public let notes: [String]

  /// The report on a configuration.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs, and what a run has shown of it.
  ///   - managerIsAssumed: Whether nothing names the manager.
  ///   - packing: How its executors fill a cluster, where one was described.
  ///   - notes: What is known about how the configuration was given, in sentences.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    configuration: SparkConfiguration, environment: ClusterEnvironment,
    managerIsAssumed: Bool = false, packing: PackingReport? = nil,
    notes: [String] = []
  ) throws(LayoutError) {
    schema = Self.schema
    sparkVersion = environment.version
    manager = environment.manager
    self.managerIsAssumed = managerIsAssumed
    deployMode = environment.deployMode
    isPython = environment.isPython
    versions = VersionSpan.all(of: configuration, environment: environment)
    self.packing = packing
    self.notes =
      notes
      + SettingConflict.all(in: configuration, version: environment.version)
      .map(\.description)
    let isLocal = environment.manager == .local
    executor = ExplainedProcess(
      try ContainerLayout(executorOf: configuration, environment: environment),
      collector: isLocal ? environment.driverCollector : environment.executorCollector,
      isAssumed: isLocal
        ? environment.driverCollectorIsAssumed : environment.executorCollectorIsAssumed,
      isObserved: environment.observedExecutorMaxMemory != nil)
    guard !isLocal else {
      driver = nil
      return
    }
    driver = ExplainedProcess(
      try ContainerLayout(driverOf: configuration, environment: environment),
      collector: environment.driverCollector, isAssumed: environment.driverCollectorIsAssumed,
      isObserved: environment.observedDriverMaxMemory != nil)
  }
}

/// One process of an application, and what its tasks may hold.
public struct ExplainedProcess: Hashable, Sendable, Codable {
  /// The sizes of a process's memory, and why they are what they are.
  public let layout: ContainerLayout
  /// The collector that the heap was computed for.
  public let collector: GarbageCollector
  /// Whether no option names the collector.
  public let collectorIsAssumed: Bool
  /// Whether a run has shown how much heap Spark sees.
  public let maxMemoryIsObserved: Bool
  /// What each task may hold on the heap; nil where no tasks run.
  public let perTask: TaskShare?
  /// What each task may hold outside the heap; nil where there is no such memory.
  public let perTaskOffHeap: TaskShare?

  init(
    _ layout: ContainerLayout, collector: GarbageCollector, isAssumed: Bool, isObserved: Bool
  ) {
    self.layout = layout
    let shown =
      isObserved
      ? GarbageCollector.showing(maxMemory: layout.heap.maxMemory, ofHeap: layout.heap.heap) : nil
    self.collector = shown ?? collector
    collectorIsAssumed = isAssumed && shown == nil
    maxMemoryIsObserved = isObserved
    let slots = layout.slots
    guard slots > 0 else {
      perTask = nil
      perTaskOffHeap = nil
      return
    }
    perTask = TaskShare(
      least: layout.heap.leastPerTask(slots: slots), most: layout.heap.mostPerTask(slots: slots))
    perTaskOffHeap = layout.offHeapLayout.map { offHeap in
      TaskShare(least: offHeap.leastPerTask(slots: slots), most: offHeap.mostPerTask(slots: slots))
    }
  }
}

/// What one of several tasks that run at once may hold of execution memory.
public struct TaskShare: Hashable, Sendable, Codable {
  /// What it may always reach before it has to spill.
  public let least: ByteSize
  /// The most that it may reach, with nothing cached.
  public let most: ByteSize
}
