extension ConfigurationKey {
  /// Whether SQL plans change with what stages have measured.
  public static let adaptiveEnabled = ConfigurationKey(
    "spark.sql.adaptive.enabled", .boolean, "false", since: .v(1, 6),
    changes: [.from(.v(3, 2), "true")], in: .sql,
    "Whether SQL plans change with what stages have measured.")
  /// Whether adaptive execution joins small shuffle partitions.
  public static let coalescePartitionsEnabled = ConfigurationKey(
    "spark.sql.adaptive.coalescePartitions.enabled", .boolean, "true", since: .v(3, 0), in: .sql,
    "Whether adaptive execution joins small shuffle partitions.")
  /// The size that adaptive execution aims at for a shuffle partition.
  public static let advisoryPartitionSize = ConfigurationKey(
    "spark.sql.adaptive.advisoryPartitionSizeInBytes", .bytes(bareUnit: .byte), nil,
    since: .v(3, 0), in: .sql, fallback: "spark.sql.adaptive.shuffle.targetPostShuffleInputSize",
    range: .above("0"),
    "The size that adaptive execution aims at for a shuffle partition.",
    note: "Bytes as shuffled: serialized and compressed.")
  /// The earlier name of the advisory partition size, whose default still holds.
  public static let targetPostShuffleInputSize = ConfigurationKey(
    "spark.sql.adaptive.shuffle.targetPostShuffleInputSize", .bytes(bareUnit: .byte), "64m",
    since: .v(1, 6), in: .sql, isInternal: true, range: .above("0"),
    "The earlier name of the advisory partition size, whose default still holds.")

  static let adaptiveKeys: [ConfigurationKey] = [
    adaptiveEnabled,
    coalescePartitionsEnabled,
    ConfigurationKey(
      "spark.sql.adaptive.coalescePartitions.parallelismFirst", .boolean, "true", since: .v(3, 2),
      in: .sql,
      "Whether partitions are joined only as far as every core still has one, whatever the "
        + "advisory size.",
      note: "With true the advisory size is seldom reached."),
    ConfigurationKey(
      "spark.sql.adaptive.coalescePartitions.minPartitionSize", .bytes(bareUnit: .byte), "1m",
      since: .v(3, 2), in: .sql, range: .above("0"),
      "The size up to which partitions are always joined.",
      note: "At most a fifth of the advisory size holds."),
    ConfigurationKey(
      "spark.sql.adaptive.coalescePartitions.initialPartitionNum", .int, nil, since: .v(3, 0),
      in: .sql, counts: "partitions", range: .atLeast("1"),
      "Shuffle partitions before small ones are joined.",
      note: "Without it spark.sql.shuffle.partitions holds; where it is set, that one is ignored."),
    ConfigurationKey(
      "spark.sql.adaptive.coalescePartitions.minPartitionNum", .int, nil, since: .v(3, 0), in: .sql,
      isInternal: true, counts: "partitions", range: .atLeast("1"),
      "The fewest partitions that joining leaves."),
    ConfigurationKey(
      "spark.sql.adaptive.coalescePartitions.maxReducerPartitionsPerTask", .int, "2147483647",
      since: .v(4, 3), in: .sql, counts: "partitions", range: .atLeast("1"),
      "The most shuffle partitions that are joined into one task."),
    advisoryPartitionSize,
    targetPostShuffleInputSize,
    ConfigurationKey(
      "spark.sql.adaptive.minNumPostShufflePartitions", .int, "-1", since: .v(1, 6),
      removedIn: .v(3, 0), in: .sql, isInternal: true, counts: "partitions",
      "The fewest partitions that joining left, before 3.0."),
    ConfigurationKey(
      "spark.sql.adaptive.skewJoin.enabled", .boolean, "true", since: .v(3, 0), in: .sql,
      "Whether adaptive execution splits skewed partitions of a join."),
    ConfigurationKey(
      "spark.sql.adaptive.skewJoin.skewedPartitionFactor", .double, "5.0", since: .v(3, 0),
      in: .sql, range: .atLeast("0"),
      "A partition is skewed from this multiple of the median size on."),
    ConfigurationKey(
      "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes", .bytes(bareUnit: .byte),
      "256m", since: .v(3, 0), in: .sql,
      "A partition is skewed only above this size, too.",
      note: "It should exceed the advisory partition size."),
    ConfigurationKey(
      "spark.sql.adaptive.forceOptimizeSkewedJoin", .boolean, "false", since: .v(3, 3), in: .sql,
      "Whether skewed partitions are split even where that costs another shuffle."),
    ConfigurationKey(
      "spark.sql.adaptive.optimizeSkewsInRebalancePartitions.enabled", .boolean, "true",
      since: .v(3, 2), in: .sql,
      "Whether skewed partitions of a rebalance are split."),
    ConfigurationKey(
      "spark.sql.adaptive.rebalancePartitionsSmallPartitionFactor", .double, "0.2", since: .v(3, 3),
      in: .sql, range: .between(.excluded("0"), .excluded("1")),
      "Parts of a split that are smaller than this share of the advisory size are joined."),
    ConfigurationKey(
      "spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold", .bytes(bareUnit: .byte), "0b",
      since: .v(3, 2), in: .sql,
      "Partitions measured up to this size are hashed rather than sorted in a join; 0 is "
        + "never.",
      note: "No effect below the advisory partition size. A hash table of one partition cannot "
        + "spill."),
  ]
}
