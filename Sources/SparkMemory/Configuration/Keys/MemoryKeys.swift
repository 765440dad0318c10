extension ConfigurationKey {
  /// Share of the usable heap which execution and storage have together.
  public static let memoryFraction = ConfigurationKey(
    "spark.memory.fraction", .double, "\(SparkFacts.memoryFraction)", since: .v(1, 6), in: .core,
    "Share of the heap beyond 300 MiB which execution and storage have together.")
  /// Share of unified memory from which execution does not evict cached blocks.
  public static let memoryStorageFraction = ConfigurationKey(
    "spark.memory.storageFraction", .double, "\(SparkFacts.memoryStorageFraction)", since: .v(1, 6),
    in: .core,
    "Share of unified memory from which execution does not evict cached blocks.")
  /// Whether execution uses memory outside the heap.
  public static let offHeapEnabled = ConfigurationKey(
    "spark.memory.offHeap.enabled", .boolean, "false", since: .v(1, 6), in: .core,
    deprecated: ["spark.unsafe.offHeap"], "Whether execution uses memory outside the heap.")
  /// Memory outside the heap for execution and storage.
  public static let offHeapSize = ConfigurationKey(
    "spark.memory.offHeap.size", .bytes(bareUnit: .byte), "0b", since: .v(1, 6), in: .core,
    "Memory outside the heap for execution and storage.")

  static let memoryKeys: [ConfigurationKey] = [
    memoryFraction, memoryStorageFraction, offHeapEnabled, offHeapSize,
  ]
}
