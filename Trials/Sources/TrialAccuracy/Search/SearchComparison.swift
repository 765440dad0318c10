import Advisor
import SparkMemory
import SparkProfile

/// How many runs two ways of searching need to find the smallest good heap of an executor, on a
/// workload of which recorded runs show where that heap lies.
struct SearchComparison: Sendable {
  /// The workload, its data and the Spark.
  let name: String
  /// The heap that the search begins from: the largest that was recorded.
  let first: ByteSize
  /// From where on a heap is taken to be good: in the middle between the smallest that was recorded to
  /// be good (it worked, and spilled and evicted nothing if the first did not) and the next smaller
  /// one that was not; without such a one, wherever Spark starts.
  let threshold: ByteSize
  /// Runs of `ballast tune`, the first included, and what it finds.
  let guided: Course
  /// Runs of a search that halves what is left each time, the first included.
  let halving: Course

  /// A search from its first run to its end.
  struct Course: Sendable {
    var runs: Int
    var found: ByteSize
  }

  /// What both searches know to be too small: less than Spark accepts.
  private static let least = ByteSize.mebibytes(448)
  private static let precision = 0.1
  private static let step = ByteSize.mebibytes(32)

  /// The comparisons that recorded runs allow, one for each workload, data and Spark.
  ///
  /// - Parameter trials: All recorded runs.
  /// - Returns: The comparisons, by name.
  static func all(_ trials: [Trial]) -> [SearchComparison] {
    let groups = Dictionary(grouping: trials.filter { $0.truth.isJudged }) {
      "\($0.outcome.workload), \($0.outcome.scale), \($0.sparkVersion), \($0.collector.name)"
    }
    return groups.sorted { $0.key < $1.key }.compactMap { name, group in
      SearchComparison(name, group)
    }
  }

  /// Nil if no run worked, or none with less heap than the largest tells more.
  private init?(_ name: String, _ trials: [Trial]) {
    guard
      let source = trials.filter({ $0.truth.worked && $0.profile != nil })
        .max(by: { $0.executorHeap < $1.executorHeap }), let profile = source.profile
    else { return nil }
    let grid = HeapGrid(
      of: source, cores: source.outcome.cores, executors: source.outcome.executors, among: trials)
    guard grid.likeness == .sameShape else { return nil }
    let isClean = !source.truth.spilled && !source.truth.evicted
    guard let good = isClean ? grid.smallestWithoutSpill : grid.smallest else { return nil }
    let recorded = grid.trials.filter {
      $0.truth.worked && (!isClean || (!$0.truth.spilled && !$0.truth.evicted))
    }
    self.name = name
    first = ByteSize(bytes: source.executorHeap)
    let bad = grid.trials.filter { trial in
      trial.executorHeap < good && !recorded.contains { $0.id == trial.id }
    }
    threshold =
      bad.map(\.executorHeap).max().map { ByteSize(bytes: $0 + (good - $0) / 2) } ?? Self.least
    guided = Self.guided(from: first, to: threshold, profile, recorded)
    halving = Self.halving(from: first, to: threshold)
  }

  /// What a run would show is what the recorded run showed that had the next larger heap.
  private static func guided(
    from first: ByteSize, to threshold: ByteSize, _ profile: SparkProfile, _ recorded: [Trial]
  ) -> Course {
    var search = TuneSearch(enough: first, tooSmall: least, precision: precision)
    var (profile, seen, runs) = (profile, first, 1)
    while true {
      search.edges = HeapEdges(
        Assessment(profile), of: .executorMemory, from: search.tooSmall, to: search.enough)
      guard let heap = search.next else { break }
      runs += 1
      search.record(heap, isGood: heap >= threshold)
      let next = recorded.filter { $0.executorHeap >= search.enough.bytes }
        .min { $0.executorHeap < $1.executorHeap }
      if let next, let shown = next.profile, next.executorHeap < seen.bytes {
        (profile, seen) = (shown, ByteSize(bytes: next.executorHeap))
      }
    }
    return Course(runs: runs, found: search.enough)
  }

  private static func halving(from first: ByteSize, to threshold: ByteSize) -> Course {
    var (bad, good, runs) = (least, first, 1)
    while good > bad + max(step, good.scaled(by: precision)) {
      let middle = (bad + (good - bad) / 2).roundedUp(toMultipleOf: step)
      guard middle < good else { break }
      runs += 1
      if middle >= threshold { good = middle } else { bad = middle }
    }
    return Course(runs: runs, found: good)
  }
}
