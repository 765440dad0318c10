extension ConfigurationKey {
  /// Heap of an executor.
  public static let executorMemory = ConfigurationKey(
    "spark.executor.memory", .bytes(bareUnit: .mebibyte), "1g", since: .v(0, 7), in: .core,
    "Heap of an executor (-Xmx).")
  /// Memory of an executor's container beside the heap.
  public static let executorMemoryOverhead = ConfigurationKey(
    "spark.executor.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 3),
    in: .core, deprecated: ["spark.yarn.executor.memoryOverhead"],
    "Memory of an executor's container beside the heap; overrides the factor and the minimum.")
  /// Overhead of an executor as a share of its heap.
  public static let executorMemoryOverheadFactor = ConfigurationKey(
    "spark.executor.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(3, 3), in: .core,
    "Overhead of an executor as a share of its heap.")
  /// The least overhead that the factor gives an executor.
  public static let executorMinMemoryOverhead = ConfigurationKey(
    "spark.executor.minMemoryOverhead", .bytes(bareUnit: .mebibyte),
    SparkFacts.minimumMemoryOverhead.sparkText, since: .v(4, 0),
    in: .core, "The least overhead that the factor gives an executor.")
  /// Cores of an executor.
  public static let executorCores = ConfigurationKey(
    "spark.executor.cores", .int, "1", since: .v(1, 0), in: .core,
    "Cores of an executor; standalone takes every free core of a worker when it is not set.")
  /// How many executors are asked for at the start.
  public static let executorInstances = ConfigurationKey(
    "spark.executor.instances", .int, nil, since: .v(1, 0), in: .core,
    "How many executors are asked for at the start.")
  /// Memory of all Python workers of an executor together.
  public static let executorPySparkMemory = ConfigurationKey(
    "spark.executor.pyspark.memory", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 4),
    in: .python, "Memory of all Python workers of an executor together; unlimited when not set.")
  /// Options of an executor's JVM.
  public static let executorExtraJavaOptions = ConfigurationKey(
    "spark.executor.extraJavaOptions", .string, nil, since: .v(1, 0), in: .core,
    "Options of an executor's JVM; -Xmx is refused.")
  /// Options of an executor's JVM which come before the extra ones.
  public static let executorDefaultJavaOptions = ConfigurationKey(
    "spark.executor.defaultJavaOptions", .string, nil, since: .v(3, 0), in: .core,
    "Options of an executor's JVM which come before spark.executor.extraJavaOptions.")
  /// Cores that one task takes.
  public static let taskCPUs = ConfigurationKey(
    "spark.task.cpus", .int, "1", since: .v(0, 5), in: .core,
    "Cores that one task takes; a decimal number since Spark 4.3.")

  static let executorKeys: [ConfigurationKey] = [
    executorMemory, executorMemoryOverhead, executorMemoryOverheadFactor,
    executorMinMemoryOverhead, executorCores, executorInstances, executorPySparkMemory,
    executorExtraJavaOptions, executorDefaultJavaOptions, taskCPUs,
  ]
}
