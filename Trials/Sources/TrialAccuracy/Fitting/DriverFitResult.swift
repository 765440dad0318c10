import SparkMemory

/// One recommended size of the driver, held against runs that differ in it.
struct DriverFitResult: Sendable {
  /// Who recommends.
  let rule: String
  /// What it saw.
  let level: EvidenceLevel
  /// The run it saw.
  let source: Trial
  /// The heap that it recommends, or leaves, in bytes.
  let heap: Int64
  /// Whether the size stays as it is.
  let keeps: Bool
  /// The heap over the smallest that worked.
  let overSmallest: Double?
  /// The run that shows that heap or `spark.driver.maxResultSize` is too small.
  let refutation: Trial?
  /// Whether it is smaller than all that worked, and none that failed was as large.
  let isUntried: Bool

  /// Nil if no other run of the source's workload, data and Spark has another driver.
  init?(
    rule: String, level: EvidenceLevel, source: Trial, recommended: RecommendedRun,
    among trials: [Trial]
  ) {
    let grid = trials.filter {
      $0.outcome.workload == source.outcome.workload && $0.outcome.scale == source.outcome.scale
        && $0.sparkVersion == source.sparkVersion && $0.truth.isJudged
    }
    guard Set(grid.map(\.driverHeap)).count > 1 else { return nil }
    self.rule = rule
    self.level = level
    self.source = source
    let heap = recommended.driverHeapBytes ?? source.driverHeap
    self.heap = heap
    keeps = heap == source.driverHeap
    let smallest = grid.filter(\.truth.worked).map(\.driverHeap).filter { $0 > 0 }.min()
    overSmallest = smallest.map { Double(heap) / Double($0) }
    let settings = source.outcome.conf.merging(recommended.configuration) { _, new in new }
    let limit = settings.bytes(.driverMaxResultSize)
    refutation = grid.first { trial in
      switch trial.truth.failure {
      case .driverHeap, .broadcast: trial.driverHeap >= heap
      case .driverResultSize: limit > 0 && trial.maxResultSize >= limit
      default: false
      }
    }
    isUntried = refutation == nil && (overSmallest.map { $0 < 1 } ?? false)
  }
}
