import SparkMemory
import SparkProfile

/// What an executor's heap holds beside its pools, and what heap follows from that.
struct HeapModel {
  private let assessment: Assessment
  private let deployment: Deployment
  private let change: WorkloadChange
  private var calibration: Calibration { assessment.calibration }

  init(_ assessment: Assessment, _ deployment: Deployment, _ change: WorkloadChange) {
    self.assessment = assessment
    self.deployment = deployment
    self.change = change
  }

  /// What is live in the heap while a stage runs; nil if nothing tells.
  func need(
    of stage: StageNeed, tasksAtOnce: Int, scale: Double, unified: ByteSize
  ) -> Bracket? {
    let grows = Double(tasksAtOnce) / Double(stage.tasksAtOnce) * scale
    let isReckoned = grows > calibration.mostSeen
    guard let live = liveBound(of: stage, isReckoned: isReckoned) else { return nil }
    // A table that was broadcast is there once, and its blocks until it is read, however few tasks.
    let broadcast = grows < 1 ? (assessment.executorNeed?.largestBroadcast ?? .zero) * 2 : .zero
    func outside(_ whole: ByteSize) -> ByteSize {
      let own = min(calibration.executorObjects + broadcast, whole)
      return own + (whole - own).scaled(by: max(grows, 0))
    }
    // Cached blocks and what tasks hold are live too, and are what changes with the pools.
    let cached = stage.usedHeap == nil ? assessment.executorNeed?.used.storage : stage.storage
    let outsideStorage = max(live - (cached ?? .zero), .zero)
    let seen = execution(of: stage)
    // Tasks that were seen to hold so much hold it again, as far as there is room.
    let room = deployment.executor?.heap.unified ?? .zero
    let held = max(unified, min(seen.scaled(by: grows) + stage.storage, room))
    let high = outside(outsideStorage - min(seen, outsideStorage)) + held
    let low = outside(exactlyLive) + min(unified, stage.unified)
    return Bracket(low: max(calibration.executorObjects, min(low, high)), high: high)
  }

  /// Execution memory that tasks held at once, as sampled.
  private func execution(of stage: StageNeed) -> ByteSize {
    max(stage.unified - stage.storage, .zero)
  }

  /// No more than this was live in a stage; nil if nothing tells.
  ///
  /// A stage that was over between two samples is bounded by what was seen in all others, if that
  /// was nearly all of the work. A marking may have come when not every task held all that it
  /// does, which counts where it is to be multiplied; what young collections left is on the safe
  /// side.
  private func liveBound(of stage: StageNeed, isReckoned: Bool) -> ByteSize? {
    guard let need = assessment.executorNeed else { return nil }
    let collected = need.collections.flatMap {
      let bound = $0.liveBound(calibration)
      return isReckoned && bound != nil ? $0.mostLeft : bound
    }
    let seenElsewhere = need.confidence >= .medium ? need.used.heap : nil
    return [stage.usedHeap ?? seenElsewhere, collected].compactMap(\.self).min()
  }

  /// What was live beside the pools, if a full collection says so.
  private var exactlyLive: ByteSize {
    guard let live = assessment.executorNeed?.collections?.mostLive else { return .zero }
    return max(live - (assessment.executorNeed?.used.unified ?? .zero), .zero)
  }

  func judge(
    _ needed: Bracket?, of stage: StageNeed, tasksAtOnce: Int, scale: Double
  ) -> Judgement {
    guard let next = deployment.executor?.heap else { return .safe }
    if isNoWorse(tasksAtOnce: tasksAtOnce, than: stage, scale: scale) { return .safe }
    let proof = assessment.provenByOthers(
      heap: next.maxMemory, slots: deployment.slots, dataFactor: change.dataFactor)
    switch proof {
    case true?: return .safe
    case false?:
      return .fails(
        PredictedFailure(
          .executorHeap, stage: stage.id,
          reason: "another run of this job ran out of a heap as large as \(next.maxMemory)"))
    case nil: break
    }
    guard let needed, let high = needed.high else {
      return .unknown(
        "how much of the executor's heap was live: no sample of stage \(stage.id.text)")
    }
    let heap = next.maxMemory
    // What more tasks at once hold is reckoned and not seen; G1 keeps a tenth of a heap in reserve.
    let grows = Double(tasksAtOnce) / Double(stage.tasksAtOnce) * scale
    let isReckoned = grows > calibration.mostSeen
    let room = isReckoned ? heap.scaled(by: 1 - calibration.heapReserve) : heap
    if heap < needed.low {
      return .fails(
        PredictedFailure(
          .executorHeap, stage: stage.id,
          reason: "at least \(needed.low) are live at once in a heap of \(heap)"))
    }
    if room < high {
      return .atRisk(
        PredictedFailure(
          .executorHeap, stage: stage.id,
          reason: "up to \(high) may be live at once in a heap of \(heap)"))
    }
    return .safe
  }

  /// Whether the stage did the same work in no more heap.
  private func isNoWorse(tasksAtOnce: Int, than stage: StageNeed, scale: Double) -> Bool {
    guard let now = assessment.setup.executor?.heap, let next = deployment.executor?.heap,
      assessment.outcome.kind == .succeeded, !assessment.failures.executorHeapExhausted
    else { return false }
    return next.maxMemory >= now.maxMemory && scale <= 1 && tasksAtOnce <= stage.tasksAtOnce
      && next.memoryFraction <= now.memoryFraction
  }
}
