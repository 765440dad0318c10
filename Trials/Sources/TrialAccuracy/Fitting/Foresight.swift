/// What a rule that only recommends a size says of another size: too small, if it is smaller.
struct Foresight: Sendable {
  /// Whose rule.
  let rule: String
  /// What it saw.
  let level: EvidenceLevel
  /// From which run, and of which.
  let pair: TrialPair
  /// What it recommends for the cores of the run that is predicted, in bytes; nil if it says
  /// nothing.
  let heap: Int64?

  /// Whether it says that the heap that was tried is too small.
  var warns: Bool { heap.map { pair.target.executorHeap < $0 } ?? false }
}

/// How often a rule's warnings are right.
struct ForesightScore {
  /// Of runs that failed for want of executor memory, those it warns of.
  let foreseen: Share
  /// Of runs that worked without spill, those it warns of all the same.
  let alarms: Share

  init(_ foresights: [Foresight]) {
    self.init(foresights.map { ($0.pair.target.truth, $0.warns) })
  }

  /// Of predictions: `fails` and `at-risk` are warnings.
  init(_ predictions: [PairResult]) {
    self.init(
      predictions.map {
        ($0.truth, $0.predicted.verdict == .fails || $0.predicted.verdict == .atRisk)
      })
  }

  private init(_ warnings: [(truth: Truth, isWarned: Bool)]) {
    foreseen = Share(of: warnings.filter { $0.truth.failure?.isOfExecutor ?? false }) {
      $0.isWarned
    }
    alarms = Share(of: warnings.filter { $0.truth.worked && !$0.truth.spilled }) { $0.isWarned }
  }
}
