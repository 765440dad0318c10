extension ConfigurationKey {
  /// Whether there is an event log.
  public static let eventLogEnabled = ConfigurationKey(
    "spark.eventLog.enabled", .boolean, "false", since: .v(1, 0), in: .core,
    "Whether there is an event log.")
  /// Where the event log is written.
  public static let eventLogDirectory = ConfigurationKey(
    "spark.eventLog.dir", .string, "/tmp/spark-events", since: .v(1, 0), in: .core,
    "Where the event log is written.")
  /// Whether the event log is compressed.
  public static let eventLogCompress = ConfigurationKey(
    "spark.eventLog.compress", .boolean, "false", since: .v(1, 0),
    changes: [.from(.v(4, 0), "true")], in: .core,
    "Whether the event log is compressed.")
  /// Whether the event log gets the peak memory of each executor in each stage.
  public static let logStageExecutorMetrics = ConfigurationKey(
    "spark.eventLog.logStageExecutorMetrics", .boolean, "false", since: .v(3, 0), in: .core,
    "Whether the event log gets the peak memory of each executor in each stage.",
    note: "Without it only the peaks that tasks carry are in the log.")
  /// Whether the event log gets every change of a cached or broadcast block.
  public static let logBlockUpdates = ConfigurationKey(
    "spark.eventLog.logBlockUpdates.enabled", .boolean, "false", since: .v(2, 3), in: .core,
    "Whether the event log gets every change of a cached or broadcast block.")

  static let eventLogKeys: [ConfigurationKey] = [
    eventLogEnabled,
    eventLogDirectory,
    logStageExecutorMetrics,
    logBlockUpdates,
    ConfigurationKey(
      "spark.eventLog.includeTaskMetricsAccumulators", .boolean, "true", since: .v(4, 0), in: .core,
      "Whether task metrics are in the log a second time, as accumulators."),
    eventLogCompress,
    ConfigurationKey(
      "spark.eventLog.compression.codec", .string, nil, since: .v(3, 0),
      changes: [.from(.v(3, 2), "zstd")], in: .core, fallback: "spark.io.compression.codec",
      "Codec of the event log."),
    ConfigurationKey(
      "spark.eventLog.rolling.enabled", .boolean, "false", since: .v(3, 0),
      changes: [.from(.v(4, 0), "true")], in: .core,
      "Whether the event log is a folder of files rather than one."),
    ConfigurationKey(
      "spark.eventLog.rolling.maxFileSize", .bytes(bareUnit: .byte), "128m", since: .v(3, 0),
      in: .core, range: .atLeast("2m"),
      "Size of one file of a rolling event log, before compression."),
    ConfigurationKey(
      "spark.eventLog.buffer.kb", .bytes(bareUnit: .kibibyte), "100k", since: .v(1, 0), in: .core,
      "Buffer of the event log."),
    ConfigurationKey(
      "spark.eventLog.excludedPatterns", .list, "", since: .v(4, 1), in: .core,
      "Names of events that are left out of the log."),
    ConfigurationKey(
      "spark.eventLog.gcMetrics.youngGenerationGarbageCollectors", .list,
      "Copy,PS Scavenge,ParNew,G1 Young Generation", since: .v(3, 0), in: .core,
      "Names of collectors whose work counts as that of the young generation."),
    ConfigurationKey(
      "spark.eventLog.gcMetrics.oldGenerationGarbageCollectors", .list,
      "MarkSweepCompact,PS MarkSweep,ConcurrentMarkSweep,G1 Old Generation", since: .v(3, 0),
      in: .core,
      "Names of collectors whose work counts as that of the old generation.",
      note: "A collector in neither list counts nowhere."),
    ConfigurationKey(
      "spark.history.fs.eventLog.rolling.maxFilesToRetain", .int, "2147483647", since: .v(3, 0),
      in: .history, takesEffect: .daemonStart, counts: "files", range: .atLeast("1"),
      "Files of a rolling log that the History Server keeps; older ones are compacted.",
      note: "Compaction drops finished tasks, so that a compacted log no longer shows what they "
        + "took."),
    ConfigurationKey(
      "spark.history.fs.eventLog.maxLineLength", .bytes(bareUnit: .byte), "256m", since: .v(4, 3),
      in: .history, takesEffect: .daemonStart,
      "Lines that the History Server reads; it skips longer ones.",
      note: "Also in 4.0.5 and 4.2.1."),
    ConfigurationKey(
      "spark.history.store.hybridStore.enabled", .boolean, "false", since: .v(3, 1), in: .history,
      takesEffect: .daemonStart,
      "Whether the History Server reads a log into its heap first and moves it to disk later."),
    ConfigurationKey(
      "spark.history.store.hybridStore.maxMemoryUsage", .bytes(bareUnit: .byte), "2g",
      since: .v(3, 1), in: .history, takesEffect: .daemonStart,
      "Heap of the History Server for logs on their way to disk."),
    ConfigurationKey(
      "spark.history.retainedApplications", .int, "50", since: .v(1, 0), in: .history,
      takesEffect: .daemonStart, counts: "applications", range: .atLeast("1"),
      "Applications whose interfaces the History Server keeps in its heap."),
    ConfigurationKey(
      "spark.history.fs.numReplayThreads", .int, nil, since: .v(2, 0), in: .history,
      takesEffect: .daemonStart, counts: "threads",
      "Logs that the History Server reads at the same time.",
      note: "Without it a quarter of the cores."),
  ]
}
