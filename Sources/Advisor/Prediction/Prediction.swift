public import SparkMemory
import SparkProfile

/// What an application would do under another configuration.
public struct Prediction: Sendable {
  /// The configuration.
  public let deployment: Deployment
  /// The data for each byte that there was.
  public let dataFactor: Double
  /// Whether it ends.
  public let verdict: Verdict
  /// What fails, or may; nil if it is safe or nothing can be said.
  public let failure: PredictedFailure?
  /// Its stages, in order.
  public let stages: [StagePrediction]
  /// Bytes in memory that would be spilled.
  public let memoryBytesSpilled: ByteSize
  /// Bytes that would be written when spilling.
  public let diskBytesSpilled: ByteSize
  /// The part of what is to be cached that memory holds; nil if nothing is, or its size is unknown.
  public let cachedFraction: Double?
  /// Collections as a share of the time that tasks run; nil if it cannot be told.
  public let gcShare: Double?
  /// How long it takes, in milliseconds; nil if the run itself has no duration.
  public let duration: ClosedRange<Int64>?
  /// What is live in an executor's heap at once; nil if there is no evidence of it.
  ///
  /// The heap has to be larger: ``Calibration`` has what collectors need beside it.
  public let liveHeap: Bracket?
  /// The heap that the driver needs; nil if there is no evidence of it.
  public let driverHeap: Bracket?
  /// How sure all this is.
  public let confidence: Confidence
  /// What could not be known, in sentences.
  public let unknowns: [String]

  /// What the executors reserve over the run, in bytes times milliseconds, or in bytes if the run
  /// itself has no duration; nil without an executor.
  let reservation: Double?

  /// Predicts what an application would do.
  ///
  /// - Parameters:
  ///   - assessment: What it did.
  ///   - changes: Settings that are changed, by key.
  ///   - dataFactor: The data for each byte that there was.
  ///   - reachesProgram: Whether the program is changed as well, where it sets the number of
  ///     partitions itself.
  public init(
    _ assessment: Assessment, changing changes: [String: String] = [:], dataFactor: Double = 1,
    reachesProgram: Bool = false
  ) {
    let deployment = Deployment(assessment.setup, changing: changes)
    let change = WorkloadChange(
      deployment, dataFactor: dataFactor, reachesProgram: reachesProgram)
    self.deployment = deployment
    self.dataFactor = change.dataFactor
    let model = HeapModel(assessment, deployment, change)
    let cached = CachePrediction(assessment, deployment, dataFactor: change.dataFactor)
    stages = assessment.stageNeeds.map { need in
      StagePredictor(
        need: need, assessment: assessment, deployment: deployment, change: change, heap: model
      ).predict(cached: cached)
    }
    let driver = DriverPrediction(assessment, deployment, dataFactor: change.dataFactor)
    liveHeap = Self.bracket(of: stages.compactMap(\.heap), assessment)
    driverHeap = driver.heap
    let container = ContainerPrediction(assessment, deployment, liveHeap: liveHeap)
    var judgement = stages.reduce(Judgement.safe) { $0.and($1.judgement) }
      .and(driver.judgement).and(container.judgement)
      .and(RepeatedFailure(assessment, deployment, dataFactor: change.dataFactor).judgement)
    if let problem = deployment.problems.first {
      judgement = .fails(PredictedFailure(.refused, reason: problem))
    } else if assessment.executorNeed == nil {
      judgement = judgement.and(.unknown("what tasks need: none ran"))
    }
    verdict = judgement.verdict
    failure = judgement.failure
    unknowns = judgement.unknowns
    memoryBytesSpilled = stages.reduce(.zero) { $0 + $1.memoryBytesSpilled }
    diskBytesSpilled = stages.reduce(.zero) { $0 + $1.diskBytesSpilled }
    cachedFraction = cached.fraction
    let costs = RunningCosts(
      assessment, deployment, change, spilled: memoryBytesSpilled, heap: liveHeap)
    gcShare = costs.gcShare
    duration = costs.duration
    reservation = deployment.executor.map {
      Double($0.granted.bytes) * Double(deployment.executorCount) * (costs.likelyDuration ?? 1)
    }
    confidence = assessment.executorNeed?.confidence ?? .none
  }

  /// What is live in any stage; more than there was, if that ran out.
  private static func bracket(of needs: [Bracket], _ assessment: Assessment) -> Bracket? {
    guard var low = needs.map(\.low).max() else { return nil }
    var high = needs.contains { $0.high == nil } ? nil : needs.compactMap(\.high).max()
    if assessment.failures.executorHeapExhausted, let heap = assessment.setup.executor?.heap {
      low = max(low, heap.maxMemory)
      high = nil
    }
    return Bracket(low: low, high: high)
  }
}
