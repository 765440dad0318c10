import SparkMemory
import SparkProfile

/// The executor's memory overhead, where a container has one.
struct OverheadFit {
  let now: ByteSize
  var size: ByteSize
  var reason: String
  var abstention: String?

  private static let step = ByteSize.mebibytes(64)
  private static let stepAfterKill = ByteSize.mebibytes(512)
  /// Smaller savings than this are not worth a change.
  private static let leastSaving = 0.2

  init?(_ assessment: Assessment, aim: Aim, heapChanges: Bool) {
    guard let layout = assessment.setup.executor, layout.manager.hasContainers,
      let need = assessment.executorNeed
    else { return nil }
    now = layout.overhead
    let outside = Self.outsideHeap(need, layout: layout)
    let target = (outside?.high).map {
      max($0.scaled(by: aim.slack), SparkFacts.minimumMemoryOverhead)
        .roundedUp(toMultipleOf: Self.step)
    }
    (size, reason) = (now, "kept")

    if assessment.failures.containerKilled {
      let killed =
        assessment.failures.executors[.containerLimit] ?? assessment.failures.executors[.killed]
      size = max(now.scaled(by: 1.5), now + Self.stepAfterKill, target ?? .zero)
        .roundedUp(toMultipleOf: Self.step)
      reason = "containers were killed (\(killed?.extent ?? "")): memory outside the heap"
    } else if let outside, let target {
      let guardrail = Guardrail(need.confidence)
      let floor = guardrail.keptShare.map { now.scaled(by: $0) } ?? now
      let allowed = max(target, floor).roundedUp(toMultipleOf: Self.step)
      if target > now {
        size = target
        reason = "\(outside) outside the heap\(Self.python(need))"
      } else if allowed <= now.scaled(by: 1 - Self.leastSaving) {
        if let why = assessment.reasonNotToCut {
          (reason, abstention) = ("kept: \(why)", why)
        } else {
          size = allowed
          reason = "\(outside) outside the heap\(Self.python(need))"
        }
      } else {
        reason = "kept: \(outside) outside the heap"
      }
    } else {
      abstention = "no process-tree metrics, so nothing tells what lies outside the heap"
      reason =
        heapChanges
        ? "kept at what the old heap gave: what lies outside the heap was not measured" : "kept"
    }
  }

  /// What the overhead must hold: not what the region for Python holds already.
  private static func outsideHeap(_ need: ExecutorNeed, layout: ContainerLayout) -> Bracket? {
    guard let whole = need.outsideHeap else { return nil }
    guard layout.pySpark > .zero else { return whole }
    let python = min(need.used.pythonResident, layout.pySpark)
    return Bracket(low: whole.low - python, high: whole.high.map { $0 - python })
  }

  private static func python(_ need: ExecutorNeed) -> String {
    let python = need.used.pythonResident
    return python > .zero ? ", \(python) of it in Python workers" : ""
  }
}
