import SparkMemory
import SparkProfile

/// A larger `spark.memory.fraction`, where tasks spill or a cache is evicted while the rest of the
/// heap is known to have room.
struct MemoryFractionFit {
  let now: Double
  let new: Double
  let reason: String

  /// The fractions that are tried. What they leave is for objects of the program, and for those of
  /// Spark that it does not count.
  private static let steps = [0.65, 0.7, 0.75, 0.8]
  /// A cache of which all but this part is in memory is there whole.
  private static let lostCache = 0.02

  init?(_ assessment: Assessment, aim: Aim) {
    let setup = assessment.setup
    guard let heap = setup.executor?.heap, let need = assessment.executorNeed,
      need.confidence >= .medium, need.spills || need.evictsCache, !setup.tungstenIsOffHeap,
      assessment.reasonNotToCutHeap == nil, assessment.failures.executors.isEmpty,
      // Other collectors hold long-lived objects in a part of the heap that is not much larger.
      setup.environment.executorCollector == .g1
    else { return nil }
    now = heap.memoryFraction
    let found = Self.steps.first { step in
      guard step > heap.memoryFraction + 0.01 else { return false }
      let prediction = Prediction(
        assessment, changing: [ConfigurationKey.memoryFraction.name: String(step)],
        dataFactor: aim.growth)
      return prediction.stages.allSatisfy { $0.verdict == .safe }
        && prediction.memoryBytesSpilled < ExecutorNeed.leastSpill
        && (!need.evictsCache || prediction.cachedFraction.map { $0 > 1 - Self.lostCache } ?? false)
    }
    guard let found else { return nil }
    new = found
    let what = need.evictsCache ? "the cache" : "what tasks spilled"
    reason = "the rest of the heap has room, and \(what) then fits"
  }
}
