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
    let isLocal = environment.manager == .local
    let reader = LayoutReader(
      configuration: configuration, environment: environment,
      role: isLocal ? .driver : .executor)
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
    granted = try environment.grant(for: parts.requested, role: .executor)
    enforcesLimit = environment.manager.hasContainers
    let taskSlots = try TaskSlots(reader)
    slots = taskSlots.count
    slotsAreKnown = taskSlots.areKnown
    notes =
      parts.notes + taskSlots.notes
      + environment.heapNotes(
        heap: parts.heap, collector: environment.executorCollector,
        isAssumed: environment.executorCollectorIsAssumed, cores: taskSlots.cores,
        observed: environment.observedExecutorMaxMemory != nil)
  }
}

/// The sizes that make up an executor.
private struct ExecutorParts {
  var heap: ByteSize
  var overhead = ByteSize.zero
  var overheadReason: String?
  var offHeap: ByteSize
  var pySpark = ByteSize.zero
  var notes: [String] = []
  var requested: ByteSize

  init(_ reader: LayoutReader) throws(LayoutError) {
    let environment = reader.environment
    let isLocal = environment.manager == .local
    if isLocal { try reader.checkExecutorMemory() }
    heap = isLocal ? try reader.driverHeap() : try reader.executorHeap()
    requested = heap
    offHeap = try reader.offHeap()
    if isLocal {
      notes.append("The driver's JVM runs the tasks: spark.driver.memory is the heap of both.")
    }
    try addPython(reader)
    try noteUnusedOffHeap(reader)
    if environment.manager.hasContainers {
      try addContainer(reader)
    } else {
      try noteOutsideTheHeap(reader)
    }
  }

  private mutating func addContainer(_ reader: LayoutReader) throws(LayoutError) {
    let environment = reader.environment
    let own = try MemoryOverhead(forHeap: heap, reader: reader)
    overhead = own.size
    overheadReason = own.reason
    notes += own.notes
    requested = heap + overhead + pySpark
    let since =
      environment.manager == .yarn
      ? SparkFacts.offHeapInYarnContainerSince : SparkFacts.offHeapInPodSince
    if environment.version >= since {
      requested += .mebibytes(offHeap.wholeMebibytes)
    } else if offHeap > .zero {
      notes.append(
        "The container has room for off-heap memory only since Spark \(since): "
          + "here it must fit into the overhead.")
    }
  }

  private mutating func addPython(_ reader: LayoutReader) throws(LayoutError) {
    guard let limit = try reader.bytes(.executorPySparkMemory), limit > .zero else { return }
    let environment = reader.environment
    let name = ConfigurationKey.executorPySparkMemory.name
    guard isPython(reader) else {
      let reason =
        environment.isPython ? "in client mode Kubernetes" : "an application that is not Python"
      notes.append("\(name) is set, and \(reason) makes no room for it.")
      return
    }
    pySpark = limit
    let cores = try reader.count(.executorCores) ?? 1
    let share = ByteSize.mebibytes(limit.wholeMebibytes / Int64(cores))
    notes.append("Each Python worker may use \(share) of address space (\(name) over cores).")
  }

  private func isPython(_ reader: LayoutReader) -> Bool {
    let environment = reader.environment
    guard environment.manager == .kubernetes else { return environment.isPython }
    return reader.configuration.kubernetesResource == "python"
      || (environment.isPython && environment.deployMode == .cluster)
  }

  private mutating func noteUnusedOffHeap(_ reader: LayoutReader) throws(LayoutError) {
    guard offHeap == .zero, let size = try reader.bytes(.offHeapSize), size > .zero else { return }
    notes.append(
      "spark.memory.offHeap.size is \(size), and spark.memory.offHeap.enabled is not true: "
        + "execution does not use it and no container has room for it.")
  }

  /// Says what is used and yet counted by nobody.
  private mutating func noteOutsideTheHeap(_ reader: LayoutReader) throws(LayoutError) {
    let who = reader.environment.manager.rawValue
    notes.append("With a \(who) master only the heap is accounted for; nothing enforces a limit.")
    if offHeap > .zero {
      notes.append("Off-heap memory of \(offHeap) is used on top of what is accounted for.")
    }
    if reader.environment.manager != .local,
      reader.configuration.isSet(.executorMemoryOverhead)
    {
      notes.append("spark.executor.memoryOverhead is set, and a \(who) master ignores it.")
    }
    guard reader.environment.manager == .localCluster,
      let master = reader.configuration[.master],
      let worker = MasterArguments(master: master).workerMemory, heap > worker
    else { return }
    throw reader.refuse(.aboveWorkerMemory(requested: heap, worker: worker))
  }
}
