extension ConfigurationKey {

  static let serializationKeys: [ConfigurationKey] = [
    ConfigurationKey(
      "spark.serializer", .string, "org.apache.spark.serializer.JavaSerializer", since: .v(0, 5),
      in: .core,
      "Class that serializes RDDs, broadcasts and results; SQL rows have a format of their "
        + "own."),
    ConfigurationKey(
      "spark.serializer.objectStreamReset", .int, "100", since: .v(1, 0), in: .core,
      counts: "objects",
      "Objects after which Java's serializer forgets what it has written, which frees them; "
        + "-1 is never."),
    ConfigurationKey(
      "spark.kryoserializer.buffer", .bytes(bareUnit: .kibibyte), "64k", since: .v(1, 4), in: .kryo,
      "The first size of Kryo's buffer, one for each core of an executor."),
    ConfigurationKey(
      "spark.kryoserializer.buffer.max", .bytes(bareUnit: .mebibyte), "64m", since: .v(1, 4),
      in: .kryo, deprecated: ["spark.kryoserializer.buffer.max.mb"],
      "The most that Kryo's buffer grows to: the largest object that can be serialized.",
      note: "A buffer of 2 GiB or more is refused."),
    ConfigurationKey(
      "spark.kryo.referenceTracking", .boolean, "true", since: .v(0, 8), in: .kryo,
      "Whether Kryo writes an object that occurs twice only once; it takes memory for each "
        + "object."),
    ConfigurationKey(
      "spark.kryo.registrationRequired", .boolean, "false", since: .v(1, 1), in: .kryo,
      "Whether Kryo refuses classes that are not registered, whose names it writes with each "
        + "object."),
    ConfigurationKey(
      "spark.io.compression.codec", .string, "lz4", since: .v(0, 8), in: .core,
      "Codec of shuffle files, spills, broadcasts and serialized cached partitions."),
    ConfigurationKey(
      "spark.io.compression.lz4.blockSize", .bytes(bareUnit: .byte), "32k", since: .v(1, 4),
      in: .core, deprecated: ["spark.io.compression.lz4.block.size"],
      "Block of LZ4; each open stream has one on the heap."),
    ConfigurationKey(
      "spark.io.compression.snappy.blockSize", .bytes(bareUnit: .byte), "32k", since: .v(1, 4),
      in: .core, deprecated: ["spark.io.compression.snappy.block.size"],
      "Block of Snappy; each open stream has one on the heap."),
    ConfigurationKey(
      "spark.io.compression.zstd.level", .int, "1", since: .v(2, 3), in: .core,
      "Level of Zstandard; a higher one takes more memory and time."),
    ConfigurationKey(
      "spark.io.compression.zstd.bufferSize", .bytes(bareUnit: .byte), "32k", since: .v(2, 3),
      in: .core, range: .between(.excluded("0"), .included("2147483632b")),
      "Buffer of Zstandard; each open stream has one."),
    ConfigurationKey(
      "spark.io.compression.zstd.bufferPool.enabled", .boolean, "true", since: .v(3, 2), in: .core,
      "Whether Zstandard's buffers are pooled."),
    ConfigurationKey(
      "spark.io.compression.zstd.workers", .int, "0", since: .v(4, 0), in: .core, counts: "threads",
      range: .atLeast("0"),
      "Threads with which Zstandard compresses, each with memory of its own; 0 is none but "
        + "the task's."),
  ]
}
