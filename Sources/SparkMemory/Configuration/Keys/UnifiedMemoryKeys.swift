extension ConfigurationKey {
  /// Share of the heap beyond 300 MiB which execution and storage have together.
  public static let memoryFraction = ConfigurationKey(
    "spark.memory.fraction", .double, "\(SparkFacts.memoryFraction)", since: .v(1, 6), in: .core,
    "Share of the heap beyond 300 MiB which execution and storage have together.")
  /// Share of unified memory from which execution does not evict cached blocks.
  public static let memoryStorageFraction = ConfigurationKey(
    "spark.memory.storageFraction", .double, "\(SparkFacts.memoryStorageFraction)", since: .v(1, 6),
    in: .core, range: .between(.included("0"), .excluded("1")),
    "Share of unified memory from which execution does not evict cached blocks.",
    note: "It reserves nothing: execution uses the whole while nothing is cached.")
  /// Whether execution uses memory outside the heap.
  public static let offHeapEnabled = ConfigurationKey(
    "spark.memory.offHeap.enabled", .boolean, "false", since: .v(1, 6), in: .core,
    deprecated: ["spark.unsafe.offHeap"],
    "Whether execution uses memory outside the heap.",
    note: "Spark refuses true while spark.memory.offHeap.size is 0.")
  /// Memory outside the heap for execution and storage.
  public static let offHeapSize = ConfigurationKey(
    "spark.memory.offHeap.size", .bytes(bareUnit: .byte), "0b", since: .v(1, 6), in: .core,
    range: .atLeast("0"),
    "Memory outside the heap for execution and storage.",
    note: "Part of an executor's container on YARN since 3.0 and on Kubernetes since 3.1; never "
      + "part of the driver's.")

  /// Size of the pages in which sorts and hash tables take execution memory.
  public static let bufferPageSize = ConfigurationKey(
    "spark.buffer.pageSize", .bytes(bareUnit: .byte), nil, since: .v(1, 5), in: .core,
    "Size of the pages in which sorts and hash tables take execution memory.",
    note: "Without it Spark divides the execution region by cores and by 16, and takes the next "
      + "power of two between 1 and 64 MiB.")

  static let unifiedMemoryKeys: [ConfigurationKey] = [
    memoryFraction,
    memoryStorageFraction,
    offHeapEnabled,
    offHeapSize,
    ConfigurationKey(
      "spark.memory.unmanagedMemoryPollingInterval", .time(bareUnit: .millisecond), "0",
      since: .v(4, 1), in: .core,
      "How often memory that Spark does not manage, such as that of RocksDB, is measured and "
        + "taken off unified memory; 0 is never."),
    bufferPageSize,
    ConfigurationKey(
      "spark.storage.unrollMemoryThreshold", .long, "1048576", since: .v(1, 1), in: .core,
      counts: "bytes",
      "Storage memory that is asked for before a block's first row is stored.",
      note: "Suffixes such as 1m are refused."),
    ConfigurationKey(
      "spark.storage.unrollMemoryCheckPeriod", .long, "16", since: .v(2, 3), in: .core,
      isInternal: true, counts: "rows",
      "Rows of a block between two looks at its size while it is stored."),
    ConfigurationKey(
      "spark.storage.unrollMemoryGrowthFactor", .double, "1.5", since: .v(2, 3), in: .core,
      isInternal: true,
      "Storage memory asked for when a block grows, as a multiple of its size."),
    ConfigurationKey(
      "spark.storage.memoryMapThreshold", .bytes(bareUnit: .byte), "2m", since: .v(0, 9, 2),
      in: .core,
      "Blocks on disk from this size on are mapped into memory rather than read; mapped pages "
        + "count for the container but not for the heap."),
    ConfigurationKey(
      "spark.unsafe.exceptionOnMemoryLeak", .boolean, "false", since: .v(1, 4), in: .core,
      isInternal: true,
      "Whether a task that does not give back its execution memory fails rather than warns."),
    ConfigurationKey(
      "spark.memory.useLegacyMode", .boolean, "false", since: .v(1, 6), removedIn: .v(3, 0),
      in: .sparkEnv, registration: .never,
      "Whether the fixed regions of Spark 1.5 replace unified memory."),
    ConfigurationKey(
      "spark.storage.memoryFraction", .double, "0.6", since: .v(0, 5), removedIn: .v(3, 0),
      in: .staticMemory, registration: .never,
      "Share of the heap for cached blocks in legacy mode.",
      note: "spark.memory.storageFraction is not its successor: that one is a share of unified "
        + "memory."),
    ConfigurationKey(
      "spark.storage.unrollFraction", .double, "0.2", since: .v(1, 1), removedIn: .v(3, 0),
      in: .staticMemory, registration: .never,
      "Share of the legacy storage region for blocks that are being stored."),
    ConfigurationKey(
      "spark.shuffle.memoryFraction", .double, "0.2", since: .v(0, 9), removedIn: .v(3, 0),
      in: .staticMemory, registration: .never,
      "Share of the heap for sorts and hash tables in legacy mode.",
      note: "Up to 1.5 this was the setting for shuffles that spill; since 1.6 "
        + "spark.memory.fraction is."),
    ConfigurationKey(
      "spark.storage.safetyFraction", .double, "0.9", since: .v(1, 1), removedIn: .v(3, 2),
      in: .core,
      "Margin taken off the storage region in legacy mode."),
  ]
}
