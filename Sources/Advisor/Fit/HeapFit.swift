import SparkMemory
import SparkProfile

/// The executor's heap.
struct HeapFit {
  let now: ByteSize
  var size: ByteSize
  var reason: String
  /// Set if no statement about the heap can be made.
  var abstention: String?
  /// The present heap, by the part of the slots that an executor has.
  private let base: ByteSize
  private let search: HeapSearch
  /// `-Xmx` for each byte that `Runtime.maxMemory` shows: above one where a collector hides a
  /// survivor space.
  private let settingPerShown: Double

  /// Smaller savings than this are not worth a change.
  static let leastSaving = 0.15
  /// A heap that spills or evicts is not raised further than this in one step.
  private static let mostStep: Int64 = 2
  /// What was measured in a run that failed is not followed beyond so many times its heap.
  private static let mostMeasured: Int64 = 4
  /// The step where a heap is too small, and nothing tells by how much.
  private static let stepWithoutMeasure = 1.5
  /// Spark refuses less than 450 MiB; a little above that is the least that is recommended.
  private static let least = ByteSize.mebibytes(512)
  /// The step where collections show that there is hardly more room than is needed.
  private static let stepOutOfStrain = 1.25
  /// Collections that take this share of task time are worth memory.
  private static let costlyGCShare = 0.2

  init?(_ assessment: Assessment, aim: Aim, arrangement: Arrangement) {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap else {
      return nil
    }
    now = heap.heap
    let reserved = SparkFacts.reservedMemory
    let cores = arrangement.cores
    let share = arrangement.memoryShare(of: assessment.setup)
    base = share == 1 ? now : reserved + max(now - reserved, .zero).scaled(by: share)
    settingPerShown = Double(heap.heap.bytes) / Double(max(1, heap.maxMemory.bytes))
    let bracket = need.heap(forSlots: cores.slots, insteadOf: assessment.setup.slots)
    search = HeapSearch(assessment, aim: aim, changes: arrangement.changes)
    (size, reason) = (now, "")

    if cores.isDivided, let relief = arrangement.relief {
      reason = "kept: \(relief)"
    } else if let failure = Self.exhausted(assessment) {
      raise(
        to: heapAfterFailure(assessment, arrangement.changes),
        "\(failure); the need is above \(heap.maxMemory)")
    } else if assessment.failures.containerKilled {
      reason = "kept: containers were killed for what lies outside the heap"
    } else if arrangement.fraction != nil, let relief = arrangement.relief {
      reason = "kept: \(relief)"
    } else if need.evictsCache {
      let cached = assessment.profile.cachedRDDs.values.filter(\.storageLevel.usesMemory)
      fitCache(bracket, aim: aim, usesDisk: cached.allSatisfy(\.storageLevel.usesDisk))
    } else if need.spills, aim != .lean, !assessment.setup.tungstenIsOffHeap {
      if let relief = arrangement.relief {
        reason = "kept: \(relief)"
      } else {
        fitSpill(need, aim: aim)
      }
    } else if need.confidence == .none {
      reason = "kept: no executor was sampled"
      abstention = "no sample of any executor's heap, so nothing says that less would do"
    } else if need.isStrained {
      fitStrain(need, aim: aim)
    } else {
      fitUse(need, aim: aim, isDivided: share != 1)
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

  private func heapAfterFailure(_ assessment: Assessment, _ changes: [String: String]) -> ByteSize {
    func setting(_ shown: ByteSize?) -> ByteSize? { shown?.scaled(by: settingPerShown) }
    // What ran out is the same whatever the aim is.
    let search = HeapSearch(assessment, aim: .lean, changes: changes)
    return StepAfterFailure.heap(
      from: now, tooSmall: setting(assessment.executorHeapTooSmall),
      enough: setting(assessment.executorHeapEnough),
      predicted: search.smallest(
        from: now, to: now * Self.mostMeasured, where: search.isUncontradicted))
  }

  private mutating func fitSpill(_ need: ExecutorNeed, aim: Aim) {
    let spilled = need.memoryBytesSpilled
    guard
      let holding = search.smallest(
        from: now + ByteSize(bytes: 1), to: now * Self.mostStep, where: search.holdsAll)
    else {
      let most = need.heap.high.map { setting(for: $0, aim) } ?? .zero
      guard most > now else {
        reason = "kept: \(spilled) spilled, and nothing tells how much would hold it"
        return
      }
      raise(
        to: min(most, now * Self.mostStep),
        "\(spilled) spilled; approached in steps of twice the size")
      return
    }
    if aim == .balanced,
      search.cost(search.prediction(holding)) > search.cost(search.prediction(now))
    {
      reason = "kept: \(spilled) spilled, which costs less than the memory to hold it"
      return
    }
    raise(to: holding, "\(spilled) spilled; this is foreseen to hold it")
  }

  private mutating func fitCache(_ bracket: Bracket, aim: Aim, usesDisk: Bool) {
    guard let high = bracket.high else {
      if usesDisk, aim != .safe {
        reason = "kept: what the cache cannot hold is on disk, and its size is not in the log"
        return
      }
      raise(
        to: now.scaled(by: Self.stepWithoutMeasure),
        "the cache did not fit, and its size is not in the log")
      return
    }
    let target = min(setting(for: high, aim), now * Self.mostStep)
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
    raise(to: now.scaled(by: Self.stepOutOfStrain), what)
  }

  /// Cuts to the smallest heap that is foreseen to do what the present one did.
  private mutating func fitUse(
    _ need: ExecutorNeed, aim: Aim, isDivided: Bool
  ) {
    let guardrail = Guardrail(need.confidence)
    let floor = max(guardrail.keptShare.map { base.scaled(by: $0) } ?? base, Self.least)
    let most = isDivided ? base.roundedForPeople() : now
    guard
      var target = search.smallest(
        from: floor, to: most, where: { search.isGood($0, spilling: false) })
    else {
      size = most
      reason =
        isDivided
        ? "what the old heap had for as many tasks"
        : "kept: no smaller heap is foreseen to do as well"
      return
    }
    if aim == .lean,
      let spilling = search.smallest(
        from: floor, to: target, where: { search.isGood($0, spilling: true) }),
      search.cost(search.prediction(spilling)) < search.cost(search.prediction(target))
    {
      target = spilling
    }
    guard isDivided || target <= now.scaled(by: 1 - Self.leastSaving) else {
      reason = "kept: need \(need.heap)"
      return
    }
    size = target
    reason = "the smallest that is foreseen to do the same work"
    if aim.growth > 1 {
      reason += " on \(Int(((aim.growth - 1) * 100).rounded())) % more data"
    }
    if target <= floor.roundedForPeople() {
      reason += floor > Self.least ? "; \(guardrail.sentence)" : "; less saves little"
    }
  }

  /// The heap to set so that this much, and the aim's slack, is there.
  private func setting(for shown: ByteSize, _ aim: Aim) -> ByteSize {
    shown.scaled(by: aim.slack * settingPerShown)
  }

  private mutating func raise(to target: ByteSize, _ why: String) {
    let wanted = max(target, Self.least).roundedForPeople()
      .keepingNarrowReferences(raisedFrom: now)
    size = search.largestThatStarts(from: now, to: wanted)
    let isLess = size < wanted
    reason =
      size <= now && isLess
      ? "kept: \(why), and the cluster has no room for a larger executor"
      : why + (isLess ? "; the cluster has no room for more" : "")
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
