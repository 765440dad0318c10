/// One recommended size of executors, held against what was recorded.
struct FitResult: Sendable {
  /// Who recommends.
  let rule: String
  /// What it saw.
  let level: EvidenceLevel
  /// The run it saw.
  let source: Trial
  /// The heap that it recommends, or leaves, in bytes.
  let heap: Int64
  /// Whether it has no answer.
  let abstains: Bool
  /// How alike the runs are that it is held against.
  let likeness: HeapGrid.Likeness
  /// The heap over the smallest that worked.
  let overSmallest: Double?
  /// The heap over the smallest that worked without spill and eviction; nil if the source itself
  /// spilled or evicted.
  let overSmallestWithoutSpill: Double?
  /// The run that shows that it is too small.
  let refutation: Trial?
  /// Whether it is smaller than all that worked, and none that failed was as large.
  let isUntried: Bool

  /// Whether no run that it is held against has more heap than the source.
  let isFromLargest: Bool

  /// Whether the size stays as it is.
  var keeps: Bool { abstains || heap == source.executorHeap }

  init(
    rule: String, level: EvidenceLevel, source: Trial, recommended: RecommendedRun,
    among trials: [Trial]
  ) {
    self.rule = rule
    self.level = level
    self.source = source
    heap = recommended.executorHeapBytes ?? source.executorHeap
    abstains = recommended.abstains || recommended.executorHeapBytes == nil
    let grid = HeapGrid(
      of: source, cores: recommended.executorCores ?? source.outcome.cores,
      executors: recommended.executors ?? source.outcome.executors, among: trials)
    likeness = grid.likeness
    isFromLargest = grid.trials.allSatisfy { $0.executorHeap <= source.executorHeap }
    overSmallest = Self.ratio(heap, grid.smallest)
    overSmallestWithoutSpill =
      source.truth.spilled || source.truth.evicted
      ? nil : Self.ratio(heap, grid.smallestWithoutSpill)
    let settings = source.outcome.conf.merging(recommended.configuration) { _, new in new }
    refutation = grid.refutation(of: heap, settings: settings)
    isUntried = refutation == nil && (overSmallest.map { $0 < 1 } ?? false)
  }

  private static func ratio(_ size: Int64, _ other: Int64?) -> Double? {
    guard let other, other > 0 else { return nil }
    return Double(size) / Double(other)
  }
}
