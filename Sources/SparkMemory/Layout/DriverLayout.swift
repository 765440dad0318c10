extension ContainerLayout {
  /// The container of the driver, or its bare process where it has none.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Throws: `LayoutError` for a configuration that Spark, the JVM or the cluster refuses.
  public init(
    driverOf configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) {
    let reader = LayoutReader(
      configuration: configuration, environment: environment, role: .driver)
    try reader.checkExecutorMemory()
    let size = try reader.driverHeap()
    let inContainer = environment.manager.hasContainers && environment.deployMode == .cluster
    role = .driver
    manager = environment.manager
    heap = try reader.layout(
      heap: size, collector: environment.driverCollector, fullyCommitted: false,
      observed: environment.observedDriverMaxMemory)
    offHeap = .zero
    pySpark = .zero
    var notes: [String] = []
    if inContainer {
      let whole = ByteSize.mebibytes(size.wholeMebibytes)
      let own = try MemoryOverhead(forHeap: whole, reader: reader)
      overhead = own.size
      overheadReason = own.reason
      let demand = YarnDemand(
        process: .applicationMaster(isDriver: true), heap: whole, overhead: own.size)
      requested = demand.total
      granted = try environment.grant(for: demand, role: .driver)
      notes += own.notes
    } else {
      overhead = .zero
      overheadReason = nil
      requested = size
      granted = size
      if environment.manager == .standalone, environment.deployMode == .cluster {
        try reader.checkWorkerMemory(for: size)
      }
      notes += try Self.notesWithoutContainer(reader)
    }
    enforcesLimit = inContainer
    slots = environment.manager == .local ? try TaskSlots(reader).count : 0
    slotsAreKnown = true
    self.notes =
      notes
      + environment.heapNotes(
        heap: size, collector: environment.driverCollector,
        isAssumed: environment.driverCollectorIsAssumed, cores: nil,
        observed: environment.observedDriverMaxMemory != nil,
        javaOptions: configuration.javaOptions(of: .driver))
  }

  private static func notesWithoutContainer(
    _ reader: LayoutReader
  ) throws(LayoutError) -> [String] {
    let environment = reader.environment
    var notes: [String] = []
    if environment.deployMode == .client || environment.manager == .local {
      notes.append(
        "In client mode the driver is a process where it is submitted, without a container: "
          + "only its heap is limited.")
    } else {
      notes.append("With a \(environment.manager.rawValue) master only the heap is accounted for.")
    }
    if reader.configuration.isSet(.driverMemoryOverhead) {
      notes.append("spark.driver.memoryOverhead is set and has no effect here.")
    }
    if let master = try ApplicationMasterLayout(
      of: reader.configuration, environment: environment)
    {
      notes.append(
        "YARN's application master is a container of its own: \(master.requested) asked for, "
          + "\(master.granted) granted.")
    }
    return notes
  }

  /// What Spark asks YARN for its application master in client mode, where the driver is elsewhere.
  ///
  /// ``ApplicationMasterLayout`` has its parts, and what YARN gives.
  /// - Parameters:
  ///   - configuration: The settings of the application.
  ///   - environment: Where it runs.
  /// - Returns: Heap and overhead together.
  /// - Throws: `LayoutError` for a size that Spark does not read.
  public static func applicationMaster(
    of configuration: SparkConfiguration, environment: ClusterEnvironment
  ) throws(LayoutError) -> ByteSize {
    try ApplicationMasterLayout.demand(of: configuration, environment: environment).total
  }
}
