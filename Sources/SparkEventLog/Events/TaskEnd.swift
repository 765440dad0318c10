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

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Stage ID") {
      stageID = try json.readInt()
    } else if json.isAt("Stage Attempt ID") {
      attempt = try json.readInt() ?? 0
    } else if json.isAt("Task Type") {
      isResultTask = try json.readString(limit: TextLimit.name) == "ResultTask"
    } else if json.isAt("Task End Reason") {
      reason = try TaskEndReason(reading: &json, &unknown)
    } else if json.isAt("Task Info") {
      try json.readObject { json throws(JSONError) in
        try readInfoField(&json, &unknown)
      }
    } else if json.isAt("Task Executor Metrics") {
      try json.readExecutorMetrics(into: &peaks, &unknown)
    } else if json.isAt("Task Metrics") {
      var metrics = try TaskMetrics(reading: &json, &unknown)
      metrics.peakExecutionMemory = metrics.peakExecutionMemory ?? peakOfAccumulables
      self.metrics = metrics
    } else {
      try unknown.skip(&json, in: "TaskEnd")
    }
  }

  private mutating func readInfoField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor ID") {
      executorID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Finish Time") {
      finishTime = try json.readInteger()
    } else if json.isAt("Killed") {
      isKilled = try json.readBoolean() ?? false
    } else if json.isAt("Partition ID") {
      hasPartitionID = true
      try json.skipValue()
    } else if !hasPartitionID, json.isAt("Accumulables") {
      // Where there is a partition's id (3.3), the task's metrics have the peak. It is written
      // first; the many accumulables of newer logs need not be looked at.
      peakOfAccumulables = try json.readPeakExecutionMemoryOfAccumulables()
    } else {
      try unknown.skip(
        &json, in: "TaskInfo",
        known: [
          "Failed", "Accumulables", "Task ID", "Index", "Attempt", "Launch Time", "Host",
          "Locality", "Speculative", "Getting Result Time",
        ])
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
    }
    if let executorID {
      profile.updateExecutor(executorID) { executor in
        executor.taskCount += 1
        executor.failedTaskCount += !isKilled && reason.failure != nil ? 1 : 0
        executor.tasksLostWithExecutor += reason.blamesApplicationForLoss ? 1 : 0
        executor.runTime = executor.runTime.addingSaturated(metrics?.runTime ?? 0)
        executor.gcTime = executor.gcTime.addingSaturated(metrics?.gcTime ?? 0)
      }
      if peaks.isSampled {
        profile.recordSample(peaks, executor: executorID, stage: id)
      }
    }
    profile.noteTime(finishTime)
  }
}
