import SparkMemory
import SparkProfile

/// Finds the smallest executor heap of which a prediction is as good as an aim asks.
struct HeapSearch {
  private let assessment: Assessment
  private let aim: Aim
  /// The setting that gives tasks their heap, which is the driver's in local mode.
  private let key: String
  /// What else is to be changed, by key.
  private let changes: [String: String]
  /// What the run's own configuration is predicted to do.
  private let present: Prediction

  /// Collections that take this share of task time are worth memory.
  static let mostGCShare = 0.1
  /// What collections may take more of task time than they did.
  static let mostMoreGC = 0.05
  /// A cache that keeps all but this part keeps as much as before.
  private static let lostCache = 0.02

  /// A search among heaps of executors, or of what another key is about.
  init(_ assessment: Assessment, aim: Aim, changes: [String: String], key: String? = nil) {
    self.assessment = assessment
    let isLocal = assessment.setup.environment.manager == .local
    self.key = key ?? (isLocal ? ConfigurationKey.driverMemory : .executorMemory).name
    self.aim = aim
    self.changes = changes
    present = Prediction(assessment)
  }

  /// What a heap is predicted to do, with the growth that the aim leaves room for.
  func prediction(_ heap: ByteSize) -> Prediction {
    Prediction(
      assessment, changing: changes.merging([key: heap.sparkText]) { _, new in new },
      dataFactor: aim.growth)
  }

  /// Whether no stage fails or may fail for want of executor memory, and nothing is spilled or
  /// evicted that was not.
  func isGood(_ prediction: Prediction, spilling: Bool) -> Bool {
    guard prediction.deployment.executor != nil,
      prediction.stages.allSatisfy({ $0.verdict == .safe })
    else { return false }
    let spilled = prediction.memoryBytesSpilled
    let before = present.memoryBytesSpilled
    guard spilling || spilled < max(ExecutorNeed.leastSpill, before.scaled(by: 1.1)) else {
      return false
    }
    if let was = present.cachedFraction, let now = prediction.cachedFraction,
      now < was - Self.lostCache
    {
      return false
    }
    let collected = assessment.executorNeed?.gcShare ?? 0
    return (prediction.gcShare ?? 0) <= max(Self.mostGCShare, collected + Self.mostMoreGC)
  }

  /// Whether nothing that was measured says that a stage fails or may fail.
  func isUncontradicted(_ prediction: Prediction) -> Bool {
    prediction.stages.allSatisfy { $0.verdict == .safe || $0.verdict == .unknown }
  }

  /// Whether no stage fails or may fail for want of executor memory, and nothing is spilled.
  func holdsAll(_ prediction: Prediction) -> Bool {
    prediction.stages.allSatisfy { $0.verdict != .fails }
      && prediction.memoryBytesSpilled < ExecutorNeed.leastSpill
  }

  /// The smallest good heap between two sizes, to the step that people would write.
  ///
  /// What is good stays good with more heap, so the edge is found by halving.
  ///
  /// - Parameters:
  ///   - least: The smallest to try.
  ///   - most: The largest to try.
  ///   - isGood: What counts as good.
  /// - Returns: The heap; nil if the largest is not good.
  func smallest(
    from least: ByteSize, to most: ByteSize, where isGood: (Prediction) -> Bool
  ) -> ByteSize? {
    guard isGood(prediction(most)) else { return nil }
    var bad = least.roundedForPeople()
    guard bad < most else { return most }
    if isGood(prediction(bad)) { return bad }
    var good = most
    while true {
      var middle = (bad + (good - bad) / 2).roundedForPeople()
      // Where steps become larger, the next small one lies below all the same.
      if middle >= good { middle = (bad + ByteSize(bytes: 1)).roundedForPeople() }
      guard middle > bad, middle < good else { return good }
      if isGood(prediction(middle)) { good = middle } else { bad = middle }
    }
  }

  /// The largest heap up to one that is wanted with which an executor starts on its cluster.
  ///
  /// - Parameters:
  ///   - least: The heap that there is.
  ///   - wanted: The one that is wanted.
  /// - Returns: That, or less; the least if no other starts.
  func largestThatStarts(from least: ByteSize, to wanted: ByteSize) -> ByteSize {
    func starts(_ heap: ByteSize) -> Bool {
      var changes = changes
      changes[key] = heap.sparkText
      return Deployment(assessment.setup, changing: changes).executorStarts
    }
    guard wanted > least, !starts(wanted) else { return wanted }
    var (good, bad) = (least, wanted)
    while true {
      let middle = (good + (bad - good) / 2).roundedForPeople()
      guard middle > good, middle < bad else { return good }
      if starts(middle) { good = middle } else { bad = middle }
    }
  }

  /// What the executors reserve over the run; without an executor, more than any.
  func cost(_ prediction: Prediction) -> Double { prediction.reservation ?? .infinity }
}
