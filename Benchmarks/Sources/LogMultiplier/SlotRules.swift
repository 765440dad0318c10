/// Where numbers stand in the events of Spark, and what they mean there (`JsonProtocol.scala`,
/// `SQLListener.scala`).
enum SlotRules {
  /// What the number is on this path, the keys that lead to it; an array has none of its own.
  ///
  /// `index` is its position in the innermost array, `position` in the innermost object.
  static func slot(for value: Int, path: [String], index: Int, position: Int) -> Slot? {
    guard let key = path.last else { return nil }
    let parent = path.dropLast().last
    switch key {
    case "Stage ID", "Stage IDs": return .identifier(.stage, value)
    case "Parent IDs": return .identifier(parent == "RDD Info" ? .rdd : .stage, value)
    case "Job ID": return .identifier(.job, value)
    case "RDD ID": return .identifier(.rdd, value)
    case "executionId", "rootExecutionId", "spark.sql.execution.id", "spark.sql.execution.root.id":
      return .identifier(.execution, value)
    case "accumulatorId": return .identifier(.accumulator, value)
    case "accumUpdates" where index == 0: return .identifier(.accumulator, value)
    case "ID" where parent == "Accumulables": return .identifier(.accumulator, value)
    case "Update" where parent == "Accumulables": return .update(value)
    case "Value" where parent == "Accumulables": return .total(value)
    case "Task ID": return .task
    case "Index", "Partition ID": return .taskIndex
    case "Executor ID": return .executor
    case "Port": return .port(value)
    case "Number of Tasks", "Number of Partitions": return .width(value)
    case "Launch Time": return .launchTime
    case "Submission Time": return path.count > 1 ? .submissionTime : .time
    case "Timestamp", "Completion Time", "time", "Finish Time", "Registration Time",
      "Request Time":
      return value == 0 ? nil : .time
    default: break
    }
    if parent == "Task Executor Metrics" || parent == "Executor Metrics" {
      return .sample(position, value)
    }
    return path.first == "Task Metrics" ? .figure(value) : nil
  }

  /// Identifiers inside of strings, such as those of expressions in the text of a plan, follow
  /// one of these.
  static let markers: [(text: [UInt8], slot: @Sendable (Int) -> Slot)] = [
    (Array("#".utf8), { .identifier(.expression, $0) }),
    (Array("plan_id=".utf8), { .identifier(.plan, $0) }),
    (Array("spark_plan_".utf8), { .identifier(.plan, $0) }),
    (Array("execution-root-id-".utf8), { .identifier(.execution, $0) }),
    (Array("executorId=".utf8), { _ in .executor }),
  ]
}
