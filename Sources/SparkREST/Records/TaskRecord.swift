import SparkEventLog
import SparkProfile

/// A task, as `taskList` gives it.
struct TaskRecord: Decodable, Sendable {
  var launchTime: String?
  var duration: Int64?
  var executorId: String?
  var status: String?
  var errorMessage: String?
  var taskMetrics: Metrics?

  struct Metrics: Decodable, Sendable {
    var executorRunTime: Int64?
    var executorCpuTime: Int64?
    var resultSize: Int64?
    var jvmGcTime: Int64?
    var memoryBytesSpilled: Int64?
    var diskBytesSpilled: Int64?
    var peakExecutionMemory: Int64?
    var inputMetrics: Bytes?
    var outputMetrics: Bytes?
    var shuffleReadMetrics: ShuffleRead?
    var shuffleWriteMetrics: Bytes?

    var isZero: Bool {
      [executorRunTime, executorCpuTime, resultSize, jvmGcTime, memoryBytesSpilled]
        .allSatisfy { $0 ?? 0 == 0 } && peakExecutionMemory ?? 0 == 0
    }
  }

  struct Bytes: Decodable, Sendable {
    var bytesRead: Int64?
    var bytesWritten: Int64?
  }

  struct ShuffleRead: Decodable, Sendable {
    var remoteBytesRead: Int64?
    var localBytesRead: Int64?
  }

  var hasEnded: Bool { status == "SUCCESS" || status == "FAILED" || status == "KILLED" }

  /// When it ended, in milliseconds since 1970.
  var finishTime: Int64? {
    guard let duration, let launch = SparkDate.milliseconds(launchTime) else { return nil }
    return launch.addingSaturated(duration)
  }

  /// Its counters; nil for one that died with its executor, of which Spark shows zeros.
  var metrics: TaskMetrics? {
    guard let counted = taskMetrics, status == "SUCCESS" || !counted.isZero else { return nil }
    var metrics = TaskMetrics()
    metrics.runTime = counted.executorRunTime ?? 0
    metrics.cpuTime = counted.executorCpuTime ?? 0
    metrics.resultSize = counted.resultSize ?? 0
    metrics.gcTime = counted.jvmGcTime ?? 0
    metrics.memoryBytesSpilled = counted.memoryBytesSpilled ?? 0
    metrics.diskBytesSpilled = counted.diskBytesSpilled ?? 0
    metrics.peakExecutionMemory = counted.peakExecutionMemory
    metrics.inputBytes = counted.inputMetrics?.bytesRead ?? 0
    metrics.outputBytes = counted.outputMetrics?.bytesWritten ?? 0
    metrics.shuffleReadBytes = (counted.shuffleReadMetrics?.remoteBytesRead ?? 0)
      .addingSaturated(counted.shuffleReadMetrics?.localBytesRead ?? 0)
    metrics.shuffleWriteBytes = counted.shuffleWriteMetrics?.bytesWritten ?? 0
    return metrics
  }
}
