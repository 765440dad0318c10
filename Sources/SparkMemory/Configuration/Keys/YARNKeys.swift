extension ConfigurationKey {
  /// Heap of YARN's application master in client mode.
  public static let yarnAMMemory = ConfigurationKey(
    "spark.yarn.am.memory", .bytes(bareUnit: .mebibyte), "512m", since: .v(1, 3), in: .yarn,
    "Heap of YARN's application master in client mode.",
    note: "In cluster mode the driver is in the application master, and spark.driver.memory "
      + "holds.")
  /// Memory of the application master's container beside the heap, in client mode.
  public static let yarnAMMemoryOverhead = ConfigurationKey(
    "spark.yarn.am.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(1, 3), in: .yarn,
    "Memory of the application master's container beside the heap, in client mode.",
    note: "Without it a tenth of the heap, at least 384 MiB; no factor or minimum changes that.")
  /// Cores of YARN's application master in client mode.
  public static let yarnAMCores = ConfigurationKey(
    "spark.yarn.am.cores", .int, "1", since: .v(1, 3), in: .yarn, counts: "cores",
    "Cores of YARN's application master in client mode.")
  /// Whether the application is a Python one; set by spark-submit.
  public static let yarnIsPython = ConfigurationKey(
    "spark.yarn.isPython", .boolean, "false", since: .v(1, 5), in: .core, isInternal: true,
    "Whether the application is a Python one; set by spark-submit.")
  /// Whether `spark-submit` waits for the end of an application in cluster mode.
  public static let yarnWaitsForEnd = ConfigurationKey(
    "spark.yarn.submit.waitAppCompletion", .boolean, "true", since: .v(1, 4), in: .yarn,
    takesEffect: .jvmStart,
    "Whether spark-submit waits for the end of an application in cluster mode.",
    note: "It then exits with 1 if the application failed.")

  static let yarnKeys: [ConfigurationKey] = [
    yarnAMMemory,
    yarnAMMemoryOverhead,
    yarnAMCores,
    yarnWaitsForEnd,
    ConfigurationKey(
      "spark.yarn.am.extraJavaOptions", .string, nil, since: .v(1, 3), in: .yarn,
      "Options of the application master's JVM in client mode; -Xmx is refused."),
    ConfigurationKey(
      "spark.yarn.am.defaultJavaOptions", .string, nil, since: .v(4, 2), in: .yarn,
      "Options of the application master's JVM which come before "
        + "spark.yarn.am.extraJavaOptions."),
    ConfigurationKey(
      "spark.yarn.executor.oomKill.enabled", .boolean, "true", since: .v(4, 3), in: .yarn,
      "Whether an executor that runs out of heap is ended by the JVM itself.",
      note: "Its exit code is then 143 rather than 52."),
    yarnIsPython,
    ConfigurationKey(
      "spark.yarn.containerLauncherMaxThreads", .int, "25", since: .v(1, 2), in: .yarn,
      counts: "threads",
      "Executors that the application master launches at the same time."),
    ConfigurationKey(
      "spark.yarn.unmanagedAM.enabled", .boolean, "false", since: .v(3, 0), in: .yarn,
      "Whether the application master runs inside the driver in client mode and needs no "
        + "container."),
  ]
}
