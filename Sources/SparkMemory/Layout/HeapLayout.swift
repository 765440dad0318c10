/// How Spark divides the heap of one JVM.
///
/// Source: `UnifiedMemoryManager.getMaxMemory` and its constructor, the same arithmetic since 1.6.
public struct HeapLayout: Hashable, Sendable, Codable {
  /// The value of `-Xmx`.
  public let heap: ByteSize
  /// `Runtime.maxMemory`: the part of the heap that Spark sees.
  public let maxMemory: ByteSize
  /// Heap that Spark leaves alone.
  public let reserved: ByteSize
  /// Heap for the application's own objects, which nothing counts.
  public let user: ByteSize
  /// Heap that execution and storage have together.
  public let unified: ByteSize
  /// The part of unified memory from which execution evicts no cached block.
  public let storageRegion: ByteSize
  /// The part of unified memory that execution has at the start.
  public let executionRegion: ByteSize
  /// `spark.memory.fraction`.
  public let memoryFraction: Double
  /// `spark.memory.storageFraction`.
  public let storageFraction: Double

  /// The layout of a heap.
  /// - Parameters:
  ///   - heap: The value of `-Xmx`.
  ///   - collector: The collector, which decides how much of the heap Spark sees.
  ///   - fullyCommitted: Whether `-Xms` equals `-Xmx`, as in Kubernetes executors.
  ///   - sizing: Options that size generations and regions.
  ///   - memoryFraction: `spark.memory.fraction`.
  ///   - storageFraction: `spark.memory.storageFraction`.
  ///   - role: Whose heap it is, for errors.
  ///   - version: The version of Spark, for errors.
  /// - Throws: `LayoutError` for a heap or a fraction that Spark refuses.
  public init(
    heap: ByteSize,
    collector: GarbageCollector = .g1,
    fullyCommitted: Bool = false,
    sizing: HeapSizing = .standard,
    memoryFraction: Double = SparkFacts.memoryFraction,
    storageFraction: Double = SparkFacts.memoryStorageFraction,
    role: ProcessRole = .executor,
    version: SparkVersion = .latest
  ) throws(LayoutError) {
    let maxMemory = collector.maxMemory(
      forHeap: heap, fullyCommitted: fullyCommitted, sizing: sizing)
    if maxMemory < SparkFacts.minimumSystemMemory {
      let least = collector.smallestHeap(
        forMaxMemory: SparkFacts.minimumSystemMemory, fullyCommitted: fullyCommitted,
        sizing: sizing)
      throw LayoutError(
        .systemMemoryTooSmall(
          maxMemory: maxMemory, leastHeap: max(least, SparkFacts.minimumSystemMemory)),
        role: role,
        version: version)
    }
    try self.init(
      maxMemory: maxMemory, heap: heap, memoryFraction: memoryFraction,
      storageFraction: storageFraction, role: role, version: version)
  }

  /// The layout of a heap whose `Runtime.maxMemory` is known.
  /// - Parameters:
  ///   - maxMemory: What the JVM said.
  ///   - heap: The value of `-Xmx`, taken to be the same when it is not known.
  ///   - memoryFraction: `spark.memory.fraction`.
  ///   - storageFraction: `spark.memory.storageFraction`.
  ///   - role: Whose heap it is, for errors.
  ///   - version: The version of Spark, for errors.
  /// - Throws: `LayoutError` for a heap or a fraction that Spark refuses.
  public init(
    maxMemory: ByteSize,
    heap: ByteSize? = nil,
    memoryFraction: Double = SparkFacts.memoryFraction,
    storageFraction: Double = SparkFacts.memoryStorageFraction,
    role: ProcessRole = .executor,
    version: SparkVersion = .latest
  ) throws(LayoutError) {
    try self.init(
      maxMemory: maxMemory, heap: heap, reserved: SparkFacts.reservedMemory,
      memoryFraction: memoryFraction, storageFraction: storageFraction, role: role,
      version: version)
  }

  /// The layout of a heap of which Spark reserves another amount, as its own tests let it with
  /// `spark.testing.reservedMemory`.
  init(
    maxMemory: ByteSize, heap: ByteSize?, reserved: ByteSize, memoryFraction: Double,
    storageFraction: Double, role: ProcessRole, version: SparkVersion
  ) throws(LayoutError) {
    func refuse(_ condition: LayoutError.Condition) -> LayoutError {
      LayoutError(condition, role: role, version: version)
    }
    guard memoryFraction >= 0, memoryFraction <= 1 else {
      throw refuse(.memoryFractionOutOfRange(memoryFraction))
    }
    guard storageFraction >= 0, storageFraction < 1 else {
      throw refuse(.storageFractionOutOfRange(storageFraction))
    }
    let least = SparkFacts.minimumSystemMemory(reserved: reserved)
    guard maxMemory >= least else {
      throw refuse(.systemMemoryTooSmall(maxMemory: maxMemory, leastHeap: least))
    }
    let unified = Self.unified(
      ofMaxMemory: maxMemory, reserved: reserved, memoryFraction: memoryFraction)
    let storage = unified.scaled(by: storageFraction)
    guard unified > storage else { throw refuse(.noExecutionMemory(memoryFraction)) }
    self.heap = heap ?? maxMemory
    self.maxMemory = maxMemory
    self.reserved = reserved
    self.user = maxMemory - reserved - unified
    self.unified = unified
    self.storageRegion = storage
    self.executionRegion = unified - storage
    self.memoryFraction = memoryFraction
    self.storageFraction = storageFraction
  }

  /// The part of the heap that Spark does not see, such as one survivor space.
  public var hidden: ByteSize {
    max(heap - maxMemory, .zero)
  }

  /// What one task may always reach before it has to spill: half of an equal share of the
  /// execution region, the pool before execution has borrowed from storage.
  ///
  /// Source: `ExecutionMemoryPool.acquireMemory`, 1/2N of the pool for N active tasks.
  /// - Parameter slots: How many tasks run at once.
  /// - Returns: The size for each of them.
  public func leastPerTask(slots: Int) -> ByteSize {
    executionRegion / Int64(max(slots, 1)).multipliedReportingOverflow(by: 2).partialValue
  }

  /// The most that one task may hold: an equal share of unified memory, with nothing cached.
  ///
  /// Source: `ExecutionMemoryPool.acquireMemory`, 1/N of the greatest pool for N active tasks.
  /// - Parameter slots: How many tasks run at once.
  /// - Returns: The size for each of them.
  public func mostPerTask(slots: Int) -> ByteSize {
    unified / Int64(max(slots, 1))
  }
}
