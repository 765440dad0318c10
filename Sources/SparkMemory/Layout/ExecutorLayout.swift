extension ContainerLayout {
  /// The container of an executor.
  ///
  /// With a local master the driver's JVM runs the tasks, and this is the layout of that JVM.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    executorOf configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) {
    try self.init(executorOf: configuration, profile: nil, environment: environment)
  }

  /// The container of an executor of a resource profile.
  ///
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - profile: What the profile asks for; nil is the default profile.
  ///   - environment: Where it runs. What a run has shown there is of this profile's executors.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    executorOf configuration: SparkConfiguration, profile: ExecutorResourceProfile?,
    environment: ClusterEnvironment
  ) throws(LayoutError) {
    let isLocal = environment.manager == .local
    let reader = LayoutReader(
      configuration: configuration, environment: environment,
      role: isLocal ? .driver : .executor, profile: profile)
    try reader.checkProfile()
    let parts = try ExecutorParts(reader)
    role = .executor
    manager = environment.manager
    heap = try reader.layout(
      heap: parts.heap,
      collector: isLocal ? environment.driverCollector : environment.executorCollector,
      fullyCommitted: environment.manager == .kubernetes,
      observed: environment.observedExecutorMaxMemory
        ?? (isLocal ? environment.observedDriverMaxMemory : nil))
    overhead = parts.overhead
    overheadReason = parts.overheadReason
    offHeap = parts.offHeap
    pySpark = parts.pySpark
    requested = parts.requested
    granted = try environment.grant(for: parts.demand, role: .executor)
    enforcesLimit = environment.manager.hasContainers
    let taskSlots = try TaskSlots(reader)
    slots = taskSlots.count
    slotsAreKnown = taskSlots.areKnown
    notes =
      parts.notes + taskSlots.notes
      + environment.heapNotes(
        heap: parts.heap, collector: environment.executorCollector,
        isAssumed: environment.executorCollectorIsAssumed, cores: taskSlots.cores,
        observed: environment.observedExecutorMaxMemory != nil,
        javaOptions: configuration.javaOptions(of: reader.role))
  }
}
