public import SparkProfile

/// What is to be seen of one stage attempt that runs.
public struct StageView: Hashable, Sendable {
  /// Stage and attempt.
  public var id: StageAttemptID
  /// The call that Spark names it after.
  public var name: String?
  /// Tasks that run.
  public var activeTasks: Int
  /// Tasks that ended well.
  public var completedTasks: Int
  /// Tasks that failed.
  public var failedTasks: Int
  /// Tasks in all; 0 if it is not known.
  public var plannedTasks: Int
  /// Bytes that its tasks have spilled out of memory.
  public var spilled: Int64
  /// Bytes that its tasks spilled a second in the last minute.
  public var spillRate: Double?
  /// Results that its tasks have sent to the driver, against `spark.driver.maxResultSize`; at the
  /// limit Spark aborts the job. Nil if its tasks send none.
  public var results: Gauge?
  /// Bytes of results when all tasks have ended, if those to come send as much as those that ended.
  public var projectedResults: Int64?
  /// The share of its task time that went to collections.
  public var gcShare: Double?

  /// The share of its tasks that ended well; nil if it is not known how many there are.
  public var progress: Double? {
    plannedTasks > 0 ? min(1, Double(completedTasks) / Double(plannedTasks)) : nil
  }
}

extension StageView {
  /// From fewer ended tasks than these nothing is concluded about the others.
  private static let fewestTasks = 5

  init(
    id: StageAttemptID, _ stage: Stage?, _ live: LiveStage, resultLimit: Int64?,
    samples: StageSamples
  ) {
    self.id = id
    name = stage?.name
    activeTasks = live.activeTasks
    completedTasks = live.completedTasks
    failedTasks = live.failedTasks
    plannedTasks = live.plannedTasks
    spilled = live.memoryBytesSpilled
    spillRate = samples.spillRate
    gcShare = stage.flatMap { Samples.share($0.tasks.gcTime, of: $0.tasks.runTime) }
    guard let stage, stage.returnsResults, stage.tasks.resultSize > 0 else { return }
    var gauge = Gauge(value: stage.tasks.resultSize, limit: resultLimit, isPeak: false)
    if stage.tasks.succeeded >= Self.fewestTasks, live.plannedTasks > stage.tasks.succeeded {
      let whole =
        Double(stage.tasks.resultSize) / Double(stage.tasks.succeeded) * Double(live.plannedTasks)
      projectedResults = Int64(exactly: whole.rounded()) ?? .max
      // A stage that ends before its results are too many never reaches the limit.
      if let resultLimit, whole > Double(resultLimit) {
        gauge.forecast = Trend(samples.results).forecast(limit: Double(resultLimit))
      }
    }
    results = gauge
  }
}
