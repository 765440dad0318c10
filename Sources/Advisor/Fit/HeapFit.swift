import SparkMemory
import SparkProfile

/// The executor's heap.
struct HeapFit {
  let now: ByteSize
  var size: ByteSize
  var reason: String
  /// Set if no statement about the heap can be made.
  var abstention: String?
  /// Whether the cut stopped at the guardrail.
  var isLimited = false
  /// `-Xmx` for each byte that `Runtime.maxMemory` shows: above one where a collector hides a
  /// survivor space.
  private let settingPerShown: Double

  /// Smaller savings than this are not worth a change.
  private static let leastSaving = 0.15
  /// After one failure nobody knows how far the next size must be; twice the size is the step that
  /// retry systems take.
  private static let stepAfterFailure: Int64 = 2
  /// Spark refuses less than 450 MiB; a little above that is the least that is recommended.
  private static let least = ByteSize.mebibytes(512)
  /// Collections that take this share of task time are worth memory.
  private static let costlyGCShare = 0.2

  init?(_ assessment: Assessment, aim: Aim, cores: CoresFit, partitions: PartitionsFit?) {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap else {
      return nil
    }
    now = heap.heap
    settingPerShown = Double(heap.heap.bytes) / Double(max(1, heap.maxMemory.bytes))
    let bracket = need.heap(forSlots: cores.slots, insteadOf: assessment.setup.slots)
    (size, reason) = (now, "")

    if let failure = Self.exhausted(assessment) {
      raise(to: now * Self.stepAfterFailure, "\(failure); the need is above \(heap.maxMemory)")
    } else if need.memoryBytesSpilled > .zero, aim != .lean {
      fitSpill(assessment, need: need, bracket: bracket, aim: aim, partitions: partitions)
    } else if need.evictsCache {
      fitCache(bracket, aim: aim)
    } else if need.confidence == .none {
      reason = "kept: no executor was sampled"
      abstention = "no sample of any executor's heap, so nothing says that less would do"
    } else if aim != .lean, need.gcShare >= Self.costlyGCShare, isFull(need, heap) {
      raise(
        to: now.scaled(by: 1.5),
        "collections took \(percent(need.gcShare)) of task time in a full heap")
    } else {
      fitUse(bracket, need: need, aim: aim, split: cores.isSplit)
      if size < now, let why = assessment.reasonNotToCut {
        (size, reason, abstention) = (now, "kept: \(why)", why)
      }
    }
  }

  private func isFull(_ need: ExecutorNeed, _ heap: HeapLayout) -> Bool {
    need.used.heap >= heap.maxMemory.scaled(by: HeapNeedReader.fullHeapShare)
  }

  private static func exhausted(_ assessment: Assessment) -> String? {
    let failures = assessment.failures.executors
    if let failure = failures[.heap] ?? failures[.gcOverhead] {
      return "executors ran out of heap (\(failure.extent))"
    }
    if let failure = failures[.executionMemory] {
      return "tasks were denied execution memory (\(failure.extent))"
    }
    return nil
  }

  private mutating func fitSpill(
    _ assessment: Assessment, need: ExecutorNeed, bracket: Bracket, aim: Aim,
    partitions: PartitionsFit?
  ) {
    if let partitions {
      reason = "kept: \(partitions.new) partitions make the tasks fit"
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
      raise(to: now.scaled(by: 1.5), "the cache did not fit, and its size is not in the log")
      return
    }
    let target = min(setting(for: high, aim), now * Self.stepAfterFailure)
    if target > now {
      raise(to: target, "the cache did not fit; \(high) would hold it and the tasks")
    } else {
      reason = "kept: the cache did not fit"
    }
  }

  private mutating func fitUse(_ bracket: Bracket, need: ExecutorNeed, aim: Aim, split: Bool) {
    guard let high = bracket.high else {
      reason = "kept: nothing bounds the need from above"
      abstention = reason
      return
    }
    let aimed = aim == .lean ? (bracket.low + high) / 2 : high
    var target = setting(for: aimed, aim)
    let guardrail = Guardrail(need.confidence)
    let floor = guardrail.keptShare.map { now.scaled(by: $0) } ?? now
    isLimited = !split && target < floor
    target = max(target, Self.least, split ? .zero : floor).roundedForPeople()
    guard target <= now.scaled(by: 1 - Self.leastSaving) else {
      reason = "kept: need \(bracket)"
      return
    }
    size = target
    reason =
      "need \(bracket)"
      + (isLimited ? "; \(guardrail.sentence)" : ", and \(percent(aim.slack - 1)) above")
  }

  /// The heap to set so that this much, and the aim's slack, is there.
  private func setting(for shown: ByteSize, _ aim: Aim) -> ByteSize {
    shown.scaled(by: aim.slack * settingPerShown)
  }

  private mutating func raise(to target: ByteSize, _ why: String) {
    size = max(target, Self.least).roundedForPeople()
    reason = why
  }
}

extension MemoryFailures.OfExecutors {
  /// How far it went, in words.
  var extent: String {
    var parts: [String] = []
    if tasks > 0 { parts.append(counted(tasks, "task")) }
    if !executors.isEmpty { parts.append("\(counted(executors.count, "executor")) lost") }
    if let stage = stages.min() {
      parts.append(
        "stage \(stage.text)" + (stages.count > 1 ? " and \(stages.count - 1) more" : ""))
    }
    return parts.joined(separator: ", ")
  }
}

/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
