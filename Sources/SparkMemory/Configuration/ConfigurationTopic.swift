/// What a group of settings is about, in the order in which they are listed.
public enum ConfigurationTopic: String, Hashable, Sendable, Codable, CaseIterable {
  /// Memory of executors.
  case executorMemory = "executor-memory"
  /// Memory and results of the driver.
  case driver
  /// Unified memory.
  case unifiedMemory = "unified-memory"
  /// Cores, tasks and instances.
  case cores
  /// Dynamic allocation.
  case dynamicAllocation = "dynamic-allocation"
  /// Shuffle.
  case shuffle
  /// Network buffers and messages.
  case network
  /// Broadcasts.
  case broadcast
  /// SQL execution and its buffers.
  case sql
  /// Columnar batches and the SQL cache.
  case columnar
  /// Adaptive execution.
  case adaptive
  /// Python.
  case python
  /// Serialization and compression.
  case serialization
  /// Metrics and clean-up.
  case housekeeping
  /// Event log.
  case eventLog = "event-log"
  /// Streaming state.
  case streaming
  /// Cluster and deploy mode.
  case cluster
  /// YARN.
  case yarn
  /// Kubernetes.
  case kubernetes
  /// Standalone.
  case standalone

  /// The topic as a heading.
  public var title: String {
    switch self {
    case .executorMemory: "Memory of executors"
    case .driver: "Memory and results of the driver"
    case .unifiedMemory: "Unified memory"
    case .cores: "Cores, tasks and instances"
    case .dynamicAllocation: "Dynamic allocation"
    case .shuffle: "Shuffle"
    case .network: "Network buffers and messages"
    case .broadcast: "Broadcasts"
    case .sql: "SQL execution and its buffers"
    case .columnar: "Columnar batches and the SQL cache"
    case .adaptive: "Adaptive execution"
    case .python: "Python"
    case .serialization: "Serialization and compression"
    case .housekeeping: "Metrics and clean-up"
    case .eventLog: "Event log"
    case .streaming: "Streaming state"
    case .cluster: "Cluster and deploy mode"
    case .yarn: "YARN"
    case .kubernetes: "Kubernetes"
    case .standalone: "Standalone"
    }
  }

  /// The settings of the topic, the most important first.
  public var keys: [ConfigurationKey] {
    switch self {
    case .executorMemory: ConfigurationKey.executorMemoryKeys
    case .driver: ConfigurationKey.driverKeys
    case .unifiedMemory: ConfigurationKey.unifiedMemoryKeys
    case .cores: ConfigurationKey.coresKeys
    case .dynamicAllocation: ConfigurationKey.dynamicAllocationKeys
    case .shuffle: ConfigurationKey.shuffleKeys
    case .network: ConfigurationKey.networkKeys
    case .broadcast: ConfigurationKey.broadcastKeys
    case .sql: ConfigurationKey.sqlKeys
    case .columnar: ConfigurationKey.columnarKeys
    case .adaptive: ConfigurationKey.adaptiveKeys
    case .python: ConfigurationKey.pythonKeys
    case .serialization: ConfigurationKey.serializationKeys
    case .housekeeping: ConfigurationKey.housekeepingKeys
    case .eventLog: ConfigurationKey.eventLogKeys
    case .streaming: ConfigurationKey.streamingKeys
    case .cluster: ConfigurationKey.clusterKeys
    case .yarn: ConfigurationKey.yarnKeys
    case .kubernetes: ConfigurationKey.kubernetesKeys
    case .standalone: ConfigurationKey.standaloneKeys
    }
  }

  /// The topic that a setting is listed under; nil for one that is not in the table.
  public init?(of key: ConfigurationKey) {
    guard let topic = Self.allCases.first(where: { $0.keys.contains { $0.name == key.name } })
    else { return nil }
    self = topic
  }
}
