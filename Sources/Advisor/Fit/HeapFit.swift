import SparkMemory
import SparkProfile

/// The executor's heap.
struct HeapFit {
  let now: ByteSize
  var size: ByteSize
  var reason: String
  /// Set if no statement about the heap can be made.
  var abstention: String?
  /// What of the present heap is there for the slots of one executor: less than it all after a split.
  private let base: ByteSize
  /// `-Xmx` for each byte that `Runtime.maxMemory` shows: above one where a collector hides a
  /// survivor space.
  private let settingPerShown: Double

  /// Smaller savings than this are not worth a change.
  static let leastSaving = 0.15
  /// After one failure nobody knows how far the next size must be; twice the size is the step that
  /// retry systems take.
  private static let stepAfterFailure: Int64 = 2
  /// The step where a heap is too small, and nothing tells by how much.
  private static let stepWithoutMeasure = 1.5
  /// Spark refuses less than 450 MiB; a little above that is the least that is recommended.
  private static let least = ByteSize.mebibytes(512)
  /// Collections that take this share of task time are worth memory.
  private static let costlyGCShare = 0.2

  init?(_ assessment: Assessment, aim: Aim, cores: CoresFit, partitions: PartitionsFit?) {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap else {
      return nil
    }
    now = heap.heap
    let reserved = SparkFacts.reservedMemory
    base =
      cores.isSplit
      ? reserved + max(now - reserved, .zero).scaled(by: cores.share(of: assessment.setup)) : now
    settingPerShown = Double(heap.heap.bytes) / Double(max(1, heap.maxMemory.bytes))
    let bracket = need.heap(forSlots: cores.slots, insteadOf: assessment.setup.slots)
    (size, reason) = (now, "")

    if let failure = Self.exhausted(assessment) {
      raise(to: now * Self.stepAfterFailure, "\(failure); the need is above \(heap.maxMemory)")
    } else if assessment.failures.containerKilled {
      reason = "kept: containers were killed for what lies outside the heap"
    } else if need.evictsCache {
      fitCache(bracket, aim: aim)
    } else if need.spills, aim != .lean, !assessment.setup.tungstenIsOffHeap {
      fitSpill(need, bracket: bracket, aim: aim, partitions: partitions)
    } else if need.confidence == .none {
      reason = "kept: no executor was sampled"
      abstention = "no sample of any executor's heap, so nothing says that less would do"
    } else if need.isStrained {
      fitStrain(need, aim: aim)
    } else {
      fitUse(bracket, need: need, aim: aim, split: cores.isSplit)
      if size < now, let why = assessment.reasonNotToCutHeap {
        (size, reason, abstention) = (now, "kept: \(why)", why)
      }
    }
  }

  private static func exhausted(_ assessment: Assessment) -> String? {
    let failures = assessment.failures.executors
    if let failure = failures[.heap] ?? failures[.gcOverhead] {
      return "executors ran out of heap (\(failure.extent))"
    }
    if let failure = failures[.executionMemory], !assessment.setup.tungstenIsOffHeap {
      return "tasks were denied execution memory (\(failure.extent))"
    }
    return nil
  }

  private mutating func fitSpill(
    _ need: ExecutorNeed, bracket: Bracket, aim: Aim, partitions: PartitionsFit?
  ) {
    if let partitions {
      reason =
        "kept: \(partitions.new) partitions make the tasks "
        + (partitions.suffices ? "fit" : "smaller")
      return
    }
    guard let high = bracket.high else {
      reason = "kept: \(need.memoryBytesSpilled) spilled, and nothing tells how much would hold it"
      return
    }
    let target = min(setting(for: high, aim), now * Self.stepAfterFailure)
    if target > now {
      raise(
        to: target,
        "\(need.memoryBytesSpilled) spilled; \(high) would hold it"
          + (target < high ? ", approached in steps of twice the size" : ""))
    } else {
      reason = "kept: it spills, so nothing is cut"
    }
  }

  private mutating func fitCache(_ bracket: Bracket, aim: Aim) {
    guard let high = bracket.high else {
      raise(
        to: now.scaled(by: Self.stepWithoutMeasure),
        "the cache did not fit, and its size is not in the log")
      return
    }
    let target = min(setting(for: high, aim), now * Self.stepAfterFailure)
    if target > now {
      raise(to: target, "the cache did not fit; \(high) would hold it and the tasks")
    } else {
      reason = "kept: the cache did not fit"
    }
  }

  private mutating func fitStrain(_ need: ExecutorNeed, aim: Aim) {
    let what = "collections took \(percent(need.gcShare)) of task time in a full heap"
    guard aim != .lean, need.gcShare >= Self.costlyGCShare else {
      reason = "kept: \(what)"
      return
    }
    raise(to: now.scaled(by: Self.stepWithoutMeasure), what)
  }

  private mutating func fitUse(_ bracket: Bracket, need: ExecutorNeed, aim: Aim, split: Bool) {
    guard let high = bracket.high else {
      reason = "kept: nothing bounds the need from above"
      abstention = reason
      return
    }
    let wanted = setting(for: aim == .lean ? (bracket.low + high) / 2 : high, aim)
    let guardrail = Guardrail(need.confidence)
    let floor = guardrail.keptShare.map { base.scaled(by: $0) } ?? base
    let target = max(wanted, floor, Self.least).roundedForPeople()
    guard split || target <= now.scaled(by: 1 - Self.leastSaving) else {
      reason = "kept: need \(bracket)"
      return
    }
    size = split ? min(target, base.roundedForPeople()) : target
    reason = "need \(bracket)"
    if size < wanted {
      reason += ": what the old heap had for as many tasks"
    } else if wanted >= max(floor, Self.least) {
      reason += aim == .lean ? ": its middle, and " : ", and "
      reason += "\(percent(aim.slack - 1)) above"
    } else {
      reason += floor >= Self.least ? "; \(guardrail.sentence)" : "; less saves little"
    }
  }

  /// The heap to set so that this much, and the aim's slack, is there.
  private func setting(for shown: ByteSize, _ aim: Aim) -> ByteSize {
    shown.scaled(by: aim.slack * settingPerShown)
  }

  private mutating func raise(to target: ByteSize, _ why: String) {
    size = max(target, Self.least).roundedForPeople().keepingNarrowReferences(raisedFrom: now)
    reason = why
  }
}

extension HeapFit {
  /// YARN rounds containers up; what it adds costs nothing more, so the heap takes it.
  mutating func fillContainer(_ setup: Setup, overhead: OverheadFit?) {
    guard size != now, let layout = setup.executor, layout.manager == .yarn, let overhead else {
      return
    }
    let others = layout.requested - layout.heap.heap - layout.overhead
    let rest = overhead.size + others
    let granted = setup.environment.yarnGrant(for: size + rest)
    var filled = (granted - rest).roundedDown(toMultipleOf: .mebibytes(64))
    let limit = SparkFacts.compressedReferencesLimit
    if size < limit { filled = min(filled, limit - .gibibytes(1)) }
    if size < now, filled >= now {
      size = now
      reason = "kept: YARN gives a container of \(granted) either way"
    } else if filled > size {
      size = filled
      reason += "; YARN rounds the container up to \(granted), and the heap takes the rest"
    }
  }
}
