extension ConfigurationKey {
  /// Heap of an executor (-Xmx).
  public static let executorMemory = ConfigurationKey(
    "spark.executor.memory", .bytes(bareUnit: .mebibyte), "1g", since: .v(0, 7), in: .core,
    "Heap of an executor (-Xmx).",
    note: "A bare number counts MiB on YARN and Kubernetes, but bytes on standalone and in the "
      + "check that the memory manager makes: always write a unit.")
  /// Memory of an executor's container beside the heap; overrides the factor and the minimum.
  public static let executorMemoryOverhead = ConfigurationKey(
    "spark.executor.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 3), in: .core,
    deprecated: ["spark.yarn.executor.memoryOverhead"],
    "Memory of an executor's container beside the heap; overrides the factor and the "
      + "minimum.",
    note: "An explicit value may be less than the minimum of 384 MiB; standalone and local "
      + "masters ignore it.")
  /// Overhead of an executor as a share of its heap.
  public static let executorMemoryOverheadFactor = ConfigurationKey(
    "spark.executor.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(3, 3), in: .core, range: .above("0"),
    "Overhead of an executor as a share of its heap.",
    note: "Without effect where spark.executor.memoryOverhead is set; up to Spark 3.2 the share "
      + "is always 0.1.")
  /// The least overhead that the factor gives an executor.
  public static let executorMinMemoryOverhead = ConfigurationKey(
    "spark.executor.minMemoryOverhead", .bytes(bareUnit: .mebibyte),
    SparkFacts.minimumMemoryOverhead.sparkText, since: .v(4, 0), in: .core,
    "The least overhead that the factor gives an executor.",
    note: "Without effect where spark.executor.memoryOverhead is set; up to Spark 3.5 the least "
      + "is always 384 MiB.")
  /// Options of an executor's JVM; -Xmx is refused.
  public static let executorExtraJavaOptions = ConfigurationKey(
    "spark.executor.extraJavaOptions", .string, nil, since: .v(1, 0), in: .core,
    "Options of an executor's JVM; -Xmx is refused.")
  /// Options of an executor's JVM which come before spark.executor.extraJavaOptions.
  public static let executorDefaultJavaOptions = ConfigurationKey(
    "spark.executor.defaultJavaOptions", .string, nil, since: .v(3, 0), in: .core,
    registration: .never,
    "Options of an executor's JVM which come before spark.executor.extraJavaOptions.")

  static let executorMemoryKeys: [ConfigurationKey] = [
    executorMemory,
    executorMemoryOverhead,
    executorMemoryOverheadFactor,
    executorMinMemoryOverhead,
    executorExtraJavaOptions,
    executorDefaultJavaOptions,
    ConfigurationKey(
      "spark.executor.killOnFatalError.depth", .int, "5", since: .v(3, 1), in: .core,
      isInternal: true, counts: "exceptions", range: .atLeast("0"),
      "How many causes of a task's failure are searched for a fatal error, which ends the "
        + "executor.",
      note: "0 keeps an executor alive after Java heap space ran out in a task."),
    ConfigurationKey(
      "spark.executor.isolatedSessionCache.size", .int, "100", since: .v(4, 1), in: .core,
      counts: "sessions", range: .atLeast("1"),
      "Class loaders of isolated sessions that an executor keeps."),
  ]
}
