/// One prediction, and what was true.
public struct PairResult: Sendable {
  /// What was predicted from what.
  public let pair: TrialPair
  /// What the predictor saw.
  public let level: EvidenceLevel
  /// What it said.
  public let predicted: PredictedRun

  /// A prediction for a pair.
  public init(pair: TrialPair, level: EvidenceLevel, predicted: PredictedRun) {
    self.pair = pair
    self.level = level
    self.predicted = predicted
  }

  /// What the run that was predicted really did.
  var truth: Truth { pair.target.truth }

  /// Predicted over true bytes spilled, where both spill.
  var spillRatio: Double? {
    guard truth.worked, truth.spilled, predicted.spills == true,
      let bytes = predicted.memoryBytesSpilled
    else { return nil }
    return Double(bytes) / Double(truth.memoryBytesSpilled)
  }

  /// How far the share of collections is off, in percentage points.
  var gcError: Double? {
    guard truth.worked, let said = predicted.gcShare, let share = truth.gcShare else { return nil }
    return abs(said - share) * 100
  }

  /// How far the cached share is off, in percentage points.
  var cacheError: Double? {
    guard truth.worked, let said = predicted.cachedFraction, let share = truth.cachedFraction
    else { return nil }
    return abs(said - share) * 100
  }

  /// Whether the duration is within its bracket; nil if there is none.
  var durationIsInBracket: Bool? {
    guard truth.worked, let bracket = predicted.durationMs, let truth = truth.durationMs else {
      return nil
    }
    return bracket.contains(truth)
  }
}

/// Results that share a row: those of one workload, all, or those of another kind of pair.
struct ResultGroup: Sendable {
  let name: String
  let isTotal: Bool
  let results: [PairResult]

  /// A group for all pairs that differ in configuration only, one for each workload of these, and
  /// one for each other kind of pair that there is.
  static func groups(of results: [PairResult]) -> [ResultGroup] {
    let plain = results.filter { $0.pair.kind == .configuration }
    let byWorkload = Dictionary(grouping: plain) { $0.pair.source.outcome.workload }
    let others = [TrialPair.Kind.dataSize, .collector].map { kind in
      ResultGroup(
        name: kind.row, isTotal: true, results: results.filter { $0.pair.kind == kind })
    }
    return [ResultGroup(name: "all", isTotal: true, results: plain)]
      + others.filter { !$0.results.isEmpty }
      + byWorkload.sorted { $0.key < $1.key }
      .map { ResultGroup(name: $0.key, isTotal: false, results: $0.value) }
  }
}
