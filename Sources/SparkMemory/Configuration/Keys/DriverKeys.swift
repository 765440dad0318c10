extension ConfigurationKey {
  /// Heap of the driver.
  public static let driverMemory = ConfigurationKey(
    "spark.driver.memory", .bytes(bareUnit: .mebibyte), "1g", since: .v(1, 1, 1), in: .core,
    "Heap of the driver (-Xmx).")
  /// Memory of the driver's container beside the heap.
  public static let driverMemoryOverhead = ConfigurationKey(
    "spark.driver.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(2, 3), in: .core,
    deprecated: ["spark.yarn.driver.memoryOverhead"],
    "Memory of the driver's container beside the heap; overrides the factor and the minimum.")
  /// Overhead of the driver as a share of its heap.
  public static let driverMemoryOverheadFactor = ConfigurationKey(
    "spark.driver.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(3, 3), in: .core,
    "Overhead of the driver as a share of its heap.")
  /// The least overhead that the factor gives the driver.
  public static let driverMinMemoryOverhead = ConfigurationKey(
    "spark.driver.minMemoryOverhead", .bytes(bareUnit: .mebibyte),
    SparkFacts.minimumMemoryOverhead.sparkText, since: .v(4, 0),
    in: .core, "The least overhead that the factor gives the driver.")
  /// Cores of the driver in cluster mode.
  public static let driverCores = ConfigurationKey(
    "spark.driver.cores", .int, "1", since: .v(1, 3), in: .core,
    "Cores of the driver in cluster mode.")
  /// The most that the results of one action may weigh.
  public static let driverMaxResultSize = ConfigurationKey(
    "spark.driver.maxResultSize", .bytes(bareUnit: .byte), "1g", since: .v(1, 2), in: .core,
    "The most that the serialized results of one action may weigh; 0 is no limit.")
  /// Options of the driver's JVM.
  public static let driverExtraJavaOptions = ConfigurationKey(
    "spark.driver.extraJavaOptions", .string, nil, since: .v(1, 0), in: .core,
    "Options of the driver's JVM; -Xmx is refused.")
  /// Options of the driver's JVM which come before the extra ones.
  public static let driverDefaultJavaOptions = ConfigurationKey(
    "spark.driver.defaultJavaOptions", .string, nil, since: .v(3, 0), in: .core,
    "Options of the driver's JVM which come before spark.driver.extraJavaOptions.")

  static let driverKeys: [ConfigurationKey] = [
    driverMemory, driverMemoryOverhead, driverMemoryOverheadFactor, driverMinMemoryOverhead,
    driverCores, driverMaxResultSize, driverExtraJavaOptions, driverDefaultJavaOptions,
  ]
}
