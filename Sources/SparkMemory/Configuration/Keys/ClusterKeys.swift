extension ConfigurationKey {
  /// The cluster manager and where it is.
  public static let master = ConfigurationKey(
    "spark.master", .string, nil, since: .v(0, 9), in: .sparkConf,
    "The cluster manager and where it is.")
  /// Whether the driver runs in the cluster.
  public static let deployMode = ConfigurationKey(
    "spark.submit.deployMode", .string, "client", since: .v(1, 5), in: .core,
    "Whether the driver runs in the cluster (cluster) or where it is submitted (client).")
  /// Whether executors come and go with the load.
  public static let dynamicAllocationEnabled = ConfigurationKey(
    "spark.dynamicAllocation.enabled", .boolean, "false", since: .v(1, 2), in: .core,
    "Whether executors come and go with the load.")
  /// Heap of YARN's application master in client mode.
  public static let yarnAMMemory = ConfigurationKey(
    "spark.yarn.am.memory", .bytes(bareUnit: .mebibyte), "512m", since: .v(1, 3), in: .yarn,
    "Heap of YARN's application master in client mode.")
  /// Overhead of YARN's application master in client mode.
  public static let yarnAMMemoryOverhead = ConfigurationKey(
    "spark.yarn.am.memoryOverhead", .bytes(bareUnit: .mebibyte), nil, since: .v(1, 3),
    in: .yarn, "Memory of the application master's container beside the heap, in client mode.")
  /// Whether the application is a Python one, as spark-submit tells YARN.
  public static let yarnIsPython = ConfigurationKey(
    "spark.yarn.isPython", .boolean, "false", since: .v(1, 5), in: .yarn,
    "Whether the application is a Python one; set by spark-submit.")
  /// Overhead as a share of the heap on Kubernetes, deprecated since Spark 3.3.
  public static let kubernetesMemoryOverheadFactor = ConfigurationKey(
    "spark.kubernetes.memoryOverheadFactor", .double, "\(SparkFacts.memoryOverheadFactor)",
    since: .v(2, 4), in: .kubernetes,
    "Overhead as a share of the heap; the driver and executor factors override it since 3.3.")
  /// What kind of application runs in the pods: java, python or r.
  public static let kubernetesResourceType = ConfigurationKey(
    "spark.kubernetes.resource.type", .string, nil, since: .v(2, 4, 1), in: .kubernetes,
    "What runs in the pods (java, python, r); set by spark-submit in cluster mode.")

  static let clusterKeys: [ConfigurationKey] = [
    master, deployMode, dynamicAllocationEnabled, yarnAMMemory, yarnAMMemoryOverhead,
    yarnIsPython, kubernetesMemoryOverheadFactor, kubernetesResourceType,
  ]
}
