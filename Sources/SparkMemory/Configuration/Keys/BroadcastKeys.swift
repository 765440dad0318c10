extension ConfigurationKey {
  /// Tables estimated up to this size are broadcast to be joined; -1 is never.
  public static let autoBroadcastJoinThreshold = ConfigurationKey(
    "spark.sql.autoBroadcastJoinThreshold", .bytes(bareUnit: .byte), "10m", since: .v(1, 1),
    in: .sql,
    "Tables estimated up to this size are broadcast to be joined; -1 is never.",
    note: "The estimate is of the files or statistics; in memory a table may be many times "
      + "larger, on the driver first.")
  /// The same for sizes that adaptive execution has measured; -1 is never.
  public static let adaptiveAutoBroadcastJoinThreshold = ConfigurationKey(
    "spark.sql.adaptive.autoBroadcastJoinThreshold", .bytes(bareUnit: .byte), nil, since: .v(3, 2),
    in: .sql,
    "The same for sizes that adaptive execution has measured; -1 is never.",
    note: "Without it spark.sql.autoBroadcastJoinThreshold holds.")

  /// The largest table that may be broadcast.
  public static let maxBroadcastTableSize = ConfigurationKey(
    "spark.sql.maxBroadcastTableSize", .bytes(bareUnit: .byte), "8g", since: .v(4, 1), in: .sql,
    "The largest table that may be broadcast.",
    note: "Up to 4.0 the limit is always 8 GiB.")

  static let broadcastKeys: [ConfigurationKey] = [
    autoBroadcastJoinThreshold,
    adaptiveAutoBroadcastJoinThreshold,
    maxBroadcastTableSize,
    ConfigurationKey(
      "spark.sql.broadcastTimeout", .time(bareUnit: .second), "5min", since: .v(1, 3), in: .sql,
      "How long a query waits for a table that is broadcast."),
    ConfigurationKey(
      "spark.sql.broadcastExchange.maxThreadThreshold", .int, "128", since: .v(3, 0),
      in: .staticSQL, isInternal: true, counts: "tables",
      range: .between(.included("1"), .included("128")),
      "Tables that the driver collects and broadcasts at the same time; each is in its heap."),
    ConfigurationKey(
      "spark.broadcast.blockSize", .bytes(bareUnit: .kibibyte), "4m", since: .v(0, 5), in: .core,
      "Size of the pieces in which a broadcast variable travels and is stored."),
    ConfigurationKey(
      "spark.broadcast.compress", .boolean, "true", since: .v(0, 6), in: .core,
      "Whether broadcast variables are compressed."),
  ]
}
