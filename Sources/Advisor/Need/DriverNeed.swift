public import SparkMemory
import SparkProfile

/// What a driver needed.
public struct DriverNeed: Sendable, Codable {
  /// The highest figures seen.
  public let used: SampledMemory
  /// The heap.
  public let heap: Bracket
  /// Serialized results of the job that returned most.
  public let largestJobResult: ByteSize
  /// That job.
  public let largestResultJob: Int?
  /// What `spark.driver.maxResultSize` must allow; nil unless the limit was exceeded.
  public let resultSize: ByteSize?
  /// The largest table that was broadcast, as collected.
  public let largestBroadcast: ByteSize
  /// What its GC log tells; nil without one.
  public let collections: CollectedHeap?
  /// How sure the heap's bracket is.
  public let confidence: Confidence
  /// What the edges stand on.
  public let evidence: [Evidence]

  /// A table to be broadcast is there collected, as a relation, and as serialized blocks.
  static let broadcastCopies: Int64 = 3

  init(
    _ profile: SparkProfile, setup: Setup, failures: MemoryFailures, calibration: Calibration
  ) {
    used = SampledMemory([profile.driver])
    collections = CollectedHeap([profile.driver], until: profile.lastTime)
    let sizes = Self.resultSizes(profile)
    let results = profile.jobs.values.map { job in
      (id: job.id, size: Set(job.stageIDs).reduce(Int64(0)) { $0.addingSaturated(sizes[$1] ?? 0) })
    }
    let largest = results.max { ($0.size, $1.id) < ($1.size, $0.id) }
    var result = ByteSize(bytes: largest?.size ?? 0)
    largestBroadcast = ByteSize(bytes: profile.broadcasts.largestTable)
    resultSize = failures.resultSize.map { Self.wholeResult($0, profile) }
    if let resultSize { result = max(result, resultSize) }
    largestJobResult = result
    largestResultJob = result > .zero ? largest?.id : nil

    // In local mode the driver's heap holds the tasks, and their need is the executors' need.
    let isSampled = profile.driver.peaks.isSampled
    confidence = isSampled ? .medium : .none
    let fixed = calibration.driverObjects
    var bracket = Bracket(
      low: max(
        SparkFacts.minimumSystemMemory, fixed + result * calibration.leastResultCopies,
        collections?.mostLive ?? .zero),
      high: nil)
    if let heap = setup.driver?.heap {
      let succeeded = !failures.driverHeapExhausted && failures.resultSize == nil
      if succeeded { bracket.low = min(bracket.low, heap.maxMemory) }
      if failures.driverHeapExhausted { bracket.raiseLow(to: heap.maxMemory) }
    }
    if isSampled, !failures.driverHeapExhausted {
      // Results are there serialized, and as rows unless they are passed on as they came (Arrow).
      let live = min(used.heap, collections?.roomyHeap ?? used.heap)
      bracket.high = max(
        bracket.low, fixed + live,
        fixed + result * calibration.mostResultCopies + largestBroadcast * Self.broadcastCopies)
    }
    heap = bracket

    var evidence: [Evidence] = []
    if isSampled {
      evidence.append(
        Evidence("heap used \(used.heap) at peak, garbage included", at: "JVMHeapMemory"))
    }
    if result >= .mebibytes(1), let job = largestResultJob {
      evidence.append(Evidence("results of \(result)", at: "job \(job)"))
    }
    if largestBroadcast > .zero {
      evidence.append(Evidence("a broadcast of \(largestBroadcast)", at: "BroadcastExchange"))
    }
    self.evidence = evidence + (collections?.evidence ?? [])
  }

  /// Serialized results that stages sent to the driver, by stage.
  ///
  /// Where a stage did not come to its end, the tasks that are missing are taken to be like those
  /// that were.
  private static func resultSizes(_ profile: SparkProfile) -> [Int: Int64] {
    var sizes: [Int: Int64] = [:]
    for stage in profile.stages.values where stage.returnsResults {
      var size = ByteSize(bytes: stage.tasks.resultSize)
      if stage.completionTime == nil, let planned = stage.plannedTasks, stage.tasks.succeeded > 0 {
        size = size.scaled(by: max(1, Double(planned) / Double(stage.tasks.succeeded)))
      }
      sizes[stage.id.stage] = (sizes[stage.id.stage] ?? 0).addingSaturated(size.bytes)
    }
    return sizes
  }

  /// Spark gives up before all results are in; the rest is taken to be like those that were.
  private static func wholeResult(
    _ exceeded: MemoryFailures.ResultSizeExceeded, _ profile: SparkProfile
  ) -> ByteSize {
    let refused = profile.stages.values.filter {
      $0.failureReason?.contains("spark.driver.maxResultSize") ?? false
    }
    let tasks = refused.compactMap(\.plannedTasks).max() ?? exceeded.tasksCounted
    let share = Double(max(tasks, exceeded.tasksCounted)) / Double(max(1, exceeded.tasksCounted))
    return ByteSize(bytes: exceeded.size).scaled(by: share)
  }
}
