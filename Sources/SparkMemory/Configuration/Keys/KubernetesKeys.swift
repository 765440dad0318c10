extension ConfigurationKey {
  /// Overhead as a share of the heap; the driver and executor factors override it since 3.3.
  public static let kubernetesMemoryOverheadFactor = ConfigurationKey(
    "spark.kubernetes.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(2, 4), in: .kubernetes, range: .atLeast("0"),
    "Overhead as a share of the heap; the driver and executor factors override it since "
      + "3.3.",
    note: "Without any factor Python and R applications get 0.4 in cluster mode, but 0.1 in "
      + "client mode.")
  /// What runs in the pods (java, python, r); set by spark-submit in cluster mode.
  public static let kubernetesResourceType = ConfigurationKey(
    "spark.kubernetes.resource.type", .string, nil, since: .v(2, 4, 1), in: .kubernetes,
    isInternal: true, range: .oneOf(["java", "python", "r"]),
    "What runs in the pods (java, python, r); set by spark-submit in cluster mode.",
    note: "In client mode it is not set, so that spark.executor.pyspark.memory is not added to "
      + "executor pods.")

  /// CPU that an executor's pod asks for.
  public static let kubernetesExecutorRequestCores = ConfigurationKey(
    "spark.kubernetes.executor.request.cores", .string, nil, since: .v(2, 4), in: .kubernetes,
    "CPU that an executor's pod asks for, as Kubernetes writes it.",
    note: "Without it spark.executor.cores; how many tasks run is always up to that one.")
  /// CPU that an executor's pod may use.
  public static let kubernetesExecutorLimitCores = ConfigurationKey(
    "spark.kubernetes.executor.limit.cores", .string, nil, since: .v(2, 3), in: .kubernetes,
    "CPU that an executor's pod may use.",
    note: "Without it there is no limit.")
  /// CPU that the driver's pod asks for.
  public static let kubernetesDriverRequestCores = ConfigurationKey(
    "spark.kubernetes.driver.request.cores", .string, nil, since: .v(3, 0), in: .kubernetes,
    takesEffect: .jvmStart,
    "CPU that the driver's pod asks for, as Kubernetes writes it.",
    note: "Without it spark.driver.cores.")
  /// CPU that the driver's pod may use.
  public static let kubernetesDriverLimitCores = ConfigurationKey(
    "spark.kubernetes.driver.limit.cores", .string, nil, since: .v(2, 3), in: .kubernetes,
    takesEffect: .jvmStart,
    "CPU that the driver's pod may use.")
  /// Whether `spark-submit` waits for the end of an application in cluster mode.
  public static let kubernetesWaitsForEnd = ConfigurationKey(
    "spark.kubernetes.submission.waitAppCompletion", .boolean, "true", since: .v(2, 3),
    in: .kubernetes, takesEffect: .jvmStart,
    "Whether spark-submit waits for the end of an application in cluster mode.",
    note: "Its exit status is 0 whether the application worked or failed.")

  static let kubernetesKeys: [ConfigurationKey] = [
    kubernetesMemoryOverheadFactor,
    kubernetesResourceType,
    kubernetesExecutorRequestCores,
    kubernetesExecutorLimitCores,
    kubernetesDriverRequestCores,
    kubernetesDriverLimitCores,
    kubernetesWaitsForEnd,
    ConfigurationKey(
      "spark.kubernetes.local.dirs.tmpfs", .boolean, "false", since: .v(3, 0), in: .kubernetes,
      "Whether shuffle and spill files lie in memory.",
      note: "They then count for the pod's limit; leave room for them in the overhead."),
    ConfigurationKey(
      "spark.kubernetes.executor.podTemplateFile", .string, nil, since: .v(3, 0), in: .kubernetes,
      "Pod template of executors.",
      note: "Memory and cores that the template names are replaced by Spark's."),
    ConfigurationKey(
      "spark.kubernetes.driver.podTemplateFile", .string, nil, since: .v(3, 0), in: .kubernetes,
      takesEffect: .jvmStart,
      "Pod template of the driver."),
    ConfigurationKey(
      "spark.kubernetes.allocation.batch.size", .int, "5", since: .v(2, 3),
      changes: [.from(.v(4, 0), "10"), .from(.v(4, 2), "20")], in: .kubernetes, counts: "pods",
      range: .atLeast("1"),
      "Executor pods that are asked for in one round."),
    ConfigurationKey(
      "spark.kubernetes.allocation.batch.delay", .time(bareUnit: .millisecond), "1s",
      since: .v(2, 3), in: .kubernetes, range: .above("100ms"),
      "Time between two rounds."),
    ConfigurationKey(
      "spark.kubernetes.allocation.maxPendingPods", .int, "2147483647", since: .v(3, 2),
      in: .kubernetes, counts: "pods", range: .atLeast("1"),
      "Executor pods that may wait for a node."),
    ConfigurationKey(
      "spark.kubernetes.allocation.maxPendingPodsPerRp", .int, "2147483647", since: .v(4, 1),
      in: .kubernetes, counts: "pods", range: .atLeast("1"),
      "Executor pods of one resource profile that may wait for a node."),
    ConfigurationKey(
      "spark.kubernetes.allocation.maximum", .int, "2147483647", since: .v(4, 1), in: .kubernetes,
      counts: "pods", range: .atLeast("1"),
      "Executor pods that are created in the whole life of the application."),
    ConfigurationKey(
      "spark.kubernetes.allocation.executor.timeout", .time(bareUnit: .millisecond), "10min",
      since: .v(3, 1), in: .kubernetes, range: .above("0"),
      "How long a new pod may take to become an executor."),
    ConfigurationKey(
      "spark.kubernetes.allocation.recoveryMode.enabled", .boolean, nil, since: .v(4, 2),
      in: .kubernetes,
      "Whether executors that replace ones killed for memory run one task at a time.",
      note: "Without it Spark turns it on by itself after the first such loss; false prevents that."
    ),
    ConfigurationKey(
      "spark.kubernetes.executor.resizeInterval", .time(bareUnit: .second), "1min", since: .v(4, 2),
      in: .kubernetes, range: .atLeast("0"),
      "How often pods of executors are looked at to be given more memory; 0 is never.",
      note: "Only with the executor resize plugin; the heap stays as it is."),
    ConfigurationKey(
      "spark.kubernetes.executor.resizeThreshold", .double, "0.9", since: .v(4, 2), in: .kubernetes,
      range: .between(.excluded("0"), .excluded("1")),
      "Share of its limit that a pod must use to be given more memory."),
    ConfigurationKey(
      "spark.kubernetes.executor.resizeFactor", .double, "0.1", since: .v(4, 2), in: .kubernetes,
      range: .between(.excluded("0"), .included("1")),
      "Share by which such a pod's memory grows."),
    ConfigurationKey(
      "spark.kubernetes.executor.rollInterval", .time(bareUnit: .second), "0", since: .v(3, 3),
      in: .kubernetes, range: .atLeast("0"),
      "How often one executor is replaced; 0 is never.",
      note: "Only with the executor roll plugin."),
    ConfigurationKey(
      "spark.kubernetes.executor.rollPolicy", .string, "OUTLIER", since: .v(3, 3), in: .kubernetes,
      "Which executor is replaced, such as the one with the highest peak of memory."),
  ]
}
