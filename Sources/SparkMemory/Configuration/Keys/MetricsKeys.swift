extension ConfigurationKey {
  /// How often executors measure their memory, in milliseconds; 0 is with each heartbeat.
  public static let metricsPollingInterval = ConfigurationKey(
    "spark.executor.metrics.pollingInterval", .time(bareUnit: .millisecond), "0", since: .v(3, 0),
    in: .core,
    "How often executors measure their memory, in milliseconds; 0 is with each heartbeat.")
  /// Whether executors measure the memory of their whole process tree.
  public static let processTreeMetricsEnabled = ConfigurationKey(
    "spark.executor.processTreeMetrics.enabled", .boolean, "false", since: .v(3, 0), in: .core,
    "Whether executors measure the memory of their whole process tree.",
    note: "It reads /proc, so that it works on Linux only; without it nothing shows what Python "
      + "takes.")

  static let housekeepingKeys: [ConfigurationKey] = [
    metricsPollingInterval,
    ConfigurationKey(
      "spark.driver.metrics.pollingInterval", .time(bareUnit: .millisecond), nil, since: .v(4, 1),
      in: .core, fallback: "spark.executor.heartbeatInterval",
      "How often the driver measures its memory."),
    processTreeMetricsEnabled,
    ConfigurationKey(
      "spark.metrics.executorMetricsSource.enabled", .boolean, "true", since: .v(3, 0), in: .core,
      "Whether peak memory is also given to the metrics system."),
    ConfigurationKey(
      "spark.ui.prometheus.enabled", .boolean, "false", since: .v(3, 0),
      changes: [.from(.v(4, 0), "true")], in: .ui, isInternal: true,
      "Whether the driver serves the peak memory of executors to Prometheus."),
    ConfigurationKey(
      "spark.taskMetrics.trackUpdatedBlockStatuses", .boolean, "false", since: .v(2, 3), in: .core,
      "Whether each task records the blocks that it changed; it takes heap of the driver."),
    ConfigurationKey(
      "spark.cleaner.periodicGC.interval", .time(bareUnit: .second), "30min", since: .v(1, 6),
      in: .core,
      "How often the driver collects garbage so that unused shuffles, broadcasts and cached "
        + "data are found and removed.",
      note: "On a driver with a large heap and little garbage, unused cached data stays until then."
    ),
    ConfigurationKey(
      "spark.cleaner.referenceTracking", .boolean, "true", since: .v(1, 0), in: .core,
      "Whether shuffles, broadcasts and cached data that the program no longer refers to are "
        + "removed."),
  ]
}
