import SparkEventLog
import SparkProfile

/// A stage attempt, and how far its tasks were read.
struct KnownStage: Sendable {
  var record: StageRecord
  var tasks = StageTasks()
  private(set) var peaks: [String: ExecutorMetricPeaks] = [:]
  /// Whether nothing of it need be asked for again.
  var isRead = false

  init(_ record: StageRecord) {
    self.record = record
  }

  /// Whether every task that ended is in the totals.
  var isWhole: Bool { tasks.totals.ended >= record.endedTasks }

  mutating func add(_ detail: StageDetailRecord) {
    for (id, summary) in detail.executorSummary ?? [:] {
      guard let sample = summary.peakMemoryMetrics, sample.isSampled else { continue }
      peaks[id.keptPrefix(TextLimit.name), default: ExecutorMetricPeaks()].merge(sample)
    }
  }

  /// What a profile has of it.
  var stage: Stage {
    var stage = Stage(id: record.id)
    stage.name = record.name?.keptPrefix(TextLimit.name)
    stage.plannedTasks = record.numTasks
    stage.resourceProfileID = record.resourceProfileId
    stage.submissionTime = SparkDate.milliseconds(record.submissionTime)
    stage.completionTime = SparkDate.milliseconds(record.completionTime)
    stage.failureReason = record.failureReason?.keptPrefix(TextLimit.message)
    stage.peaks = peaks
    stage.tasks = isWhole ? tasks.totals : summedTotals
    return stage
  }

  /// The totals as Spark has them, where only a part of the tasks was read: exact sums, and how they
  /// are spread among the tasks that were.
  private var summedTotals: TaskTotals {
    var totals = tasks.totals
    totals.ended = record.endedTasks
    totals.succeeded = record.numCompleteTasks ?? 0
    totals.failed = record.numFailedTasks ?? 0
    totals.killed = record.numKilledTasks ?? 0
    totals.runTime = record.executorRunTime ?? totals.runTime
    totals.cpuTime = record.executorCpuTime ?? totals.cpuTime
    totals.gcTime = record.jvmGcTime ?? totals.gcTime
    totals.resultSize = record.resultSize ?? totals.resultSize
    totals.memoryBytesSpilled = record.memoryBytesSpilled ?? totals.memoryBytesSpilled
    totals.diskBytesSpilled = record.diskBytesSpilled ?? totals.diskBytesSpilled
    totals.inputBytes = record.inputBytes ?? totals.inputBytes
    totals.outputBytes = record.outputBytes ?? totals.outputBytes
    totals.shuffleReadBytes = record.shuffleBytesRead
    totals.shuffleWriteBytes = record.shuffleWriteBytes ?? totals.shuffleWriteBytes
    return totals
  }

  /// What it is seen to do now.
  var live: LiveStage {
    var live = LiveStage()
    live.activeTasks = record.numActiveTasks ?? 0
    live.completedTasks = record.numCompleteTasks ?? 0
    live.failedTasks = record.numFailedTasks ?? 0
    live.plannedTasks = record.numTasks ?? 0
    live.memoryBytesSpilled = record.memoryBytesSpilled ?? 0
    return live
  }
}
