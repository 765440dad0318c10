extension ConfigurationKey {
  /// Blocks above this size are fetched to disk rather than into memory.
  public static let maxRemoteBlockSizeFetchToMemory = ConfigurationKey(
    "spark.network.maxRemoteBlockSizeFetchToMem", .bytes(bareUnit: .byte), "200m", since: .v(3, 0),
    in: .core,
    deprecated: ["spark.reducer.maxReqSizeShuffleToMem", "spark.maxRemoteBlockSizeFetchToMem"],
    range: .atMost("2147483135b"),
    "Blocks above this size are fetched to disk rather than into memory.",
    note: "Since 3.2 an executor whose direct memory (-XX:MaxDirectMemorySize, else its heap) is "
      + "smaller exits at its start.")

  static let networkKeys: [ConfigurationKey] = [
    maxRemoteBlockSizeFetchToMemory,
    ConfigurationKey(
      "spark.rpc.message.maxSize", .int, "128", since: .v(2, 0), in: .network, counts: "MiB",
      "The largest message between driver and executors, such as a task or the map output "
        + "statuses.",
      note: "It counts MiB, and suffixes such as 128m are refused."),
    ConfigurationKey(
      "spark.network.timeout", .time(bareUnit: .second), "2min", since: .v(1, 3), in: .network,
      "How long a peer may be silent; an executor in a long garbage collection is lost for "
        + "it."),
    ConfigurationKey(
      "spark.shuffle.maxAttemptsOnNettyOOM", .int, "10", since: .v(3, 2), in: .core,
      isInternal: true, counts: "tries",
      "Tries to fetch a block for which Netty has no direct memory before the fetch fails."),
    ConfigurationKey(
      "spark.network.io.preferDirectBufs", .boolean, "true", since: .v(3, 0), in: .transport,
      registration: .never,
      "Whether the buffers that Netty's clients and servers share lie outside the heap.",
      note: "What lies outside the heap is part of the overhead."),
    ConfigurationKey(
      "spark.network.sharedByteBufAllocators.enabled", .boolean, "true", since: .v(3, 0),
      in: .transport, registration: .never,
      "Whether all of Netty's clients and servers share one pool of buffers."),
    ConfigurationKey(
      "spark.shuffle.io.preferDirectBufs", .boolean, "true", since: .v(1, 2), in: .transport,
      registration: .never,
      "Whether Netty's buffers for shuffle data lie outside the heap where they are not "
        + "shared.",
      note: "Where they are shared, spark.network.io.preferDirectBufs holds."),
    ConfigurationKey(
      "spark.shuffle.io.numConnectionsPerPeer", .int, "1", since: .v(1, 2, 1), in: .transport,
      registration: .never, counts: "connections",
      "Connections between two nodes for shuffle data."),
    ConfigurationKey(
      "spark.shuffle.io.serverThreads", .int, "0", since: .v(1, 2), in: .transport,
      registration: .never, counts: "threads",
      "Threads that serve blocks; 0 is two for each core. Each holds buffers of its own."),
    ConfigurationKey(
      "spark.shuffle.io.clientThreads", .int, "0", since: .v(1, 2), in: .transport,
      registration: .never, counts: "threads",
      "Threads that fetch blocks; 0 is two for each core. Each holds buffers of its own."),
  ]
}
