public import SparkMemory
public import SparkProfile

/// What an executor needed of each region of its memory.
public struct ExecutorNeed: Sendable, Codable {
  /// The highest figures seen.
  public let used: SampledMemory
  /// Execution memory of all slots together, on the heap unless Tungsten is off it.
  public let execution: Bracket
  /// Storage memory: cached blocks and broadcasts.
  public let storage: Bracket
  /// The heap as a whole, for a run without spilling or eviction.
  public let heap: Bracket
  /// Memory outside the heap: the JVM's own, Python workers, other processes; nil if unseen.
  public let outsideHeap: Bracket?
  /// The stage that wants most execution memory.
  public let demandingStage: ExecutionDemand?
  /// Collections as a share of the time that tasks ran.
  public let gcShare: Double
  /// Whether the cache did not fit.
  public let evictsCache: Bool
  /// Bytes that were in memory when they were spilled, in all.
  public let memoryBytesSpilled: ByteSize
  /// How sure the heap's bracket is.
  public let confidence: Confidence
  /// What the edges stand on.
  public let evidence: [Evidence]

  init?(_ profile: SparkProfile, setup: Setup, failures: MemoryFailures) {
    let workers = profile.workers
    guard workers.contains(where: { $0.taskCount > 0 }) else { return nil }
    used = SampledMemory(workers)
    let runTime = workers.reduce(Int64(0)) { $0.addingSaturated($1.runTime) }
    let gcTime = workers.reduce(Int64(0)) { $0.addingSaturated($1.gcTime) }
    gcShare = runTime > 0 ? Double(gcTime) / Double(runTime) : 0
    memoryBytesSpilled = ByteSize(
      bytes: profile.stages.values.reduce(0) { $0.addingSaturated($1.tasks.memoryBytesSpilled) })

    let demands = profile.orderedStages.compactMap { ExecutionDemand($0, slots: setup.slots) }
    demandingStage = demands.max {
      ($0.perExecutor.high ?? .zero) < ($1.perExecutor.high ?? .zero)
    }
    let cache = CacheNeed(profile, setup: setup, used: used)
    storage = cache.storage
    evictsCache = cache.evicts
    execution = Bracket(
      low: demands.map(\.perExecutor.low).max() ?? .zero,
      high: demandingStage?.perExecutor.high ?? .zero)
    confidence = Self.confidence(profile, used: used)

    let reader = HeapNeedReader(
      used: used, execution: execution, storage: storage, gcShare: gcShare,
      spilled: memoryBytesSpilled > .zero, evicts: evictsCache, confidence: confidence,
      heap: setup.executor?.heap, tungstenIsOffHeap: setup.executor?.offHeap ?? .zero > .zero,
      failures: failures)
    heap = reader.bracket
    outsideHeap = Self.outsideHeap(used)
    evidence = reader.evidence + cache.evidence + Self.evidence(demandingStage)
  }

  /// The heap's bracket for executors with another number of slots.
  ///
  /// Every task brings its own execution memory and objects, and the cache is spread over all
  /// slots, so what exceeds the reserved memory goes with the number of slots.
  public func heap(forSlots slots: Int, insteadOf current: Int) -> Bracket {
    guard slots != current, current > 0 else { return heap }
    let share = Double(slots) / Double(current)
    func scaled(_ size: ByteSize) -> ByteSize {
      let reserved = SparkFacts.reservedMemory
      return reserved + max(size - reserved, .zero).scaled(by: share)
    }
    return Bracket(
      low: max(scaled(heap.low), SparkFacts.minimumSystemMemory), high: heap.high.map(scaled))
  }

  /// From below by what the JVM reports of itself; from above by what its process held beyond the
  /// heap in use, because the pages of a heap stay resident once they were touched.
  private static func outsideHeap(_ used: SampledMemory) -> Bracket? {
    guard used.hasResident else { return nil }
    let others = used.pythonResident + used.otherResident
    return Bracket(
      low: used.reportedOutsideHeap + others,
      high: max(used.jvmResident - used.heap, used.reportedOutsideHeap) + others)
  }

  /// By the executors that were sampled, and by the share of task time in stages that were.
  private static func confidence(_ profile: SparkProfile, used: SampledMemory) -> Confidence {
    guard used.sampledCount > 0 else { return .none }
    let whole = profile.stages.values.reduce(Int64(0)) { $0.addingSaturated($1.tasks.runTime) }
    let seen = profile.stages.values.reduce(Int64(0)) {
      $0.addingSaturated($1.peaks.isEmpty ? 0 : $1.tasks.runTime)
    }
    let timeShare = whole > 0 ? Double(seen) / Double(whole) : 0
    let executorShare = Double(used.sampledCount) / Double(max(1, used.count))
    switch min(timeShare, executorShare) {
    case 0.95...: return .high
    case 0.6...: return .medium
    default: return .low
    }
  }

  private static func evidence(_ demand: ExecutionDemand?) -> [Evidence] {
    guard let demand else { return [] }
    let size = demand.perTask.high ?? demand.perTask.low
    return [
      Evidence(
        "\(demand.tasksAtOnce) × \(size) execution memory"
          + (demand.spilled ? " (held and spilled)" : ""),
        at: "tasks of stage \(demand.stage.text)")
    ]
  }
}

extension StageAttemptID {
  /// Stage and attempt as Spark writes them.
  public var text: String { "\(stage).\(attempt)" }
}
