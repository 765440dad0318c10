internal import SparkMemory

/// Why one release of Spark makes something else of a configuration than the one before.
enum VersionChange {
  /// A change of Spark's arithmetic that no setting of the configuration explains.
  private struct Change {
    var since: SparkVersion
    var sentence: String
    var concerns: @Sendable (SparkConfiguration, ClusterEnvironment) -> Bool
  }

  /// What changed from one release to a later one and bears on a configuration.
  static func sentences(
    for configuration: SparkConfiguration, environment: ClusterEnvironment,
    after earlier: SparkVersion, through later: SparkVersion
  ) -> [String] {
    let read = ConfigurationKey.all.filter { key in
      configuration.isSet(key) && !key.isRead(by: earlier) && key.isRead(by: later)
    }
    let facts = changes.filter {
      earlier < $0.since && $0.since <= later && $0.concerns(configuration, environment)
    }
    return read.map { "\($0.name) is read" } + facts.map(\.sentence)
  }

  private static let changes: [Change] = [
    Change(
      since: SparkFacts.offHeapInYarnContainerSince,
      sentence: "the container has room for off-heap memory"
    ) { configuration, environment in
      environment.manager == .yarn && hasOffHeap(configuration)
    },
    Change(
      since: SparkFacts.offHeapInPodSince, sentence: "the pod has room for off-heap memory"
    ) { configuration, environment in
      environment.manager == .kubernetes && hasOffHeap(configuration)
    },
    Change(
      since: SparkFacts.binaryUnitNamesSince, sentence: "sizes may be written with ki, mi, gi …"
    ) { configuration, _ in
      configuration.values.values.contains { $0.lowercased().contains("i") }
    },
    Change(
      since: SparkFacts.decimalTaskCPUsSince, sentence: "spark.task.cpus may be a decimal number"
    ) { configuration, _ in
      configuration[.taskCPUs]?.contains(".") ?? false
    },
  ]

  private static func hasOffHeap(_ configuration: SparkConfiguration) -> Bool {
    configuration.isSet(.offHeapEnabled)
  }
}
