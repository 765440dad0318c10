import SparkProfile

extension KnownApplication {
  /// The driver and the executors that are alive.
  var liveExecutors: [String: LiveExecutor] {
    executors.values.filter { $0.isActive != false }.reduce(into: [:]) { live, record in
      var executor = LiveExecutor()
      executor.activeTasks = record.activeTasks ?? 0
      executor.slots = record.maxTasks ?? 0
      executor.completedTasks = record.completedTasks ?? 0
      executor.failedTasks = record.failedTasks ?? 0
      executor.storageMemory = record.memoryUsed
      executor.unifiedMemory = record.maxMemory
      executor.taskTime = record.totalDuration ?? 0
      executor.gcTime = record.totalGCTime ?? 0
      live[record.id] = executor
    }
  }

  /// The stages that run.
  var liveStages: [StageAttemptID: LiveStage] {
    stages.filter { $0.value.record.isActive }.mapValues(\.live)
  }
}
