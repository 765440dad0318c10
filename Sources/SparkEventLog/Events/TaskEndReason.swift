import SparkProfile

/// How a task ended.
struct TaskEndReason {
  /// Set unless the task succeeded.
  var failure: FailedTasks?
  /// Whether the task was lost with its executor, and Spark blames the application for that.
  var blamesApplicationForLoss = false

  init() {}

  init(reading json: inout JSONScanner, _ unknown: inout UnknownFields) throws(JSONError) {
    // Nearly always.
    if json.skip(#"{"Reason":"Success"}"#) { return }
    var kind: String?
    var className: String?
    var description: String?
    var isCausedByApplication = true
    try json.readObject { json throws(JSONError) in
      if json.isAt("Reason") {
        kind = try json.readString(limit: TextLimit.name)
      } else if json.isAt("Class Name") {
        className = try json.readString(limit: TextLimit.name)
      } else if json.isAt("Description") || json.isAt("Message") || json.isAt("Loss Reason")
        || json.isAt("Kill Reason")
      {
        description = try json.readString(limit: TextLimit.searched)
      } else if json.isAt("Exit Caused By App") {
        isCausedByApplication = try json.readBoolean() ?? true
      } else {
        try unknown.skip(
          &json, in: "TaskEndReason",
          known: [
            "Stack Trace", "Full Stack Trace", "Accumulator Updates", "Metrics", "Executor ID",
            "Block Manager Address", "Shuffle ID", "Map ID", "Map Index", "Reduce ID", "Job ID",
            "Partition ID", "Attempt Number",
          ])
      }
    }
    guard let kind, kind != "Success" else { return }
    let text = [className, description].compactMap(\.self).joined(separator: ": ")
    failure = FailedTasks(
      reason: kind, className: className, memoryFailure: MemoryFailure(message: text),
      message: text.isEmpty ? nil : text.keptPrefix(TextLimit.message))
    blamesApplicationForLoss = kind == "ExecutorLostFailure" && isCausedByApplication
  }
}
