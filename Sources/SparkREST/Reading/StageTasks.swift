import SparkEventLog
import SparkProfile

/// What is known of the tasks of one stage attempt, from the pages of its list that were read.
struct StageTasks: Sendable {
  /// What the tasks of a stage did on one executor.
  struct Share: Sendable {
    var taskCount = 0
    var failedTaskCount = 0
    var tasksLostWithExecutor = 0
    var runTime: Int64 = 0
    var gcTime: Int64 = 0

    mutating func add(_ other: Share) {
      taskCount = taskCount.addingSaturated(other.taskCount)
      failedTaskCount = failedTaskCount.addingSaturated(other.failedTaskCount)
      tasksLostWithExecutor = tasksLostWithExecutor.addingSaturated(other.tasksLostWithExecutor)
      runTime = runTime.addingSaturated(other.runTime)
      gcTime = gcTime.addingSaturated(other.gcTime)
    }
  }

  /// Their totals.
  private(set) var totals = TaskTotals()
  /// By executor.
  private(set) var shares: [String: Share] = [:]
  /// When the last of them ended, in milliseconds since 1970.
  private(set) var lastFinish: Int64?
  /// How many tasks at the beginning of the list, which is by id, need not be asked for again.
  private(set) var position = 0

  /// Adds a page that begins at ``position``.
  ///
  /// - Parameters:
  ///   - page: Tasks in the order of their ids.
  ///   - isActive: Whether the stage still runs. Then the page is read again from the first task that
  ///     does. In a stage that has ended, a task that seems to run is one whose end was lost.
  mutating func add(_ page: [TaskRecord], isActive: Bool) {
    let page = isActive ? page.prefix { $0.hasEnded } : page[...]
    position += page.count
    // As a log has them: the first that failed for a reason is the one that is quoted.
    let ended = page.filter(\.hasEnded)
    for task in ended.sorted(by: { $0.finishTime ?? .max < $1.finishTime ?? .max }) { add(task) }
  }

  private mutating func add(_ task: TaskRecord) {
    var share = Share(taskCount: 1)
    totals.ended += 1
    switch task.status {
    case "KILLED": totals.killed += 1
    case "FAILED":
      totals.failed += 1
      totals.recordFailure(TaskFailureText.failure(task.errorMessage))
      share.failedTaskCount = 1
      share.tasksLostWithExecutor =
        TaskFailureText.blamesApplicationForLoss(task.errorMessage) ? 1 : 0
    default: totals.succeeded += 1
    }
    if let metrics = task.metrics {
      metrics.add(to: &totals)
      share.runTime = metrics.runTime
      share.gcTime = metrics.gcTime
    }
    if let executor = task.executorId?.keptPrefix(TextLimit.name) {
      shares[executor, default: Share()].add(share)
    }
    if let finish = task.finishTime { lastFinish = max(lastFinish ?? finish, finish) }
  }
}
