/// A run to predict from, and one to predict.
public struct TrialPair: Sendable {
  /// What is different.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Only the configuration.
    case configuration
    /// The amount of data, and perhaps more.
    case dataSize
    /// The collector, and perhaps the configuration.
    case collector

    /// The name of its row.
    var row: String {
      switch self {
      case .configuration: "all"
      case .dataSize: "other data size"
      case .collector: "other collector"
      }
    }
  }

  /// What is predicted from.
  public let source: Trial
  /// What is predicted.
  public let target: Trial
  /// What is different.
  public let kind: Kind

  /// How much data the target has for each byte of the source.
  public var dataFactor: Double { target.outcome.scale / source.outcome.scale }

  /// What is asked of a predictor.
  public var request: PredictionRequest {
    PredictionRequest(
      settings: TrialSettings.turning(source, into: target), dataFactor: dataFactor,
      containerLimitBytes: target.outcome.container?.limitBytes)
  }

  /// All pairs of the trials of a workload that ran on the same version of Spark, from each that
  /// worked and can be read to every other one that worked or failed for want of memory.
  public static func all(of trials: [Trial]) -> [TrialPair] {
    trials.filter { $0.truth.worked && $0.profile != nil && $0.outcome.scale > 0 }
      .flatMap { source in
        trials.compactMap { target in pair(source, target) }
      }
  }

  private static func pair(_ source: Trial, _ target: Trial) -> TrialPair? {
    guard source.id != target.id, source.outcome.workload == target.outcome.workload,
      source.sparkVersion == target.sparkVersion, target.truth.isJudged,
      target.outcome.scale > 0
    else { return nil }
    let kind: Kind =
      if source.outcome.scale != target.outcome.scale {
        .dataSize
      } else if source.collector != target.collector {
        .collector
      } else {
        .configuration
      }
    return TrialPair(source: source, target: target, kind: kind)
  }
}
