public import SparkProfile

extension SparkProfile {
  /// The profile that the same run would have given with less recorded.
  ///
  /// - Parameter level: What was recorded.
  /// - Returns: For ``EvidenceLevel/default`` what a log without `Task Executor Metrics`,
  ///   `SparkListenerStageExecutorMetrics` and `SparkListenerExecutorMetricsUpdate` gives.
  public func withheld(to level: EvidenceLevel) -> SparkProfile {
    guard level != .full else { return self }
    var profile = self
    profile.driver.withhold(level)
    for id in profile.executors.keys { profile.executors[id]?.withhold(level) }
    if level == .default {
      for id in profile.stages.keys { profile.stages[id]?.peaks = [:] }
    }
    return profile
  }
}

extension Executor {
  fileprivate mutating func withhold(_ level: EvidenceLevel) {
    collections = nil
    guard level == .default else { return }
    peaks = ExecutorMetricPeaks()
    sampleCount = 0
  }
}
