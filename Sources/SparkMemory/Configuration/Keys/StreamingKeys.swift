extension ConfigurationKey {

  static let streamingKeys: [ConfigurationKey] = [
    ConfigurationKey(
      "spark.sql.streaming.stateStore.providerClass", .string,
      "org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider",
      since: .v(2, 3), in: .sql, isInternal: true,
      "Class that keeps the state of streaming queries.",
      note: "The default keeps it on the executors' heaps; RocksDB keeps it outside."),
    ConfigurationKey(
      "spark.sql.streaming.maxBatchesToRetainInMemory", .int, "2", since: .v(2, 4), in: .sql,
      isInternal: true, counts: "versions",
      "Versions of the state that an executor keeps on its heap."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.minDeltasForSnapshot", .int, "10", since: .v(2, 0), in: .sql,
      isInternal: true, counts: "changes",
      "Changes of the state between two snapshots."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.boundedMemoryUsage", .boolean, "false",
      since: .v(3, 5), in: .rocksDB, registration: .never,
      "Whether all RocksDB instances of an executor share one limit.",
      note: "Without it each state partition takes what it wants outside the heap."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.maxMemoryUsageMB", .long, "500", since: .v(3, 5),
      in: .rocksDB, registration: .never, counts: "MiB",
      "That limit, outside the heap; leave room for it in the overhead."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.writeBufferCacheRatio", .double, "0.5",
      since: .v(3, 5), in: .rocksDB, registration: .never,
      "Share of that limit for data that is being written."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.highPriorityPoolRatio", .double, "0.1",
      since: .v(3, 5), in: .rocksDB, registration: .never,
      "Share of that limit for indexes and filters."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.blockCacheSizeMB", .long, "8", since: .v(3, 2),
      in: .rocksDB, registration: .never, counts: "MiB",
      "Cache of each RocksDB instance where there is no common limit."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.writeBufferSizeMB", .long, "-1", since: .v(3, 5),
      in: .rocksDB, registration: .never, counts: "MiB",
      "Write buffer of each RocksDB instance; -1 is RocksDB's own default of 64."),
    ConfigurationKey(
      "spark.sql.streaming.stateStore.rocksdb.maxWriteBufferNumber", .int, "-1", since: .v(3, 5),
      in: .rocksDB, registration: .never, counts: "buffers",
      "Write buffers of each RocksDB instance; -1 is RocksDB's own default of 2."),
  ]
}
