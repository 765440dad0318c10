import SparkMemory
import SparkProfile

/// A setting that would make the next run tell what this one did not.
public struct MissingEvidence: Hashable, Sendable, Codable {
  /// The configuration key.
  public var key: String
  /// The value to set.
  public var value: String
  /// What it would tell.
  public var why: String
}

extension Assessment {
  /// The settings that would make the next run conclusive; empty if the evidence suffices.
  public var missingEvidence: [MissingEvidence] {
    var missing: [MissingEvidence] = []
    func add(_ key: ConfigurationKey, _ value: String, _ why: String) {
      missing.append(MissingEvidence(key: key.name, value: value, why: why))
    }
    func isOn(_ key: ConfigurationKey) -> Bool {
      setup.configuration[key].map { $0.lowercased() == "true" } ?? false
    }
    let executorIsThin = executorNeed.map { $0.confidence < .high } ?? false
    if !isOn(.logStageExecutorMetrics), executorIsThin || driverNeed.confidence == .none {
      add(
        .logStageExecutorMetrics, "true",
        "logs peaks by stage and executor, and the driver's, which no other event carries")
    }
    if executorIsThin, setup.configuration[.metricsPollingInterval].map({ $0 == "0" }) ?? true {
      add(
        .metricsPollingInterval, "1000",
        "samples every second; without it, tasks shorter than a heartbeat are never seen")
    }
    if !isOn(.processTreeMetricsEnabled), setup.environment.manager.hasContainers,
      executorNeed?.outsideHeap == nil
    {
      add(
        .processTreeMetricsEnabled, "true",
        "measures resident memory, Python workers included, which decides the overhead")
    }
    if let need = executorNeed, need.evictsCache, need.storage.high == nil,
      !isOn(.logBlockUpdates)
    {
      add(.logBlockUpdates, "true", "logs the size of every cached block, evicted ones included")
    }
    return missing
  }
}
