extension ConfigurationKey {
  /// Partitions of RDD shuffles which name no number.
  public static let defaultParallelism = ConfigurationKey(
    "spark.default.parallelism", .int, nil, since: .v(0, 5), in: .core,
    "Partitions of RDD shuffles which name no number.")
  /// Partitions of SQL shuffles.
  public static let shufflePartitions = ConfigurationKey(
    "spark.sql.shuffle.partitions", .int, "200", since: .v(1, 1), in: .sql,
    "Partitions of SQL shuffles, before adaptive execution joins small ones.")
  /// Whether SQL plans change while they run.
  public static let adaptiveEnabled = ConfigurationKey(
    "spark.sql.adaptive.enabled", .boolean, "false", since: .v(1, 6),
    changes: [Default(since: .v(3, 2), value: "true")], in: .sql,
    "Whether SQL plans change with what stages have measured.")
  /// Whether adaptive execution joins small shuffle partitions.
  public static let coalescePartitionsEnabled = ConfigurationKey(
    "spark.sql.adaptive.coalescePartitions.enabled", .boolean, "true", since: .v(3, 0),
    in: .sql, "Whether adaptive execution joins small shuffle partitions.")
  /// The size that adaptive execution aims at for a shuffle partition.
  public static let advisoryPartitionSize = ConfigurationKey(
    "spark.sql.adaptive.advisoryPartitionSizeInBytes", .bytes(bareUnit: .byte), nil,
    since: .v(3, 0), in: .sql,
    fallback: "spark.sql.adaptive.shuffle.targetPostShuffleInputSize",
    "The size that adaptive execution aims at for a shuffle partition.")
  /// The earlier name of the advisory partition size, whose default still holds.
  public static let targetPostShuffleInputSize = ConfigurationKey(
    "spark.sql.adaptive.shuffle.targetPostShuffleInputSize", .bytes(bareUnit: .byte),
    "67108864b", since: .v(1, 6), changes: [Default(since: .v(3, 0), value: "64MB")], in: .sql,
    "The earlier name of the advisory partition size, whose default still holds.")

  static let sqlKeys: [ConfigurationKey] = [
    defaultParallelism, shufflePartitions, adaptiveEnabled, coalescePartitionsEnabled,
    advisoryPartitionSize, targetPostShuffleInputSize,
  ]
}
