/// The events that the multiplier treats in a way of their own.
enum EventName: Sendable {
  case taskStart, taskEnd, stageSubmitted, stageCompleted, stageExecutorMetrics
  case executorAdded, blockManagerAdded
  case executionStart, executionEnd, applicationEnd
  case other

  /// The event of a line that Spark wrote: its name comes first.
  init(of line: some Collection<UInt8>) {
    let start = Array(line.prefix(120))
    let name = start.dropFirst(#"{"Event":""#.utf8.count).prefix { $0 != UInt8(ascii: "\"") }
    switch String(decoding: name, as: UTF8.self).split(separator: ".").last {
    case "SparkListenerTaskStart": self = .taskStart
    case "SparkListenerTaskEnd": self = .taskEnd
    case "SparkListenerStageSubmitted": self = .stageSubmitted
    case "SparkListenerStageCompleted": self = .stageCompleted
    case "SparkListenerStageExecutorMetrics": self = .stageExecutorMetrics
    case "SparkListenerExecutorAdded": self = .executorAdded
    case "SparkListenerBlockManagerAdded": self = .blockManagerAdded
    case "SparkListenerSQLExecutionStart": self = .executionStart
    case "SparkListenerSQLExecutionEnd": self = .executionEnd
    case "SparkListenerApplicationEnd": self = .applicationEnd
    default: self = .other
    }
  }
}
