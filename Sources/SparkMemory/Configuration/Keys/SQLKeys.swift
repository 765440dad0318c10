extension ConfigurationKey {
  /// Partitions of SQL shuffles, before adaptive execution joins small ones.
  public static let shufflePartitions = ConfigurationKey(
    "spark.sql.shuffle.partitions", .int, "200", since: .v(1, 1), in: .sql, counts: "partitions",
    range: .atLeast("1"),
    "Partitions of SQL shuffles, before adaptive execution joins small ones.",
    note: "A streaming query keeps the number that it started with.")
  /// The most bytes of files that one task reads.
  public static let filesMaxPartitionBytes = ConfigurationKey(
    "spark.sql.files.maxPartitionBytes", .bytes(bareUnit: .byte), "128m", since: .v(2, 0), in: .sql,
    "The most bytes of files that one task reads.",
    note: "Bytes as stored: decompressed and decoded columns may be many times larger.")

  static let sqlKeys: [ConfigurationKey] = [
    shufflePartitions,
    filesMaxPartitionBytes,
    ConfigurationKey(
      "spark.sql.files.openCostInBytes", .bytes(bareUnit: .byte), "4m", since: .v(2, 0), in: .sql,
      isInternal: true,
      "What opening a file counts as, in bytes, when files are packed into tasks."),
    ConfigurationKey(
      "spark.sql.files.minPartitionNum", .int, nil, since: .v(3, 1), in: .sql, counts: "partitions",
      range: .atLeast("1"),
      "The number of tasks that reading files aims at, at least."),
    ConfigurationKey(
      "spark.sql.files.maxPartitionNum", .int, nil, since: .v(3, 5), in: .sql, counts: "partitions",
      range: .atLeast("1"),
      "The number of tasks that reading files aims at, at most.",
      note: "More is put into each task, beyond spark.sql.files.maxPartitionBytes."),
    ConfigurationKey(
      "spark.files.maxPartitionBytes", .bytes(bareUnit: .byte), "128m", since: .v(2, 1), in: .core,
      "The most bytes of files that one task of an RDD of binary files reads."),
    ConfigurationKey(
      "spark.sql.leafNodeDefaultParallelism", .int, nil, since: .v(3, 2), in: .sql,
      counts: "partitions", range: .atLeast("1"),
      "Partitions of data that comes from the driver or from a range.",
      note: "Without it spark.default.parallelism holds."),
    ConfigurationKey(
      "spark.sql.join.preferSortMergeJoin", .boolean, "true", since: .v(2, 0), in: .sql,
      isInternal: true,
      "Whether a join that could hash one side sorts both, which can spill."),
    ConfigurationKey(
      "spark.sql.shuffledHashJoinFactor", .int, "3", since: .v(3, 3), in: .sql,
      range: .atLeast("1"),
      "How many times smaller one side must be to be hashed rather than sorted.",
      note: "A hash table of one partition cannot spill."),
    ConfigurationKey(
      "spark.sql.objectHashAggregate.sortBased.fallbackThreshold", .int, "128", since: .v(2, 2),
      in: .sql, isInternal: true, counts: "groups",
      "Groups of an aggregation of objects, such as collect_list, after which it sorts rather "
        + "than hashes.",
      note: "Groups, not bytes: few groups with large objects exhaust the heap."),
    ConfigurationKey(
      "spark.sql.codegen.aggregate.map.twolevel.enabled", .boolean, "true", since: .v(2, 3),
      in: .sql, isInternal: true,
      "Whether aggregations put a small fast map in front of the one that can spill."),
    ConfigurationKey(
      "spark.sql.execution.topKSortFallbackThreshold", .int, "2147483632", since: .v(2, 4),
      in: .sql, counts: "rows",
      "Rows of a LIMIT up to which the first ones are kept in memory rather than all sorted."),
    ConfigurationKey(
      "spark.sql.windowExec.buffer.in.memory.threshold", .int, "4096", since: .v(2, 2, 1), in: .sql,
      isInternal: true, counts: "rows",
      "Rows of a window that are kept on the heap before a buffer that can spill takes over."),
    ConfigurationKey(
      "spark.sql.windowExec.buffer.spill.threshold", .int, "2147483647", since: .v(2, 2), in: .sql,
      isInternal: true, counts: "rows",
      "Rows of a window after which its buffer spills."),
    ConfigurationKey(
      "spark.sql.windowExec.buffer.spill.size.threshold", .bytes(bareUnit: .byte), nil,
      since: .v(4, 1), in: .sql, isInternal: true,
      fallback: "spark.shuffle.spill.maxSizeInBytesForSpillThreshold", range: .above("0"),
      "Size of a window's rows after which its buffer spills."),
    ConfigurationKey(
      "spark.sql.sortMergeJoinExec.buffer.in.memory.threshold", .int, "2147483632",
      since: .v(2, 2, 1), in: .sql, isInternal: true, counts: "rows",
      "Rows with one join key that are kept on the heap before a buffer that can spill takes "
        + "over.",
      note: "Its default is practically no limit: one very common key exhausts the heap."),
    ConfigurationKey(
      "spark.sql.sortMergeJoinExec.buffer.spill.threshold", .int, "2147483647", since: .v(2, 2),
      in: .sql, isInternal: true, counts: "rows",
      "Rows with one join key after which their buffer spills."),
    ConfigurationKey(
      "spark.sql.sortMergeJoinExec.buffer.spill.size.threshold", .bytes(bareUnit: .byte), nil,
      since: .v(4, 1), in: .sql, isInternal: true,
      fallback: "spark.shuffle.spill.maxSizeInBytesForSpillThreshold", range: .above("0"),
      "Size of rows with one join key after which their buffer spills."),
    ConfigurationKey(
      "spark.sql.cartesianProductExec.buffer.in.memory.threshold", .int, "4096", since: .v(2, 2, 1),
      in: .sql, isInternal: true, counts: "rows",
      "Rows of a cartesian product that are kept on the heap before a buffer that can spill "
        + "takes over."),
    ConfigurationKey(
      "spark.sql.cartesianProductExec.buffer.spill.threshold", .int, "2147483647", since: .v(2, 2),
      in: .sql, isInternal: true, counts: "rows",
      "Rows of a cartesian product after which their buffer spills."),
    ConfigurationKey(
      "spark.sql.cartesianProductExec.buffer.spill.size.threshold", .bytes(bareUnit: .byte), nil,
      since: .v(4, 1), in: .sql, isInternal: true,
      fallback: "spark.shuffle.spill.maxSizeInBytesForSpillThreshold", range: .above("0"),
      "Size of a cartesian product's rows after which their buffer spills."),
    ConfigurationKey(
      "spark.sql.sort.enableRadixSort", .boolean, "true", since: .v(2, 0), in: .sql,
      isInternal: true,
      "Whether SQL sorts by radix, which takes twice the index."),
    ConfigurationKey(
      "spark.sql.maxConcurrentOutputFileWriters", .int, "0", since: .v(3, 2), in: .sql,
      isInternal: true, counts: "files",
      "Files that one task writes at the same time; with more, its rows are sorted first. 0 "
        + "always sorts.",
      note: "Each writer of a columnar format holds a block of rows on the heap."),
    ConfigurationKey(
      "spark.sql.legacy.setCommandRejectsSparkCoreConfs", .boolean, "true", since: .v(3, 0),
      in: .sql, isInternal: true,
      "Whether spark.conf.set and SET refuse settings that are fixed once Spark runs.",
      note: "With false they are taken without effect, as in 2.4."),
  ]
}
