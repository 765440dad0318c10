import SparkMemory
import SparkProfile

/// What is needed of one region of a process's memory, what each edge stands on, and how sure it is.
public struct RegionNeed: Sendable, Codable {
  /// A region of memory that is sized.
  public enum Region: String, Sendable, Codable, CaseIterable {
    /// Execution memory of all tasks that run at once.
    case execution
    /// Cached blocks and broadcasts.
    case storage
    /// What is live on the heap beside execution and storage: the program's objects, Spark's own.
    case liveHeap = "live-heap"
    /// What lies outside the heap.
    case outsideHeap = "outside-heap"
    /// The heap as a whole.
    case heap
    /// Results that a driver collects, serialized.
    case results
    /// The largest table that a driver builds to be broadcast, as collected.
    case broadcast
  }

  /// Which region.
  public let region: Region
  /// What is needed of it.
  public let bracket: Bracket
  /// What the lower edge stands on.
  public let low: Evidence
  /// What the upper edge stands on; nil if nothing bounds the need from above.
  public let high: Evidence?
  /// How sure the bracket is.
  public let confidence: Confidence

  init(
    _ region: Region, _ bracket: Bracket, low: Evidence, high: Evidence?, _ confidence: Confidence
  ) {
    self.region = region
    self.bracket = bracket
    self.low = low
    self.high = bracket.high == nil ? nil : high
    self.confidence = confidence
  }
}

extension Assessment {
  /// What an executor needs, region by region; empty if none ran a task.
  public var executorRegions: [RegionNeed] {
    guard let need = executorNeed else { return [] }
    return [executionRegion(need), storageRegion(need), liveRegion(need), outsideRegion(need)]
      .compactMap(\.self) + [heapRegion(need)]
  }

  private func executionRegion(_ need: ExecutorNeed) -> RegionNeed {
    let place = need.demandingStage.map { "tasks of stage \($0.stage.text)" } ?? "task ends"
    let perTask = need.demandingStage.map { "\($0.tasksAtOnce) × \($0.perTask)" }
    return RegionNeed(
      .execution, need.execution,
      low: Evidence("\(need.execution.low) held by tasks at once", at: place),
      high: Evidence(
        (perTask ?? "no task held any")
          + (need.demandingStage?.spilled ?? false ? ", held and spilled" : ""), at: place),
      need.demandingStage == nil && need.confidence == .none ? .none : .high)
  }

  private func storageRegion(_ need: ExecutorNeed) -> RegionNeed {
    let sampled = need.used.sampledCount > 0
    let blocks = profile.cachedRDDs.values.contains { $0.blocksStored > 0 }
    return RegionNeed(
      .storage, need.storage,
      low: Evidence("\(need.storage.low) at peak", at: "OnHeapStorageMemory"),
      high: blocks
        ? Evidence("size of the blocks that were cached", at: "block updates")
        : Evidence("no block was evicted", at: "OnHeapStorageMemory"),
      need.evictsCache ? (need.storage.high == nil ? .low : .medium) : sampled ? .high : .none)
  }

  private func liveRegion(_ need: ExecutorNeed) -> RegionNeed? {
    guard need.used.sampledCount > 0 || need.collections != nil else { return nil }
    let collected = need.collections
    let bound =
      [collected?.liveBound(calibration), need.used.sampledCount > 0 ? need.used.heap : nil]
      .compactMap(\.self).min()
    let pools = need.used.storage
    let exact = collected?.mostLive.map { max($0 - need.used.unified, .zero) } ?? .zero
    let place = collected.map { "GC logs of \($0.logCount) of \(counted($0.count, "executor"))" }
    let byMarking = bound != nil && collected?.liveBound(calibration) == bound
    let seen = bound ?? .zero
    return RegionNeed(
      .liveHeap,
      Bracket(
        low: max(calibration.executorObjects, exact), high: bound.map { max($0 - pools, .zero) }),
      low: exact > .zero
        ? Evidence("\(exact) beside the pools after a full collection", at: place ?? "GC log")
        : Evidence("\(calibration.executorObjects) of Spark's own", at: "any executor"),
      high: byMarking
        ? Evidence("\(seen) left by markings and full collections", at: place ?? "GC log")
        : Evidence("\(seen) used at peak, garbage included", at: "JVMHeapMemory"),
      byMarking ? .high : min(need.confidence, .medium))
  }

  private func outsideRegion(_ need: ExecutorNeed) -> RegionNeed? {
    if let outside = need.outsideHeap {
      return RegionNeed(
        .outsideHeap, outside,
        low: Evidence(
          "\(outside.low) that the JVM and its children report", at: "executor metrics"),
        high: Evidence("resident memory less used heap", at: "process-tree metrics"),
        need.confidence)
    }
    let floor = need.used.reportedOutsideHeap
    return RegionNeed(
      .outsideHeap, Bracket(low: max(floor, ExecutorNeed.leastOutsideHeap), high: nil),
      low: floor > ExecutorNeed.leastOutsideHeap
        ? Evidence("\(floor) that the JVM reports", at: "executor metrics")
        : Evidence(
          "\(ExecutorNeed.leastOutsideHeap), the least of any executor", at: "Spark's own"),
      high: nil, floor > .zero ? .low : .none)
  }

  private func heapRegion(_ need: ExecutorNeed) -> RegionNeed {
    RegionNeed(
      .heap, need.heap,
      low: need.heap.low <= SparkFacts.minimumSystemMemory
        ? Evidence("\(SparkFacts.minimumSystemMemory), less is refused", at: "UnifiedMemoryManager")
        : Evidence("unified memory of \(need.used.unified) at peak", at: "OnHeapUnifiedMemory"),
      high: Evidence("the heap that the run had, or all that it used of it", at: "JVMHeapMemory"),
      need.confidence)
  }

  /// What the driver needs, region by region.
  public var driverRegions: [RegionNeed] {
    let need = driverNeed
    let job = need.largestResultJob.map { "job \($0)" } ?? "all jobs"
    return [
      RegionNeed(
        .results,
        Bracket(
          low: need.largestJobResult, high: need.resultSize == nil ? need.largestJobResult : nil),
        low: Evidence("\(need.largestJobResult) serialized", at: job),
        high: Evidence("\(need.largestJobResult) serialized", at: job), .high),
      RegionNeed(
        .broadcast, Bracket(low: need.largestBroadcast, high: need.largestBroadcast),
        low: Evidence("\(need.largestBroadcast) collected", at: "BroadcastExchange"),
        high: Evidence("\(need.largestBroadcast) collected", at: "BroadcastExchange"),
        need.largestBroadcast > .zero ? .high : .medium),
      RegionNeed(
        .heap, need.heap,
        low: Evidence("Spark's own objects, and results once", at: job),
        high: Evidence(
          need.collections == nil
            ? "used at peak, garbage included, or results and broadcasts several times"
            : "left by collections, or results and broadcasts several times",
          at: need.collections == nil ? "JVMHeapMemory" : "GC log"),
        need.confidence),
    ]
  }
}
