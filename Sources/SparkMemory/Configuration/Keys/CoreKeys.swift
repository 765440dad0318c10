extension ConfigurationKey {
  /// How often executors report to the driver.
  public static let executorHeartbeatInterval = ConfigurationKey(
    "spark.executor.heartbeatInterval", .time(bareUnit: .millisecond), "10s", since: .v(1, 1),
    in: .core,
    "How often executors report to the driver, with their memory unless that has its own "
      + "interval.",
    note: "It must stay well below spark.network.timeout.")

  /// Cores of an executor; standalone takes every free core of a worker when it is not set.
  public static let executorCores = ConfigurationKey(
    "spark.executor.cores", .int, "1", since: .v(1, 0), in: .core, counts: "cores",
    "Cores of an executor; standalone takes every free core of a worker when it is not set.",
    note: "Cores divided by spark.task.cpus are the tasks that share the executor's memory.")
  /// How many executors are asked for at the start.
  public static let executorInstances = ConfigurationKey(
    "spark.executor.instances", .int, nil, since: .v(1, 0), in: .core, counts: "executors",
    "How many executors are asked for at the start.",
    note: "Without it YARN and Kubernetes start 2; with dynamic allocation it is the least of the "
      + "initial number.")
  /// Cores that one task takes.
  public static let taskCPUs = ConfigurationKey(
    "spark.task.cpus", .int, "1", since: .v(0, 5), in: .core, counts: "cores", range: .above("0"),
    "Cores that one task takes.",
    note: "A decimal number since Spark 4.3, such as 0.5.")
  /// Cores of the driver in cluster mode.
  public static let driverCores = ConfigurationKey(
    "spark.driver.cores", .int, "1", since: .v(1, 3), in: .core, takesEffect: .jvmStart,
    counts: "cores",
    "Cores of the driver in cluster mode.")
  /// Partitions of RDD shuffles which name no number.
  public static let defaultParallelism = ConfigurationKey(
    "spark.default.parallelism", .int, nil, since: .v(0, 5), in: .core,
    registration: .since(.v(4, 0)), counts: "partitions",
    "Partitions of RDD shuffles which name no number.",
    note: "spark.conf.set takes it without complaint and without effect.")

  /// The most cores that an application takes of a standalone cluster.
  public static let coresMax = ConfigurationKey(
    "spark.cores.max", .int, nil, since: .v(0, 6), in: .core, counts: "cores",
    "The most cores that an application takes of a standalone cluster.",
    note: "Without it the master's spark.deploy.defaultCores holds, which is every core.")

  static let coresKeys: [ConfigurationKey] = [
    executorCores,
    executorInstances,
    taskCPUs,
    driverCores,
    coresMax,
    defaultParallelism,
    ConfigurationKey(
      "spark.executor.limitActiveProcessorCount.enabled", .boolean, "false", since: .v(4, 2),
      in: .core,
      "Whether an executor's JVM sees only spark.executor.cores processors, which decides its "
        + "collector and its threads.",
      note: "YARN only."),
    ConfigurationKey(
      "spark.driver.limitActiveProcessorCount.enabled", .boolean, "false", since: .v(4, 2),
      in: .core, takesEffect: .jvmStart,
      "Whether the driver's JVM sees only spark.driver.cores processors.",
      note: "YARN in cluster mode only."),
    ConfigurationKey(
      "spark.scheduler.resource.profileMergeConflicts", .boolean, "false", since: .v(3, 1),
      in: .core,
      "Whether resource profiles that meet in one stage are merged by their maxima rather "
        + "than refused."),
    ConfigurationKey(
      "spark.scheduler.minRegisteredResourcesRatio", .double, nil, since: .v(1, 1, 1), in: .core,
      "Share of the executors asked for that must have come before the first stage starts.",
      note: "Without it 0.8 on YARN and Kubernetes, else 0."),
    ConfigurationKey(
      "spark.scheduler.maxRegisteredResourcesWaitingTime", .time(bareUnit: .millisecond), "30s",
      since: .v(1, 1, 1), in: .core,
      "How long the first stage waits for that share of executors."),
    ConfigurationKey(
      "spark.locality.wait", .time(bareUnit: .millisecond), "3s", since: .v(0, 5), in: .core,
      "How long a task waits for a place near its data before it runs elsewhere.",
      note: "Long waits leave cores idle and put more cached data on fewer executors."),
    ConfigurationKey(
      "spark.task.maxFailures", .int, "4", since: .v(0, 8), in: .core, counts: "failures",
      "Failures of one task that fail its job; a lost executor counts as one unless the "
        + "cluster took it."),
    ConfigurationKey(
      "spark.stage.maxConsecutiveAttempts", .int, "4", since: .v(2, 2), in: .core,
      registration: .since(.v(4, 0)), counts: "attempts",
      "Attempts of a stage in a row, as after lost shuffle files, before its job fails."),
    ConfigurationKey(
      "spark.executor.maxNumFailures", .int, nil, since: .v(3, 5), in: .core,
      deprecated: ["spark.yarn.max.executor.failures"], counts: "executors",
      "Executors that may be lost before the application fails.",
      note: "Without it twice the executors, at least 3."),
    ConfigurationKey(
      "spark.executor.failuresValidityInterval", .time(bareUnit: .millisecond), nil,
      since: .v(3, 5), in: .core, deprecated: ["spark.yarn.executor.failuresValidityInterval"],
      "How long a lost executor counts towards spark.executor.maxNumFailures."),
    executorHeartbeatInterval,
  ]
}
