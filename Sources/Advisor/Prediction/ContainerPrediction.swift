import SparkMemory
import SparkProfile

/// Whether an executor's processes stay within their container.
struct ContainerPrediction {
  let judgement: Judgement

  init(_ assessment: Assessment, _ deployment: Deployment, liveHeap: Bracket?) {
    guard let layout = deployment.executor, let need = assessment.executorNeed,
      let limit = Self.limit(deployment, layout)
    else {
      judgement = .safe
      return
    }
    if Self.isNoWorse(assessment, deployment, layout) {
      judgement = .safe
      return
    }
    guard let outside = need.outsideHeap else {
      judgement =
        layout.enforcesLimit
        ? .unknown("what lies outside the heap: no process-tree metrics") : .safe
      return
    }
    let grows = Double(deployment.slots) / Double(max(1, assessment.setup.slots))
    // Every slot has a Python worker; the JVM's own part is there once.
    let python = need.used.pythonResident
    let more = python.scaled(by: grows) - python
    let low = (liveHeap?.low ?? .zero) + outside.low + more
    let high = layout.heap.heap + (outside.high ?? outside.low) + more
    let unenforced = layout.enforcesLimit ? "" : ", if something enforces it"
    func failure(_ words: String, _ size: ByteSize) -> PredictedFailure {
      PredictedFailure(
        .container,
        reason: "its processes \(words) \(size) of memory in a container of \(limit)\(unenforced)")
    }
    if low > limit, layout.enforcesLimit {
      judgement = .fails(failure("take at least", low))
    } else if high > limit {
      judgement = .atRisk(failure("may take up to", high))
    } else {
      judgement = .safe
    }
  }

  /// What the processes may take together; nil where nothing is set that could limit them.
  ///
  /// Where the manager has no containers, an overhead that somebody sets means a limit of his own.
  private static func limit(_ deployment: Deployment, _ layout: ContainerLayout) -> ByteSize? {
    if layout.enforcesLimit { return layout.granted }
    guard deployment.environment.manager != .local,
      let overhead = try? deployment.configuration.bytes(
        .executorMemoryOverhead, version: deployment.environment.version)
    else { return nil }
    return layout.heap.heap + overhead + layout.offHeap + layout.pySpark
  }

  /// Whether the run itself did no less in no more memory beside its heap.
  private static func isNoWorse(
    _ assessment: Assessment, _ deployment: Deployment, _ layout: ContainerLayout
  ) -> Bool {
    guard let now = assessment.setup.executor, now.enforcesLimit, layout.enforcesLimit,
      assessment.setup.observedManager?.hasContainers ?? false,
      !assessment.failures.outsideHeapExhausted, assessment.outcome.kind == .succeeded
    else { return false }
    // What lies outside the heap goes with the tasks, but for what every JVM has.
    let share = Double(deployment.slots) / Double(max(1, assessment.setup.slots))
    let enough = (now.requested - now.heap.heap).scaled(by: min(1, share))
    return share <= 1 && layout.requested - layout.heap.heap >= enough
      && layout.overhead >= min(now.overhead, SparkFacts.minimumMemoryOverhead)
  }
}
