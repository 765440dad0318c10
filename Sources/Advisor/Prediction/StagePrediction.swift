public import SparkMemory
public import SparkProfile

/// What one stage would do under another configuration.
public struct StagePrediction: Sendable {
  /// The stage attempt of the run that it is about.
  public let id: StageAttemptID
  /// The call that Spark names the stage after.
  public let name: String?
  /// Whether it ends.
  public let verdict: Verdict
  /// Why not, unless it is safe.
  public let failure: PredictedFailure?
  /// Its tasks.
  public let tasks: Int
  /// Tasks of it that one executor runs at once.
  public let tasksAtOnce: Int
  /// What a task wants of execution memory at once.
  public let perTask: Bracket
  /// What a task may have of it, with all slots at work and nothing cached.
  public let sharePerTask: ByteSize
  /// Bytes in memory that would be spilled.
  public let memoryBytesSpilled: ByteSize
  /// Bytes that would be written when spilling.
  public let diskBytesSpilled: ByteSize
  /// What is live in the heap while it runs; nil if there is no evidence of it.
  public let heap: Bracket?
  /// What execution and storage would take together, at most.
  let unified: ByteSize
  let judgement: Judgement
}

/// Predicts one stage.
struct StagePredictor {
  let need: StageNeed
  let assessment: Assessment
  let deployment: Deployment
  let change: WorkloadChange
  /// What the executor's heap held beside its pools, in any stage.
  let heap: HeapModel

  func predict(cached: CachePrediction) -> StagePrediction {
    let tasks = change.tasks(of: need)
    let tasksAtOnce = max(1, min(deployment.slots, tasks))
    let scale = change.wantScale(of: need)
    let mode: MemoryMode =
      deployment.executor.map { $0.offHeap > .zero } ?? false
      ? .offHeap : .onHeap
    func simulate(_ edge: Edge) -> StageSimulation.Outcome {
      guard var manager = cached.manager else { return StageSimulation.Outcome() }
      let simulation = StageSimulation(
        operators: need.operators, slots: tasksAtOnce, page: deployment.page, mode: mode)
      let wants = need.wants.map { want in
        (
          count: max(1, Int(clamping: Double(want.count) * change.taskScale(of: need))),
          size: edge.size(of: want).scaled(by: scale)
        )
      }
      return simulation.run(wants, in: &manager)
    }
    let likely = simulate(.likely)
    var judgement = judgeDenial(likely: likely, simulate)
    let unified = max(likely.mostUnified, cached.stored)
    let needed = heap.need(of: need, tasksAtOnce: tasksAtOnce, scale: scale, unified: unified)
    judgement = judgement.and(
      heap.judge(needed, of: need, tasksAtOnce: tasksAtOnce, scale: scale))
    let spilled = likely.spilled
    return StagePrediction(
      id: need.id, name: need.name, verdict: judgement.verdict, failure: judgement.failure,
      tasks: tasks, tasksAtOnce: tasksAtOnce, perTask: need.perTask.scaled(by: scale),
      sharePerTask: (deployment.pool(mode) ?? .zero) / Int64(tasksAtOnce),
      memoryBytesSpilled: spilled, diskBytesSpilled: spilled.scaled(by: writtenShare),
      heap: needed, unified: unified, judgement: judgement)
  }

  /// The edges of a want.
  enum Edge {
    case low, likely, high

    func size(of want: TaskWant) -> ByteSize {
      switch self {
      case .low: want.want.low
      case .likely: want.likely
      case .high: want.want.high ?? want.want.low
      }
    }
  }

  private var writtenShare: Double {
    guard need.memoryBytesSpilled > .zero else { return assessment.calibration.writtenShare }
    let share = Double(need.diskBytesSpilled.bytes) / Double(need.memoryBytesSpilled.bytes)
    return min(1, max(0, share))
  }

  private func judgeDenial(
    likely: StageSimulation.Outcome, _ simulate: (Edge) -> StageSimulation.Outcome
  ) -> Judgement {
    guard need.operators[.hashJoinBuild] != nil || likely.isDenied else { return .safe }
    func failure(_ certainty: String) -> PredictedFailure {
      PredictedFailure(
        .acquire, stage: need.id,
        reason: "a task \(certainty) more execution memory than its share, and cannot spill it")
    }
    if simulate(.low).isDenied { return .fails(failure("wants")) }
    if likely.isDenied || simulate(.high).isDenied { return .atRisk(failure("may want")) }
    return .safe
  }
}

extension Bracket {
  /// Both edges times a factor.
  func scaled(by factor: Double) -> Bracket {
    Bracket(low: low.scaled(by: factor), high: high?.scaled(by: factor))
  }
}

extension Deployment {
  /// What execution may have of a mode's memory when nothing is cached; nil without an executor.
  func pool(_ mode: MemoryMode) -> ByteSize? {
    executor.map { mode == .offHeap ? $0.offHeap : $0.heap.unified }
  }
}
