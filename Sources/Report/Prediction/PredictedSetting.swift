import Advisor
import SparkMemory

/// A setting that a prediction changes.
public struct PredictedSetting: Hashable, Sendable {
  /// Its name.
  public let key: String
  /// What the application ran with; nil if that is not known.
  public let old: String?
  /// Whether the old value was not set: a default of Spark, or what the cluster gave.
  public let oldIsDefault: Bool
  /// What it would run with.
  public let new: String

  init(key: String, new: String, in setup: Setup) {
    self.key = key
    self.new = new
    let known = ConfigurationKey.named(key)
    oldIsDefault = known.map { !setup.configuration.isSet($0) } ?? true
    guard let known else {
      old = setup.configuration.values[key]
      return
    }
    let given = setup.configuration[known]
    switch known {
    case .executorInstances where given == nil && setup.executorCount > 0:
      old = String(setup.executorCount)
    case .executorCores where given == nil:
      old = String(setup.executorCores)
    case .executorMemoryOverhead where given == nil:
      old = setup.executor.flatMap { $0.overhead > .zero ? $0.overhead.sparkText : nil }
    case .driverMemoryOverhead where given == nil:
      old = setup.driver.flatMap { $0.overhead > .zero ? $0.overhead.sparkText : nil }
    default:
      old = setup.configuration.text(known, version: setup.version)
    }
  }
}
