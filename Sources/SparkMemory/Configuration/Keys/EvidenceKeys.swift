extension ConfigurationKey {
  /// Whether the log gets the peak memory of each executor in each stage.
  public static let logStageExecutorMetrics = ConfigurationKey(
    "spark.eventLog.logStageExecutorMetrics", .boolean, "false", since: .v(3, 0), in: .core,
    "Whether the event log gets the peak memory of each executor in each stage.")
  /// Whether executors measure the memory of their whole process tree.
  public static let processTreeMetricsEnabled = ConfigurationKey(
    "spark.executor.processTreeMetrics.enabled", .boolean, "false", since: .v(3, 0), in: .core,
    "Whether executors measure the memory of their whole process tree.")
  /// How often executors measure their memory.
  public static let metricsPollingInterval = ConfigurationKey(
    "spark.executor.metrics.pollingInterval", .time, "0", since: .v(3, 0), in: .core,
    "How often executors measure their memory, in milliseconds; 0 is with each heartbeat.")
  /// Whether the log gets every change of a cached or broadcast block.
  public static let logBlockUpdates = ConfigurationKey(
    "spark.eventLog.logBlockUpdates.enabled", .boolean, "false", since: .v(2, 3), in: .core,
    "Whether the event log gets every change of a cached or broadcast block.")

  static let evidenceKeys: [ConfigurationKey] = [
    logStageExecutorMetrics, processTreeMetricsEnabled, metricsPollingInterval,
    logBlockUpdates,
  ]
}
