extension ConfigurationKey {
  /// Memory of all Python workers of an executor together; unlimited when not set.
  public static let executorPySparkMemory = ConfigurationKey(
    "spark.executor.pyspark.memory", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 4), in: .python,
    "Memory of all Python workers of an executor together; unlimited when not set.",
    note: "Each worker's address space is limited to this divided by the cores; on Kubernetes in "
      + "client mode it is not added to the pod.")

  static let pythonKeys: [ConfigurationKey] = [
    executorPySparkMemory,
    ConfigurationKey(
      "spark.python.worker.memory", .string, "512m", since: .v(1, 1), in: .pythonRDD,
      registration: .never,
      "Memory of a Python worker from which an RDD's aggregation spills.",
      note: "Spark reads it in Python only, so that no registry has it; it limits nothing else."),
    ConfigurationKey(
      "spark.python.worker.reuse", .boolean, "true", since: .v(1, 2), in: .python,
      "Whether Python workers stay for later tasks.",
      note: "What a worker has taken from the system, it keeps while it is idle."),
    ConfigurationKey(
      "spark.python.factory.idleWorkerMaxPoolSize", .int, nil, since: .v(4, 1), in: .python,
      counts: "workers", range: .atLeast("1"),
      "Idle Python workers that an executor keeps.",
      note: "Without it as many as were ever busy at once."),
    ConfigurationKey(
      "spark.python.use.daemon", .boolean, "true", since: .v(2, 3), in: .python,
      "Whether Python workers are forked from a daemon, whose pages they share."),
    ConfigurationKey(
      "spark.python.worker.idleTimeoutSeconds", .time(bareUnit: .second), "0", since: .v(4, 0),
      in: .python, range: .atLeast("0"),
      "How long a silent Python worker is left alone before it is reported; 0 is for ever."),
    ConfigurationKey(
      "spark.python.worker.killOnIdleTimeout", .boolean, "false", since: .v(4, 1), in: .python,
      "Whether a silent Python worker is then ended."),
    ConfigurationKey(
      "spark.python.udf.pipelined.enabled", .boolean, "false", since: .v(4, 3), in: .python,
      "Whether a Python worker reads its next batch while it computes.",
      note: "Batches that wait take memory of the worker."),
    ConfigurationKey(
      "spark.python.udf.pipelined.queueDepth", .int, "2", since: .v(4, 3), in: .python,
      counts: "batches", range: .atLeast("1"),
      "Batches that a Python worker reads ahead."),
    ConfigurationKey(
      "spark.buffer.size", .int, "65536", since: .v(0, 5), in: .core, counts: "bytes",
      range: .atLeast("0"),
      "Buffer between an executor and each Python worker, of some file writers, and of "
        + "others."),
    ConfigurationKey(
      "spark.sql.execution.arrow.enabled", .boolean, "false", since: .v(2, 3),
      changes: [.from(.v(4, 2), "true")], in: .sql,
      "The earlier name of the Arrow setting of PySpark, whose default still holds."),
    ConfigurationKey(
      "spark.sql.execution.arrow.pyspark.enabled", .boolean, nil, since: .v(3, 0), in: .sql,
      fallback: "spark.sql.execution.arrow.enabled",
      "Whether toPandas and createDataFrame exchange Arrow batches with the driver.",
      note: "toPandas still collects everything on the driver, in the JVM and in Python."),
    ConfigurationKey(
      "spark.sql.execution.arrow.pyspark.selfDestruct.enabled", .boolean, "false", since: .v(3, 2),
      in: .sql,
      "Whether toPandas frees Arrow columns while it makes those of Pandas."),
    ConfigurationKey(
      "spark.sql.execution.arrow.maxRecordsPerBatch", .int, "10000", since: .v(2, 3), in: .sql,
      counts: "rows",
      "Rows of one Arrow batch between an executor and Python; 0 or less is no limit.",
      note: "Wide rows make large batches, in the JVM and in Python; see the limit in bytes."),
    ConfigurationKey(
      "spark.sql.execution.arrow.maxBytesPerBatch", .bytes(bareUnit: .byte), "256m",
      since: .v(4, 0), changes: [.from(.v(4, 1), "64m")], in: .sql, isInternal: true,
      range: .between(.excluded("0"), .excluded("2g")),
      "Bytes of one Arrow batch from an executor to Python."),
    ConfigurationKey(
      "spark.sql.execution.arrow.maxRecordsPerOutputBatch", .int, "-1", since: .v(4, 1), in: .sql,
      isInternal: true, counts: "rows",
      "Rows of one Arrow batch that Python hands to the next operator; -1 is no limit."),
    ConfigurationKey(
      "spark.sql.execution.arrow.maxBytesPerOutputBatch", .bytes(bareUnit: .byte), "-1",
      since: .v(4, 1), in: .sql, isInternal: true, range: .below("2g"),
      "Bytes of one Arrow batch that Python hands to the next operator; -1 is no limit."),
    ConfigurationKey(
      "spark.sql.execution.arrow.localRelationThreshold", .bytes(bareUnit: .byte), "48m",
      since: .v(3, 4), in: .sql, range: .atLeast("0"),
      "Data up to this size goes from Python into the plan itself, and stays on the driver's "
        + "heap."),
    ConfigurationKey(
      "spark.sql.execution.pandas.udf.buffer.size", .int, nil, since: .v(3, 0), in: .sql,
      fallback: "spark.buffer.size", counts: "bytes", range: .atLeast("0"),
      "spark.buffer.size for Pandas functions."),
    ConfigurationKey(
      "spark.sql.execution.python.udf.buffer.size", .int, nil, since: .v(4, 0), in: .sql,
      fallback: "spark.buffer.size", counts: "bytes", range: .atLeast("0"),
      "spark.buffer.size for Python functions."),
    ConfigurationKey(
      "spark.sql.execution.python.udf.maxRecordsPerBatch", .int, "100", since: .v(4, 0), in: .sql,
      counts: "rows", range: .atLeast("1"),
      "Rows that go to a Python function at once."),
    ConfigurationKey(
      "spark.sql.execution.python.udf.maxBytesPerBatch", .bytes(bareUnit: .byte), "-1",
      since: .v(4, 3), in: .sql, isInternal: true,
      "Bytes of rows that go to a Python function at once; -1 is no limit."),
    ConfigurationKey(
      "spark.sql.execution.pythonUDF.arrow.enabled", .boolean, "false", since: .v(3, 4),
      changes: [.from(.v(4, 2), "true")], in: .sql,
      "Whether ordinary Python functions exchange Arrow batches."),
    ConfigurationKey(
      "spark.sql.execution.pythonUDF.arrow.concurrency.level", .int, nil, since: .v(4, 0), in: .sql,
      counts: "threads", range: .atLeast("2"),
      "Threads in which one Python worker runs an Arrow-optimized function."),
  ]
}
