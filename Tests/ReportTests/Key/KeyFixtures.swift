import Report
import SparkMemory
import Testing

/// The settings whose reports are kept as golden files.
enum KeyFixture: String, CaseIterable, Sendable {
  case executorMemory = "executor-memory"
  case driverMemory = "driver-memory"
  case executorMemoryOverhead = "executor-memory-overhead"
  case shufflePartitions = "shuffle-partitions"
  case adaptive = "adaptive"
  case yarnOverhead = "yarn-overhead"
  case kubernetesBatch = "kubernetes-batch"
  case notYet = "not-yet"
  case gone = "gone"
  case fallback = "fallback"
  case staticSetting = "static"
  case ignored = "ignored"

  var report: KeyReport {
    get throws {
      let (name, version) = nameAndVersion
      return KeyReport(key: try #require(ConfigurationKey.named(name)), version: version)
    }
  }

  private var nameAndVersion: (String, SparkVersion) {
    switch self {
    case .executorMemory: ("spark.executor.memory", .v(3, 5, 8))
    case .driverMemory: ("spark.driver.memory", .latest)
    case .executorMemoryOverhead: ("spark.executor.memoryOverhead", .latest)
    case .shufflePartitions: ("spark.sql.shuffle.partitions", .latest)
    case .adaptive: ("spark.sql.adaptive.enabled", .v(3, 1, 3))
    case .yarnOverhead: ("spark.yarn.am.memoryOverhead", .latest)
    case .kubernetesBatch: ("spark.kubernetes.allocation.batch.size", .v(4, 0, 5))
    case .notYet: ("spark.executor.minMemoryOverhead", .v(3, 5, 8))
    case .gone: ("spark.storage.memoryFraction", .latest)
    case .fallback: ("spark.sql.columnVector.offheap.enabled", .latest)
    case .staticSetting: ("spark.sql.broadcastExchange.maxThreadThreshold", .latest)
    case .ignored: ("spark.default.parallelism", .latest)
    }
  }
}
