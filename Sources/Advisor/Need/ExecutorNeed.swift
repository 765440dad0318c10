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
  /// Whether collections show a heap that live data nearly fills.
  public let isStrained: Bool
  /// Whether the cache did not fit.
  public let evictsCache: Bool
  /// Bytes that were in memory when they were spilled, in all.
  public let memoryBytesSpilled: ByteSize
  /// The largest table that was broadcast, of which every executor holds a copy.
  public let largestBroadcast: ByteSize
  /// What GC logs tell; nil without any.
  public let collections: CollectedHeap?
  /// How sure the heap's bracket is.
  public let confidence: Confidence
  /// What the edges stand on.
  public let evidence: [Evidence]

  /// Spill below this costs less than a second of disk, and no memory is worth it.
  static let leastSpill = ByteSize.mebibytes(16)

  /// What an executor's JVM reports outside its heap at least, for its classes, code and buffers:
  /// 70 MiB in recorded runs of Spark 3.5 and 4.3.
  static let leastOutsideHeap = ByteSize.mebibytes(70)

  /// Whether tasks spilled more than is worth a word.
  public var spills: Bool { memoryBytesSpilled >= Self.leastSpill }

  init?(_ profile: SparkProfile, setup: Setup, failures: MemoryFailures) {
    let workers = profile.sizedWorkers
    let stages = profile.sizedStages
    guard workers.contains(where: { $0.taskCount > 0 }) else { return nil }
    used = SampledMemory(workers)
    let runTime = workers.reduce(Int64(0)) { $0.addingSaturated($1.runTime) }
    let gcTime = workers.reduce(Int64(0)) { $0.addingSaturated($1.gcTime) }
    gcShare = runTime > 0 ? Double(gcTime) / Double(runTime) : 0
    memoryBytesSpilled = ByteSize(
      bytes: stages.reduce(0) { $0.addingSaturated($1.tasks.memoryBytesSpilled) })

    largestBroadcast = ByteSize(bytes: max(0, profile.broadcasts.largestTable))
    let demands = stages.compactMap { ExecutionDemand($0, slots: setup.slots) }
    demandingStage = demands.max {
      ($0.perExecutor.high ?? .zero) < ($1.perExecutor.high ?? .zero)
    }
    let cache = CacheNeed(profile, setup: setup, used: used)
    storage = cache.storage
    evictsCache = cache.evicts
    execution = Bracket(
      low: demands.map(\.perExecutor.low).max() ?? .zero,
      high: demandingStage?.perExecutor.high ?? .zero)
    confidence = Self.confidence(stages, used: used)

    let collected = CollectedHeap(workers, until: profile.lastTime)
    collections = collected
    let reader = HeapNeedReader(
      used: used, execution: execution, storage: storage, gcShare: gcShare,
      spilled: memoryBytesSpilled >= Self.leastSpill, evicts: evictsCache,
      confidence: confidence, heap: setup.executor?.heap,
      collector: setup.environment.executorCollector,
      tungstenIsOffHeap: setup.tungstenIsOffHeap, failures: failures, collected: collected)
    heap = reader.bracket
    isStrained = reader.isStrained
    outsideHeap = Self.outsideHeap(workers)
    evidence = reader.evidence + cache.evidence + Self.evidence(demandingStage)
  }

  /// The heap's bracket for executors with another number of slots.
  ///
  /// Every task brings its own execution memory and objects, and the cache is spread over all
  /// slots, so that goes with the number of slots. The reserved memory does not, nor does a
  /// broadcast: every executor holds the table and, until it is read, the blocks it came in.
  public func heap(forSlots slots: Int, insteadOf current: Int) -> Bracket {
    guard slots != current, current > 0 else { return heap }
    let share = Double(slots) / Double(current)
    let fixed = SparkFacts.reservedMemory + largestBroadcast * 2
    func scaled(_ size: ByteSize) -> ByteSize {
      let fixed = min(fixed, size)
      return fixed + (size - fixed).scaled(by: share)
    }
    return Bracket(
      low: max(scaled(heap.low), SparkFacts.minimumSystemMemory), high: heap.high.map(scaled))
  }

  /// From below by what the JVM reports of itself; from above by what its process held beyond the
  /// heap in use, because the pages of a heap stay resident once they were touched. Executor by
  /// executor: the heap of one says nothing of the process of another.
  private static func outsideHeap(_ executors: [Executor]) -> Bracket? {
    let each = executors.map { SampledMemory([$0]) }.filter(\.hasResident).map { used in
      let others = used.pythonResident + used.otherResident
      return Bracket(
        low: used.reportedOutsideHeap + others,
        high: max(used.jvmResident - used.heap, used.reportedOutsideHeap) + others)
    }
    guard let low = each.map(\.low).max() else { return nil }
    return Bracket(low: low, high: each.compactMap(\.high).max())
  }

  /// By the executors that were sampled, and by the share of task time in stages that were.
  private static func confidence(_ stages: [Stage], used: SampledMemory) -> Confidence {
    guard used.sampledCount > 0 else { return .none }
    let whole = stages.reduce(Int64(0)) { $0.addingSaturated($1.tasks.runTime) }
    let seen = stages.reduce(Int64(0)) {
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
