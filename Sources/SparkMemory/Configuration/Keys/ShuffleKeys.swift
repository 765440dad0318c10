extension ConfigurationKey {
  /// Partitions from which the sizes of a map task's blocks are kept as an average.
  public static let minimumPartitionsToHighlyCompress = ConfigurationKey(
    "spark.shuffle.minNumPartitionsToHighlyCompress", .int, "2000", since: .v(2, 4), in: .core,
    isInternal: true, counts: "partitions", range: .atLeast("1"),
    "Partitions from which the sizes of a map task's blocks are kept as an average.")

  static let shuffleKeys: [ConfigurationKey] = [
    ConfigurationKey(
      "spark.reducer.maxSizeInFlight", .bytes(bareUnit: .mebibyte), "48m", since: .v(1, 4),
      in: .core, deprecated: ["spark.reducer.maxMbInFlight"],
      "Shuffle data that one task fetches at the same time; memory outside unified memory, "
        + "for each task."),
    ConfigurationKey(
      "spark.reducer.maxReqsInFlight", .int, "2147483647", since: .v(2, 0), in: .core,
      counts: "requests",
      "Requests for shuffle data that one task has at the same time."),
    ConfigurationKey(
      "spark.reducer.maxBlocksInFlightPerAddress", .int, "2147483647", since: .v(2, 2, 1),
      in: .core, counts: "blocks", range: .atLeast("1"),
      "Shuffle blocks that one task fetches from one place at the same time."),
    ConfigurationKey(
      "spark.shuffle.file.buffer", .bytes(bareUnit: .kibibyte), "32k", since: .v(1, 4), in: .core,
      deprecated: ["spark.shuffle.file.buffer.kb"],
      range: .between(.excluded("0"), .excluded("2g")),
      "Buffer of each shuffle file that is written.",
      note: "A writer that does not sort has one for each partition, of each task."),
    ConfigurationKey(
      "spark.shuffle.unsafe.file.output.buffer", .bytes(bareUnit: .kibibyte), "32k",
      since: .v(2, 3), in: .core, range: .between(.excluded("0"), .excluded("2g")),
      "Buffer of the file in which the serialized shuffle writer gathers its partitions."),
    ConfigurationKey(
      "spark.shuffle.localDisk.file.output.buffer", .bytes(bareUnit: .kibibyte), nil,
      since: .v(4, 0), in: .core, fallback: "spark.shuffle.unsafe.file.output.buffer",
      range: .between(.excluded("0"), .excluded("2g")),
      "Buffer of the file in which any shuffle writer gathers its partitions."),
    ConfigurationKey(
      "spark.shuffle.file.merge.buffer", .bytes(bareUnit: .kibibyte), nil, since: .v(4, 0),
      in: .core, fallback: "spark.shuffle.file.buffer",
      range: .between(.excluded("0"), .excluded("2g")),
      "Buffer of each spilled file that is merged; memory outside the heap."),
    ConfigurationKey(
      "spark.shuffle.spill.initialMemoryThreshold", .bytes(bareUnit: .byte), "5m",
      since: .v(1, 1, 1), in: .core, isInternal: true,
      "Size of a collection from which its memory is taken from execution memory.",
      note: "What lies below is counted nowhere."),
    ConfigurationKey(
      "spark.shuffle.spill.numElementsForceSpillThreshold", .int, "2147483647", since: .v(1, 6),
      in: .core, isInternal: true, counts: "records",
      "Records after which a sort spills whether or not memory is left."),
    ConfigurationKey(
      "spark.shuffle.spill.maxSizeInBytesForSpillThreshold", .bytes(bareUnit: .byte),
      "9223372036854775807b", since: .v(4, 1), in: .core, isInternal: true, range: .above("0"),
      "Size from which a sort spills whether or not memory is left."),
    ConfigurationKey(
      "spark.shuffle.spill.batchSize", .long, "10000", since: .v(0, 9), in: .core, isInternal: true,
      counts: "records",
      "Records that are serialized together when a sort spills."),
    ConfigurationKey(
      "spark.shuffle.spill.compress", .boolean, "true", since: .v(0, 9), in: .core,
      "Whether spilled data is compressed."),
    ConfigurationKey(
      "spark.shuffle.spill.diskWriteBufferSize", .bytes(bareUnit: .byte), "1m", since: .v(2, 3),
      in: .core, range: .between(.excluded("12b"), .included("2147483632b")),
      "Buffer with which sorted records are written to disk, of each task."),
    ConfigurationKey(
      "spark.shuffle.compress", .boolean, "true", since: .v(0, 6), in: .core,
      "Whether shuffle files are compressed."),
    ConfigurationKey(
      "spark.shuffle.sort.bypassMergeThreshold", .int, "200", since: .v(1, 1, 1), in: .core,
      counts: "partitions",
      "Up to this many partitions, without map-side aggregation, a shuffle writes a file for "
        + "each partition instead of sorting."),
    ConfigurationKey(
      "spark.shuffle.sort.initialBufferSize", .bytes(bareUnit: .byte), "4k", since: .v(2, 1),
      in: .core, isInternal: true, range: .between(.excluded("0"), .excluded("2g")),
      "The first size of a shuffle sort's index of records."),
    ConfigurationKey(
      "spark.shuffle.sort.useRadixSort", .boolean, "true", since: .v(2, 0), in: .core,
      "Whether shuffles sort by radix, which takes twice the index."),
    ConfigurationKey(
      "spark.unsafe.sorter.spill.reader.buffer.size", .bytes(bareUnit: .byte), "1m",
      since: .v(2, 1), in: .core, isInternal: true,
      range: .between(.included("1m"), .included("16m")),
      "Buffer with which each spilled file of a sort is read back."),
    ConfigurationKey(
      "spark.unsafe.sorter.spill.merge.factor", .int, "-1", since: .v(4, 2), in: .core,
      isInternal: true, counts: "files",
      "Spilled files that a sort reads at the same time; -1 is all of them.",
      note: "Each open file takes a read buffer, so that very many spills exhaust the heap."),
    ConfigurationKey(
      "spark.shuffle.mapOutput.minSizeForBroadcast", .bytes(bareUnit: .byte), "512k",
      since: .v(2, 0), in: .core,
      "Map output statuses from this size on are broadcast to executors rather than sent to "
        + "each."),
    minimumPartitionsToHighlyCompress,
    ConfigurationKey(
      "spark.shuffle.accurateBlockThreshold", .bytes(bareUnit: .byte), "100m", since: .v(2, 2, 1),
      in: .core,
      "Blocks above this size keep their own size in that case.",
      note: "A block whose size is underestimated is fetched into memory where it should go to "
        + "disk."),
    ConfigurationKey(
      "spark.shuffle.accurateBlockSkewedFactor", .double, "-1.0", since: .v(3, 3), in: .core,
      "Blocks above this multiple of the median keep their own size too; -1 is off."),
    ConfigurationKey(
      "spark.shuffle.maxAccurateSkewedBlockNumber", .int, "100", since: .v(3, 3), in: .core,
      isInternal: true, counts: "blocks", range: .atLeast("1"),
      "The most blocks that keep their own size for being skewed."),
    ConfigurationKey(
      "spark.shuffle.detectCorrupt.useExtraMemory", .boolean, "false", since: .v(3, 0), in: .core,
      "Whether more of a fetched block is decompressed ahead to find damage, at the cost of "
        + "memory."),
    ConfigurationKey(
      "spark.shuffle.service.enabled", .boolean, "false", since: .v(1, 2), in: .core,
      "Whether a service on the node serves shuffle files, so that they outlive executors."),
    ConfigurationKey(
      "spark.shuffle.service.fetch.rdd.enabled", .boolean, "false", since: .v(3, 0), in: .core,
      "Whether that service also serves cached blocks on disk, so that they do not hold "
        + "executors."),
    ConfigurationKey(
      "spark.shuffle.service.index.cache.size", .bytes(bareUnit: .byte), "100m", since: .v(2, 3),
      in: .shuffleResolver, takesEffect: .daemonStart, registration: .never,
      "Memory in which the shuffle service keeps index files."),
    ConfigurationKey(
      "spark.shuffle.push.enabled", .boolean, "false", since: .v(3, 2), in: .core,
      "Whether map tasks push their blocks to shuffle services, which merge them."),
    ConfigurationKey(
      "spark.shuffle.push.maxBlockBatchSize", .bytes(bareUnit: .byte), "3m", since: .v(3, 2),
      in: .core,
      "Blocks that are pushed in one request."),
    ConfigurationKey(
      "spark.shuffle.push.maxBlockSizeToPush", .bytes(bareUnit: .byte), "1m", since: .v(3, 2),
      in: .core,
      "The largest block that is pushed."),
  ]
}
