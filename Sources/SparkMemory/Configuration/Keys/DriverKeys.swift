extension ConfigurationKey {
  /// Tasks of a stage that the driver keeps for its web interface.
  public static let retainedTasks = ConfigurationKey(
    "spark.ui.retainedTasks", .int, "100000", since: .v(2, 0, 1), in: .status, counts: "tasks",
    "Tasks of a stage that the driver keeps for its web interface; each takes some of its "
      + "heap.")

  /// Heap of the driver (-Xmx).
  public static let driverMemory = ConfigurationKey(
    "spark.driver.memory", .bytes(bareUnit: .mebibyte), "1g", since: .v(1, 1, 1), in: .core,
    takesEffect: .jvmStart,
    "Heap of the driver (-Xmx).",
    note: "In client mode the value goes to -Xmx as it is, so that a bare number counts bytes, "
      + "and setting it inside the program comes too late and is not reported.")
  /// Memory of the driver's container beside the heap; overrides the factor and the minimum.
  public static let driverMemoryOverhead = ConfigurationKey(
    "spark.driver.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 3), in: .core,
    takesEffect: .jvmStart, deprecated: ["spark.yarn.driver.memoryOverhead"],
    "Memory of the driver's container beside the heap; overrides the factor and the "
      + "minimum.",
    note: "Only where the driver runs in the cluster; in client mode it has no container.")
  /// Overhead of the driver as a share of its heap.
  public static let driverMemoryOverheadFactor = ConfigurationKey(
    "spark.driver.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(3, 3), in: .core, takesEffect: .jvmStart, range: .above("0"),
    "Overhead of the driver as a share of its heap.",
    note: "Without effect where spark.driver.memoryOverhead is set, and in client mode.")
  /// The least overhead that the factor gives the driver.
  public static let driverMinMemoryOverhead = ConfigurationKey(
    "spark.driver.minMemoryOverhead", .bytes(bareUnit: .mebibyte),
    SparkFacts.minimumMemoryOverhead.sparkText, since: .v(4, 0), in: .core, takesEffect: .jvmStart,
    "The least overhead that the factor gives the driver.",
    note: "Up to Spark 3.5 the least is always 384 MiB.")
  /// The most that the serialized results of one stage may weigh; 0 is no limit.
  public static let driverMaxResultSize = ConfigurationKey(
    "spark.driver.maxResultSize", .bytes(bareUnit: .byte), "1g", since: .v(1, 2), in: .core,
    "The most that the serialized results of one stage may weigh; 0 is no limit.",
    note: "Tables that are broadcast come to the driver the same way and count.")
  /// Options of the driver's JVM; -Xmx is refused.
  public static let driverExtraJavaOptions = ConfigurationKey(
    "spark.driver.extraJavaOptions", .string, nil, since: .v(1, 0), in: .core,
    takesEffect: .jvmStart,
    "Options of the driver's JVM; -Xmx is refused.")
  /// Options of the driver's JVM which come before spark.driver.extraJavaOptions.
  public static let driverDefaultJavaOptions = ConfigurationKey(
    "spark.driver.defaultJavaOptions", .string, nil, since: .v(3, 0), in: .core,
    takesEffect: .jvmStart, registration: .never,
    "Options of the driver's JVM which come before spark.driver.extraJavaOptions.")

  static let driverKeys: [ConfigurationKey] = [
    driverMemory,
    driverMemoryOverhead,
    driverMemoryOverheadFactor,
    driverMinMemoryOverhead,
    driverMaxResultSize,
    driverExtraJavaOptions,
    driverDefaultJavaOptions,
    ConfigurationKey(
      "spark.task.maxDirectResultSize", .bytes(bareUnit: .byte), "1m", since: .v(2, 0), in: .core,
      range: .below("2147483632b"),
      "A task's result up to this size goes to the driver in its status message; a larger one "
        + "is fetched as a block of the executor.",
      note: "A larger result needs storage memory of the executor for as long as it waits."),
    ConfigurationKey(
      "spark.sql.planner.pythonExecution.memory", .bytes(bareUnit: .mebibyte), nil, since: .v(4, 0),
      in: .sql,
      "Memory of Python code that the driver runs to plan a query, such as a Python data "
        + "source.",
      note: "It limits the worker's address space, not what it uses, and is not added to any "
        + "container."),
    retainedTasks,
    ConfigurationKey(
      "spark.ui.retainedStages", .int, "1000", since: .v(0, 9), in: .status, counts: "stages",
      "Stages that the driver keeps for its web interface."),
    ConfigurationKey(
      "spark.ui.retainedJobs", .int, "1000", since: .v(1, 2), in: .status, counts: "jobs",
      "Jobs that the driver keeps for its web interface."),
    ConfigurationKey(
      "spark.ui.retainedDeadExecutors", .int, "100", since: .v(2, 0), in: .status,
      counts: "executors",
      "Dead executors that the driver keeps for its web interface."),
    ConfigurationKey(
      "spark.sql.ui.retainedExecutions", .int, "1000", since: .v(1, 5), in: .staticSQL,
      counts: "executions",
      "SQL executions, each with its plan, that the driver keeps for its web interface."),
    ConfigurationKey(
      "spark.sql.maxPlanStringLength", .bytes(bareUnit: .byte), "2147483632b", since: .v(3, 0),
      in: .sql, range: .between(.included("0"), .included("2147483632")),
      "Characters of a plan's text that are kept; long plans of many queries fill a driver's "
        + "heap."),
    ConfigurationKey(
      "spark.scheduler.listenerbus.eventqueue.capacity", .int, "10000", since: .v(2, 3), in: .core,
      deprecated: ["spark.scheduler.listenerbus.eventqueue.size"], counts: "events",
      range: .atLeast("1"),
      "Events that wait for a slow listener, such as the event log, before further ones are "
        + "lost.",
      note: "What is lost is missing from the event log, and every figure drawn from it."),
  ]
}
