import SparkMemory

/// The recorded runs that a recommended size is held against.
struct HeapGrid {
  /// How alike the runs are to what is recommended.
  enum Likeness: String, Sendable {
    /// The same cores and the same number of executors.
    case sameShape
    /// The same cores, another number of executors.
    case sameCores
    /// No runs with its cores differ in heap, so that there is no smallest.
    case none
  }

  let likeness: Likeness
  let trials: [Trial]

  /// The runs of a source's workload, data, Spark and collector, with given cores and executors, or
  /// at least with the cores.
  init(of source: Trial, cores: Int, executors: Int, among all: [Trial]) {
    let alike = all.filter {
      $0.outcome.workload == source.outcome.workload && $0.outcome.scale == source.outcome.scale
        && $0.sparkVersion == source.sparkVersion && $0.collector == source.collector
        && $0.outcome.cores == cores && $0.truth.isJudged
    }
    let sameShape = alike.filter { $0.outcome.executors == executors }
    if Self.showsSmallest(sameShape) {
      likeness = .sameShape
      trials = sameShape
    } else {
      likeness = Self.showsSmallest(alike) ? .sameCores : .none
      trials = alike
    }
  }

  private static func showsSmallest(_ trials: [Trial]) -> Bool {
    trials.contains(where: \.truth.worked) && Set(trials.map(\.executorHeap)).count > 1
  }

  /// The smallest heap of an executor that worked, in bytes; nil if there are no two sizes.
  var smallest: Int64? {
    likeness == .none ? nil : trials.filter(\.truth.worked).map(\.executorHeap).min()
  }

  /// The smallest heap that worked without spill or eviction, in bytes; nil likewise.
  var smallestWithoutSpill: Int64? {
    guard likeness != .none else { return nil }
    return trials.filter { $0.truth.worked && !$0.truth.spilled && !$0.truth.evicted }
      .map(\.executorHeap).min()
  }

  /// A run that shows that a heap is too small: it failed with no less, and nothing else in its
  /// settings made it harder.
  func refutation(of heap: Int64, settings: [String: String]) -> Trial? {
    trials.first { trial in
      guard let failure = trial.truth.failure, failure.isOfExecutor, trial.executorHeap >= heap
      else { return false }
      if failure == .container { return trial.holdsNoMore(than: heap, settings) }
      return trial.isNoHarder(than: settings)
    }
  }
}

extension Trial {
  /// Whether a container that was killed here was no smaller than the one of given settings.
  fileprivate func holdsNoMore(than heap: Int64, _ settings: [String: String]) -> Bool {
    guard let limit = outcome.container?.limitBytes else { return false }
    let set = settings.bytes(.executorMemoryOverhead)
    let byDefault = ByteSize(bytes: heap).scaled(by: SparkFacts.memoryOverheadFactor)
    let overhead =
      set > 0 ? ByteSize(bytes: set) : max(SparkFacts.minimumMemoryOverhead, byDefault)
    let isOffHeap = settings[ConfigurationKey.offHeapEnabled.name] == "true"
    let offHeap = isOffHeap ? ByteSize(bytes: settings.bytes(.offHeapSize)) : .zero
    return (ByteSize(bytes: heap) + overhead + offHeap).bytes <= limit
  }

  /// Whether its tasks had no less of a heap than they have under given settings.
  fileprivate func isNoHarder(than settings: [String: String]) -> Bool {
    let mine = SparkConfiguration(outcome.conf)
    let theirs = SparkConfiguration(settings)
    let isSame = [ConfigurationKey.memoryFraction, .memoryStorageFraction].allSatisfy {
      mine.text($0).flatMap(Double.init) == theirs.text($0).flatMap(Double.init)
    }
    let partitions = ConfigurationKey.shufflePartitions
    let most = mine.text(partitions).flatMap { Int($0) } ?? 0
    let fewest = theirs.text(partitions).flatMap { Int($0) } ?? 0
    return isSame && most >= fewest
  }
}
