/// The sizes that make up an executor.
///
/// Source: `ResourceProfile.getResourcesForClusterManager`.
struct ExecutorParts {
  var heap: ByteSize
  var overhead = ByteSize.zero
  var overheadReason: String?
  var offHeap: ByteSize
  /// The off-heap memory that the container has room for.
  var offHeapInContainer = ByteSize.zero
  var pySpark = ByteSize.zero
  var notes: [String] = []
  var requested: ByteSize

  /// The parts as YARN is asked for them.
  var demand: YarnDemand {
    YarnDemand(
      process: .executor, heap: heap, overhead: overhead, offHeap: offHeapInContainer,
      pySpark: pySpark)
  }

  init(_ reader: LayoutReader) throws(LayoutError) {
    let environment = reader.environment
    let isLocal = environment.manager == .local
    if isLocal { try reader.checkExecutorMemory() }
    let configured = isLocal ? try reader.driverHeap() : try reader.executorHeap()
    heap = try reader.profileMemory() ?? configured
    requested = heap
    offHeap = try reader.offHeap()
    if isLocal {
      notes.append("The driver's JVM runs the tasks: spark.driver.memory is the heap of both.")
    }
    try addPython(reader)
    try noteUnusedOffHeap(reader)
    if environment.manager.hasContainers {
      try addContainer(reader, configured: configured)
    } else {
      try noteOutsideTheHeap(reader)
    }
  }

  private mutating func addContainer(
    _ reader: LayoutReader, configured: ByteSize
  ) throws(LayoutError) {
    let environment = reader.environment
    // Of the configuration's heap, not of the profile's: Spark does not compute it anew.
    let configured = try MemoryOverhead(forHeap: configured, reader: reader)
    if let own = reader.profile?.memoryOverhead {
      overhead = .mebibytes(own.wholeMebibytes)
      overheadReason = "as the resource profile asks"
    } else {
      overhead = configured.size
      overheadReason = configured.reason
      notes += configured.notes
      if reader.profile?.memory != nil {
        notes.append(
          "The resource profile asks for no overhead and gets that of the default profile.")
      }
    }
    let since =
      environment.manager == .yarn
      ? SparkFacts.offHeapInYarnContainerSince : SparkFacts.offHeapInPodSince
    if environment.version >= since {
      offHeapInContainer = .mebibytes(offHeap.wholeMebibytes)
    } else if offHeap > .zero {
      notes.append(
        "The container has room for off-heap memory only since Spark \(since): "
          + "here it must fit into the overhead.")
    }
    requested = demand.total
  }

  private mutating func addPython(_ reader: LayoutReader) throws(LayoutError) {
    let configured = try reader.bytes(.executorPySparkMemory)
    let asked = reader.profile?.pysparkMemory.map { ByteSize.mebibytes($0.wholeMebibytes) }
    guard let limit = asked ?? configured, limit > .zero else { return }
    let environment = reader.environment
    let name = ConfigurationKey.executorPySparkMemory.name
    guard isPython(reader) else {
      let reason =
        environment.isPython ? "in client mode Kubernetes" : "an application that is not Python"
      notes.append("\(name) is set, and \(reason) makes no room for it.")
      return
    }
    pySpark = limit
    let ownCores = try reader.count(.executorCores)
    let cores = reader.profile?.cores ?? ownCores ?? 1
    let share = ByteSize.mebibytes(limit.wholeMebibytes / Int64(max(cores, 1)))
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
    try reader.checkWorkerMemory(for: heap)
  }
}
