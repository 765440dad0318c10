import SparkProfile

struct TaskEnd: EventReader {
  var stageID: Int?
  var attempt = 0
  var isResultTask = false
  var reason = TaskEndReason()
  var executorID: String?
  var finishTime: Int64?
  var isKilled = false
  var peaks = ExecutorMetricPeaks()
  var metrics: TaskMetrics?
  /// From the accumulables of an older log.
  var peakOfAccumulables: Int64?
  private var hasPartitionID = false

  private enum Field: String, CaseIterable {
    case event = "Event"
    case stageID = "Stage ID"
    case attempt = "Stage Attempt ID"
    case taskType = "Task Type"
    case reason = "Task End Reason"
    case info = "Task Info"
    case executorMetrics = "Task Executor Metrics"
    case metrics = "Task Metrics"
  }

  private enum InfoField: String, CaseIterable {
    case taskID = "Task ID"
    case index = "Index"
    case attempt = "Attempt"
    case partitionID = "Partition ID"
    case launchTime = "Launch Time"
    case executorID = "Executor ID"
    case host = "Host"
    case locality = "Locality"
    case speculative = "Speculative"
    case gettingResultTime = "Getting Result Time"
    case finishTime = "Finish Time"
    case failed = "Failed"
    case killed = "Killed"
    case accumulables = "Accumulables"
  }

  private static let fieldNames = FieldNames<Field>()
  private static let infoFieldNames = FieldNames<InfoField>()

  mutating func read(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    try json.readObject(Self.fieldNames) { json, field throws(JSONError) in
      switch field {
      case .event: try json.skipValue()
      case .stageID: stageID = try json.readInt()
      case .attempt: attempt = try json.readInt() ?? 0
      case .taskType:
        isResultTask = try json.readString(limit: TextLimit.name) == "ResultTask"
      case .reason: reason = try TaskEndReason(reading: &json, &unknown)
      case .info: try readInfo(&json, &unknown)
      case .executorMetrics: try json.readExecutorMetrics(into: &peaks, &unknown)
      case .metrics:
        var metrics = try TaskMetrics(reading: &json, &unknown)
        metrics.peakExecutionMemory = metrics.peakExecutionMemory ?? peakOfAccumulables
        self.metrics = metrics
      case nil: try unknown.skip(&json, in: "TaskEnd")
      }
    }
  }

  private mutating func readInfo(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    try json.readObject(Self.infoFieldNames) { json, field throws(JSONError) in
      switch field {
      case .executorID: executorID = try json.readString(limit: TextLimit.name)
      case .finishTime: finishTime = try json.readInteger()
      case .killed: isKilled = try json.readBoolean() ?? false
      case .partitionID:
        hasPartitionID = true
        try json.skipValue()
      case .accumulables where !hasPartitionID:
        // Where there is a partition's id (3.3), the task's metrics have the peak. It is written
        // first; the many accumulables of newer logs need not be looked at.
        peakOfAccumulables = try json.readPeakExecutionMemoryOfAccumulables()
      case nil: try unknown.skip(&json, in: "TaskInfo")
      default: try json.skipValue()
      }
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let stageID else { return }
    let id = StageAttemptID(stage: stageID, attempt: attempt)
    profile.updateStage(id) { stage in
      stage.returnsResults = stage.returnsResults || isResultTask
      stage.tasks.ended += 1
      if isKilled {
        stage.tasks.killed += 1
      } else if let failure = reason.failure {
        stage.tasks.failed += 1
        stage.tasks.recordFailure(failure)
      } else {
        stage.tasks.succeeded += 1
      }
      metrics?.add(to: &stage.tasks)
      if let executorID, peaks.isSampled { stage.recordSample(peaks, executor: executorID) }
    }
    if let executorID {
      profile.updateExecutor(executorID) { executor in
        executor.taskCount += 1
        executor.failedTaskCount += !isKilled && reason.failure != nil ? 1 : 0
        executor.tasksLostWithExecutor += reason.blamesApplicationForLoss ? 1 : 0
        executor.runTime = executor.runTime.addingSaturated(metrics?.runTime ?? 0)
        executor.gcTime = executor.gcTime.addingSaturated(metrics?.gcTime ?? 0)
        if peaks.isSampled { executor.recordSample(peaks) }
      }
    }
    profile.noteTime(finishTime)
  }
}
