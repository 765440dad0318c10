import SparkProfile

/// Finds what share of its cache each run held.
///
/// No event says it where block updates are not logged, so a run is held against the one of the same
/// workload and data whose executors together held most storage memory.
enum CachedFractions {
  private struct Data: Hashable {
    var workload: String
    var scale: Double
    var spark: String
  }

  static func added(to trials: [Trial]) -> [Trial] {
    var most: [Data: Double] = [:]
    for trial in trials {
      guard let held = held(trial) else { continue }
      most[data(trial)] = max(most[data(trial)] ?? 0, held)
    }
    return trials.map { trial in
      guard let held = held(trial), let whole = most[data(trial)], whole > 0 else { return trial }
      var trial = trial
      trial.truth.cachedFraction = held / whole
      return trial
    }
  }

  private static func data(_ trial: Trial) -> Data {
    Data(
      workload: trial.outcome.workload, scale: trial.outcome.scale, spark: trial.sparkVersion)
  }

  private static func held(_ trial: Trial) -> Double? {
    guard let storage = trial.outcome.summary?.stor, storage > 0,
      let profile = trial.profile,
      profile.cachedRDDs.values.contains(where: \.storageLevel.usesMemory)
    else { return nil }
    return Double(storage) * Double(max(1, trial.outcome.executors))
  }
}
