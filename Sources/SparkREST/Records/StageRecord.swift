import SparkProfile

/// A stage attempt, as `stages` gives it.
struct StageRecord: Decodable, Sendable {
  /// Nil for one that Spark let go of while it was known to run.
  var status: String?
  var stageId: Int
  var attemptId: Int?
  var name: String?
  var failureReason: String?
  var submissionTime: String?
  var completionTime: String?
  var numTasks: Int?
  var numActiveTasks: Int?
  var numCompleteTasks: Int?
  var numFailedTasks: Int?
  var numKilledTasks: Int?
  var executorRunTime: Int64?
  var executorCpuTime: Int64?
  var resultSize: Int64?
  var jvmGcTime: Int64?
  var memoryBytesSpilled: Int64?
  var diskBytesSpilled: Int64?
  var inputBytes: Int64?
  var outputBytes: Int64?
  var shuffleRemoteBytesRead: Int64?
  var shuffleLocalBytesRead: Int64?
  var shuffleReadRecords: Int64?
  var shuffleWriteBytes: Int64?
  var shuffleWriteRecords: Int64?
  var resourceProfileId: Int?

  var id: StageAttemptID { StageAttemptID(stage: stageId, attempt: attemptId ?? 0) }
  var isActive: Bool { status == "ACTIVE" }
  /// Takes in that Spark does not list it any more, which it does of stages that have ended.
  mutating func letGo() {
    status = nil
    numActiveTasks = 0
  }
  /// Whether it is one that a log would tell of. Spark shows stages that it need not run as well.
  var hasBegun: Bool {
    status != "SKIPPED" && status != "PENDING" && SparkDate.milliseconds(submissionTime) != nil
  }
  /// Tasks that ended, in whatever way.
  var endedTasks: Int {
    (numCompleteTasks ?? 0).addingSaturated(numFailedTasks ?? 0)
      .addingSaturated(numKilledTasks ?? 0)
  }
  var shuffleBytesRead: Int64 {
    (shuffleRemoteBytesRead ?? 0).addingSaturated(shuffleLocalBytesRead ?? 0)
  }
  var readsShuffle: Bool { shuffleBytesRead > 0 || shuffleReadRecords ?? 0 > 0 }
  var writesShuffle: Bool { shuffleWriteBytes ?? 0 > 0 || shuffleWriteRecords ?? 0 > 0 }
}

/// What `stages/ID/ATTEMPT` tells besides.
struct StageDetailRecord: Decodable, Sendable {
  var executorSummary: [String: ExecutorSummary]?

  struct ExecutorSummary: Decodable, Sendable {
    var peakMemoryMetrics: ExecutorMetricPeaks?
  }
}
