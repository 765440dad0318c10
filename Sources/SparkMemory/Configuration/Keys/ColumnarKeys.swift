extension ConfigurationKey {

  static let columnarKeys: [ConfigurationKey] = [
    ConfigurationKey(
      "spark.sql.inMemoryColumnarStorage.batchSize", .int, "10000", since: .v(1, 1, 1), in: .sql,
      counts: "rows",
      "Rows of one batch of a cached table.",
      note: "Larger batches compress better, but are built and evicted whole."),
    ConfigurationKey(
      "spark.sql.inMemoryColumnarStorage.compressed", .boolean, "true", since: .v(1, 0, 1),
      in: .sql,
      "Whether columns of a cached table are compressed."),
    ConfigurationKey(
      "spark.sql.inMemoryColumnarStorage.enableVectorizedReader", .boolean, "true",
      since: .v(2, 3, 1), in: .sql,
      "Whether a cached table is read in batches of columns."),
    ConfigurationKey(
      "spark.sql.inMemoryColumnarStorage.hugeVectorThreshold", .bytes(bareUnit: .byte), "-1",
      since: .v(4, 0), in: .sql,
      "Column vectors above this size grow by a reserve ratio of their own and are released "
        + "before the next batch; -1 is never."),
    ConfigurationKey(
      "spark.sql.inMemoryColumnarStorage.hugeVectorReserveRatio", .double, "1.2", since: .v(4, 0),
      in: .sql,
      "The reserve of such huge vectors, as a multiple of what is needed; smaller ones take "
        + "twice."),
    ConfigurationKey(
      "spark.sql.cache.serializer", .string,
      "org.apache.spark.sql.execution.columnar.DefaultCachedBatchSerializer", since: .v(3, 1),
      in: .staticSQL,
      "Class that turns the rows of a cached table into batches."),
    ConfigurationKey(
      "spark.sql.defaultCacheStorageLevel", .string, "MEMORY_AND_DISK", since: .v(4, 0), in: .sql,
      "Storage level of CACHE TABLE and of cache() where none is named."),
    ConfigurationKey(
      "spark.sql.columnVector.offheap.enabled", .boolean, "false", since: .v(2, 3),
      changes: [.from(.v(4, 0), fallback: "spark.memory.offHeap.enabled")], in: .sql,
      isInternal: true,
      "Whether column vectors of the readers lie outside the heap.",
      note: "That memory is not part of spark.memory.offHeap.size; leave room in the overhead."),
    ConfigurationKey(
      "spark.sql.parquet.columnarReaderBatchSize", .int, "4096", since: .v(2, 4), in: .sql,
      counts: "rows",
      "Rows of one batch of the vectorized Parquet reader, for each task and column."),
    ConfigurationKey(
      "spark.sql.orc.columnarReaderBatchSize", .int, "4096", since: .v(2, 4), in: .sql,
      counts: "rows",
      "Rows of one batch of the vectorized ORC reader, for each task and column."),
    ConfigurationKey(
      "spark.sql.orc.columnarWriterBatchSize", .int, "1024", since: .v(3, 4), in: .sql,
      counts: "rows",
      "Rows of one batch of the vectorized ORC writer."),
    ConfigurationKey(
      "spark.rdd.compress", .boolean, "false", since: .v(0, 6), changes: [.from(.v(4, 3), "true")],
      in: .core,
      "Whether serialized cached partitions are compressed."),
  ]
}
