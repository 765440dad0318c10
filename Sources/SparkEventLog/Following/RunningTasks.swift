import SparkProfile

/// Which tasks run, as starts and ends of tasks tell, and what executors have spilled.
///
/// Its size grows with the executors and the stages that run, not with tasks.
struct RunningTasks: Sendable {
  private var byExecutor: [String: Int] = [:]
  private var byStage: [StageAttemptID: Int] = [:]
  private var spilled: [String: Int64] = [:]

  /// Tasks that run on an executor. Starts that are missing in a log give no negative count.
  func count(onExecutor id: String) -> Int { max(0, byExecutor[id] ?? 0) }

  /// Tasks of a stage attempt that run.
  func count(ofStage id: StageAttemptID) -> Int { max(0, byStage[id] ?? 0) }

  /// Bytes that tasks which have ended on an executor had in memory when these were spilled.
  func memorySpilled(byExecutor id: String) -> Int64 { spilled[id] ?? 0 }

  mutating func add(_ start: TaskStart) {
    if let stageID = start.stageID {
      Self.change(
        &byStage, StageAttemptID(stage: stageID, attempt: start.attempt), by: 1)
    }
    if let id = start.executorID { Self.change(&byExecutor, id, by: 1) }
  }

  mutating func add(_ end: TaskEnd) {
    if let stageID = end.stageID {
      Self.change(&byStage, StageAttemptID(stage: stageID, attempt: end.attempt), by: -1)
    }
    guard let id = end.executorID else { return }
    Self.change(&byExecutor, id, by: -1)
    guard let bytes = end.metrics?.memoryBytesSpilled, bytes > 0 else { return }
    spilled[id] = (spilled[id] ?? 0).addingSaturated(bytes)
  }

  /// Forgets what has ended, so that nothing is kept of tasks whose end was never logged.
  mutating func forgetEnded(in profile: SparkProfile) {
    byStage = byStage.filter { profile.stages[$0.key]?.completionTime == nil }
    byExecutor = byExecutor.filter { profile.executors[$0.key]?.removedTime == nil }
  }

  private static func change<Key: Hashable>(_ counts: inout [Key: Int], _ key: Key, by delta: Int) {
    let count = (counts[key] ?? 0).addingSaturated(delta)
    counts[key] = count == 0 ? nil : count
  }
}

/// `SparkListenerTaskStart`, of which a profile keeps nothing.
struct TaskStart {
  var stageID: Int?
  var attempt = 0
  var executorID: String?

  private static let beginning = Array("{\"Event\":\"SparkListenerTaskStart\"".utf8)

  /// The start in a line; nil if the line is another event, or damaged.
  init?(_ line: RawSpan) {
    var json = JSONScanner(line)
    guard json.begins(with: Self.beginning.span) else { return nil }
    do throws(JSONError) {
      try json.readObject { json throws(JSONError) in
        if json.isAt("Stage ID") {
          stageID = try json.readInt()
        } else if json.isAt("Stage Attempt ID") {
          attempt = try json.readInt() ?? 0
        } else if json.isAt("Task Info") {
          executorID = try Self.readExecutor(&json)
        } else {
          try json.skipValue()
        }
      }
    } catch {
      return nil
    }
  }

  private static func readExecutor(_ json: inout JSONScanner) throws(JSONError) -> String? {
    var id: String?
    try json.readObject { json throws(JSONError) in
      if json.isAt("Executor ID") {
        id = try json.readString(limit: TextLimit.name)
      } else {
        try json.skipValue()
      }
    }
    return id
  }
}
