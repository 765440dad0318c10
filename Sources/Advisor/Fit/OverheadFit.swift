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

  init?(_ assessment: Assessment, aim: Aim, arrangement: Arrangement, heap: HeapFit?) {
    let setup = assessment.setup
    guard let layout = setup.executor, layout.manager.hasContainers,
      let need = assessment.executorNeed
    else { return nil }
    now = layout.overhead
    let share = arrangement.memoryShare(of: setup)
    func ofOneExecutor(_ whole: ByteSize) -> ByteSize { Self.ofOneExecutor(whole, share: share) }
    let base = ofOneExecutor(now)
    let outside = Self.outsideHeap(need, layout: layout)
    let target = (outside?.high).map {
      max(ofOneExecutor($0).scaled(by: aim.slack), SparkFacts.minimumMemoryOverhead)
        .roundedUp(toMultipleOf: Self.step)
    }
    (size, reason) = (now, "kept")

    if let failure = Self.failure(assessment) {
      size = max(now.scaled(by: 1.5), now + Self.stepAfterKill, target ?? .zero)
        .roundedUp(toMultipleOf: Self.step)
      reason = failure
    } else if let outside, let target {
      let seen = "\(outside) outside the heap\(Self.python(need))"
      let floor = Guardrail(need.confidence).keptShare.map { base.scaled(by: $0) } ?? base
      let allowed = max(target, floor).roundedUp(toMultipleOf: Self.step)
      if target > now {
        (size, reason) = (target, seen)
      } else if allowed <= now.scaled(by: 1 - Self.leastSaving) {
        if let why = assessment.reasonNotToCut {
          (reason, abstention) = ("kept: \(why)", why)
        } else if assessment.failures.outsideHeapExhausted {
          reason = "kept: memory outside the heap ran out"
        } else {
          (size, reason) = (allowed, seen)
        }
      } else {
        reason = "kept: \(seen)"
      }
    } else {
      abstention = "no process-tree metrics, so nothing tells what lies outside the heap"
      let byDefault = setup.defaultOverhead(forHeap: heap?.size ?? layout.heap.heap) ?? now
      if share != 1 {
        size = max(base, share > 1 ? byDefault : .zero)
          .roundedUp(toMultipleOf: Self.step)
        reason = "the old overhead, by tasks: what lies outside the heap was not measured"
      } else if byDefault > now {
        size = byDefault
        reason = "Spark's share of the larger heap"
      } else if byDefault < now {
        reason = "kept at what the old heap gave: what lies outside the heap was not measured"
      }
    }
  }

  /// What an executor needs outside its heap with a share of the slots: the JVM's own part, for
  /// which Spark's minimum is meant, is there in every executor, and the rest goes with the slots.
  private static func ofOneExecutor(_ whole: ByteSize, share: Double) -> ByteSize {
    guard share != 1 else { return whole }
    let fixed = min(whole, SparkFacts.minimumMemoryOverhead)
    return fixed + (whole - fixed).scaled(by: share)
  }

  /// Why the overhead is too small, if it is.
  ///
  /// A Python worker that dies while nothing limits it was most likely killed for the container's
  /// memory; the kernel takes the worker before the JVM.
  private static func failure(_ assessment: Assessment) -> String? {
    let failures = assessment.failures.executors
    if let killed = failures[.containerLimit] ?? failures[.killed] {
      return "containers were killed (\(killed.extent)): memory outside the heap"
    }
    if let died = failures[.pythonWorker], assessment.setup.executor?.pySpark == .zero {
      return "Python workers died (\(died.extent)): their memory is outside the heap"
    }
    return nil
  }

  /// What the overhead must hold: not what the region for Python holds already.
  private static func outsideHeap(_ need: ExecutorNeed, layout: ContainerLayout) -> Bracket? {
    guard let whole = need.outsideHeap else { return nil }
    guard layout.pySpark > .zero else { return whole }
    let python = min(need.used.pythonResident, layout.pySpark)
    return Bracket(
      low: max(whole.low - python, .zero), high: whole.high.map { max($0 - python, .zero) })
  }

  private static func python(_ need: ExecutorNeed) -> String {
    let python = need.used.pythonResident
    return python > .zero ? ", \(python) of it in Python workers" : ""
  }
}

extension Setup {
  /// The overhead that Spark gives a heap where none is set; nil where one is set.
  func defaultOverhead(forHeap heap: ByteSize) -> ByteSize? {
    guard !configuration.isSet(.executorMemoryOverhead) else { return nil }
    var settings = configuration
    settings[.executorMemory] = heap.sparkText
    var environment = environment
    environment.observedExecutorMaxMemory = nil
    return (try? ContainerLayout(executorOf: settings, environment: environment))?.overhead
  }
}
