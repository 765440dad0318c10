import SparkMemory
import SparkProfile

/// What the driver would do under another configuration.
struct DriverPrediction {
  /// The heap that it needs; nil if there is no evidence of it.
  let heap: Bracket?
  let judgement: Judgement

  init(_ assessment: Assessment, _ deployment: Deployment, dataFactor: Double) {
    let need = assessment.driverNeed
    let isSampled = need.confidence > .none
    // With more data there are more results. What else grows with it nobody knows: a program may
    // keep the results of several jobs, so from above all does that is not the driver's own.
    let more = max(0, dataFactor - 1)
    let needed = Bracket(
      low: need.heap.low + need.largestJobResult.scaled(by: more),
      high: need.heap.high.map {
        $0 + max($0 - assessment.calibration.driverObjects, .zero).scaled(by: more)
      })
    heap = isSampled || need.largestJobResult > .mebibytes(1) ? needed : nil
    judgement = Self.judgeHeap(assessment, deployment, needed, dataFactor: dataFactor)
      .and(Self.judgeResults(assessment, deployment, dataFactor: dataFactor))
  }

  private static func judgeHeap(
    _ assessment: Assessment, _ deployment: Deployment, _ needed: Bracket, dataFactor: Double
  ) -> Judgement {
    // In local mode the driver's heap is the executors', and was judged as theirs.
    guard deployment.environment.manager != .local, let next = deployment.driver?.heap.maxMemory,
      let now = assessment.setup.driver?.heap.maxMemory
    else { return .safe }
    let size = Double(assessment.profile.dataSize) * dataFactor
    let others = assessment.earlierRuns
    let isTooSmall = others.contains { run in
      run.driverHeapExhausted && run.driverHeap ?? .zero >= next && run.did(atMost: size)
    }
    let isEnough = others.contains { run in
      guard let heap = run.driverHeap else { return false }
      return run.succeeded && !run.driverHeapExhausted && heap <= next && run.did(atLeast: size)
    }
    let need = assessment.driverNeed
    let kind: PredictedFailure.Kind =
      need.largestBroadcast * 2 > need.largestJobResult ? .broadcast : .driverHeap
    if isTooSmall {
      return .fails(
        PredictedFailure(
          kind, reason: "another run of this job ran out of a driver's heap as large as \(next)"))
    }
    if isEnough { return .safe }
    if next < needed.low {
      return .fails(
        PredictedFailure(
          kind, reason: "the driver must hold at least \(needed.low) in a heap of \(next)"))
    }
    let succeeded =
      assessment.outcome.kind == .succeeded && !assessment.failures.driverHeapExhausted
    if succeeded, next >= now, dataFactor <= 1 { return .safe }
    guard let high = needed.high else {
      // What ran out is judged as such.
      if assessment.failures.driverHeapExhausted { return .safe }
      return .unknown("how much of the driver's heap was live: the driver was not sampled")
    }
    guard next < high else { return .safe }
    return .atRisk(
      PredictedFailure(
        kind, reason: "the driver may hold up to \(high) in a heap of \(next)"))
  }

  /// Spark counts what the tasks of one stage send, map tasks left out.
  ///
  /// Source: `core/…/scheduler/TaskSetManager.scala`, `canFetchMoreResults`.
  private static func judgeResults(
    _ assessment: Assessment, _ deployment: Deployment, dataFactor: Double
  ) -> Judgement {
    let limit =
      (try? deployment.configuration.bytes(
        .driverMaxResultSize, version: deployment.environment.version)) ?? nil
    guard let limit, limit > .zero else { return .safe }
    let largest = assessment.profile.stages.values.filter(\.returnsResults)
      .max { ($0.tasks.resultSize, $1.id) < ($1.tasks.resultSize, $0.id) }
    var results = ByteSize(bytes: largest?.tasks.resultSize ?? 0)
    results = max(results, assessment.driverNeed.resultSize ?? .zero).scaled(by: dataFactor)
    guard results > limit else { return .safe }
    return .fails(
      PredictedFailure(
        .driverResultSize, stage: largest?.id,
        reason: "\(results) of results exceed spark.driver.maxResultSize of \(limit)"))
  }
}
