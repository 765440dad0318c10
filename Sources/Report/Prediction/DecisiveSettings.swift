import Advisor
import SparkMemory

/// The settings that say what a predicted run would be given.
struct DecisiveSettings {
  /// The settings by key, as Spark reads them.
  private(set) var values: [String: String]

  /// The settings that are changed, and those that decide memory, whether set or not.
  init(_ deployment: Deployment) {
    values = deployment.changes
    let isLocal = deployment.environment.manager == .local
    if !isLocal, let executor = deployment.executor {
      add(.executorMemory, executor.heap.heap.sparkText)
      add(.executorCores, String(deployment.executorCores))
      add(.executorInstances, String(deployment.executorCount))
      if executor.overhead > .zero { add(.executorMemoryOverhead, executor.overhead.sparkText) }
    }
    if let driver = deployment.driver {
      add(.driverMemory, driver.heap.heap.sparkText)
      if driver.overhead > .zero { add(.driverMemoryOverhead, driver.overhead.sparkText) }
    }
    let settings = deployment.configuration
    let version = deployment.environment.version
    let hasOffHeap = (deployment.executor?.offHeap ?? .zero) > .zero
    let others: [ConfigurationKey] =
      [.driverMaxResultSize, .memoryFraction, .memoryStorageFraction, .shufflePartitions]
      + (hasOffHeap ? [.offHeapEnabled, .offHeapSize] : [])
    for key in others {
      if let value = settings.text(key, version: version) { add(key, value) }
    }
  }

  private mutating func add(_ key: ConfigurationKey, _ value: String) {
    if values[key.name] == nil { values[key.name] = value }
  }
}
