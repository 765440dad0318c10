extension ConfigurationKey {
  /// Whether executors come and go with the load.
  public static let dynamicAllocationEnabled = ConfigurationKey(
    "spark.dynamicAllocation.enabled", .boolean, "false", since: .v(1, 2), in: .core,
    "Whether executors come and go with the load.",
    note: "It needs shuffle files that outlive executors: the shuffle service, shuffle tracking "
      + "or decommissioning.")
  /// The fewest executors.
  public static let dynamicAllocationMinExecutors = ConfigurationKey(
    "spark.dynamicAllocation.minExecutors", .int, "0", since: .v(1, 2), in: .core,
    counts: "executors",
    "The fewest executors.")
  /// The most executors.
  public static let dynamicAllocationMaxExecutors = ConfigurationKey(
    "spark.dynamicAllocation.maxExecutors", .int, "2147483647", since: .v(1, 2), in: .core,
    counts: "executors",
    "The most executors.",
    note: "Its default is no limit but the cluster's.")
  /// How many executors there are at the start.
  public static let dynamicAllocationInitialExecutors = ConfigurationKey(
    "spark.dynamicAllocation.initialExecutors", .int, nil, since: .v(1, 3), in: .core,
    fallback: "spark.dynamicAllocation.minExecutors", counts: "executors",
    "How many executors there are at the start.",
    note: "The greatest of this, the minimum and spark.executor.instances holds.")

  static let dynamicAllocationKeys: [ConfigurationKey] = [
    dynamicAllocationEnabled,
    dynamicAllocationMinExecutors,
    dynamicAllocationMaxExecutors,
    dynamicAllocationInitialExecutors,
    ConfigurationKey(
      "spark.dynamicAllocation.executorAllocationRatio", .double, "1.0", since: .v(2, 4), in: .core,
      "Share of the executors that would run every waiting task at once."),
    ConfigurationKey(
      "spark.dynamicAllocation.executorIdleTimeout", .time(bareUnit: .second), "1min",
      since: .v(1, 2), in: .core, range: .atLeast("0"),
      "How long an executor without tasks and cached blocks is kept."),
    ConfigurationKey(
      "spark.dynamicAllocation.cachedExecutorIdleTimeout", .time(bareUnit: .second), "2147483647s",
      since: .v(1, 4), in: .core, range: .atLeast("0"),
      "How long an executor without tasks but with cached blocks is kept.",
      note: "Its default is forever: one cached block keeps a whole executor."),
    ConfigurationKey(
      "spark.dynamicAllocation.schedulerBacklogTimeout", .time(bareUnit: .second), "1s",
      since: .v(1, 2), in: .core,
      "How long tasks wait before the first executors are asked for."),
    ConfigurationKey(
      "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout", .time(bareUnit: .second), nil,
      since: .v(1, 2), in: .core, fallback: "spark.dynamicAllocation.schedulerBacklogTimeout",
      "How long tasks wait before each further round of executors is asked for."),
    ConfigurationKey(
      "spark.dynamicAllocation.shuffleTracking.enabled", .boolean, "false", since: .v(3, 0),
      changes: [.from(.v(3, 4), "true")], in: .core,
      "Whether executors whose shuffle files are in use are kept, so that no shuffle service "
        + "is needed."),
    ConfigurationKey(
      "spark.dynamicAllocation.shuffleTracking.timeout", .time(bareUnit: .millisecond),
      "9223372036854775807ms", since: .v(3, 0), in: .core, range: .atLeast("0"),
      "How long an executor with shuffle files is kept.",
      note: "Its default is until the files are no longer referenced."),
    ConfigurationKey(
      "spark.decommission.enabled", .boolean, "false", since: .v(3, 1), in: .core,
      "Whether executors that are about to go stop taking tasks and may move their blocks."),
    ConfigurationKey(
      "spark.storage.decommission.enabled", .boolean, "false", since: .v(3, 1), in: .core,
      "Whether an executor that is about to go moves its blocks to others.",
      note: "What it moves needs room in their storage memory or on their disks."),
    ConfigurationKey(
      "spark.storage.decommission.rddBlocks.enabled", .boolean, "false", since: .v(3, 1),
      changes: [.from(.v(3, 4), "true")], in: .core,
      "Whether cached blocks are moved then."),
    ConfigurationKey(
      "spark.storage.decommission.shuffleBlocks.enabled", .boolean, "false", since: .v(3, 1),
      changes: [.from(.v(3, 4), "true")], in: .core,
      "Whether shuffle files are moved then."),
    ConfigurationKey(
      "spark.storage.decommission.shuffleBlocks.maxThreads", .int, "8", since: .v(3, 1), in: .core,
      counts: "threads", range: .atLeast("1"),
      "Threads that move shuffle files."),
  ]
}
