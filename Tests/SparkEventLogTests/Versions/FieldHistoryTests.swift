import Testing

@testable import SparkEventLog

/// Since when a Spark writes what Ballast reads or passes over, held against the recorded logs,
/// which begin with 3.2. What is older than that is tested by hand in `OldShapeTests`.
@Suite struct FieldHistoryTests {
  struct Field: Sendable, CustomTestStringConvertible {
    let event: String
    /// The names on the way to the value; none if the event itself came with that version. Of a
    /// list, any element has it.
    let path: [String]
    /// The first line of releases that writes it.
    let since: VersionLog.Line

    var testDescription: String { ([event] + path).joined(separator: ".") }

    init(_ event: String, _ path: String..., since major: Int, _ minor: Int) {
      self.event = event
      self.path = path
      since = VersionLog.Line(major, minor)
    }
  }

  /// Sources: `core/…/util/JsonProtocol.scala`, `core/…/metrics/ExecutorMetricType.scala` and
  /// `sql/core/…/execution/ui/SQLListener.scala` of each line of releases.
  static let fields: [Field] = [
    // Before any Spark that is read here.
    Field("BlockManagerAdded", "Maximum Onheap Memory", since: 2, 3),
    Field("BlockUpdated", "Block Updated Info", "Memory Size", since: 2, 3),
    Field("JobStart", "Stage Infos", "RDD Info", "Storage Level", "Use Memory", since: 1, 2),
    Field("TaskEnd", "Task Info", "Accumulables", "Update", since: 2, 0),
    Field("UnpersistRDD", "RDD ID", since: 1, 0),
    // What executors sampled, and what a task held.
    Field("TaskEnd", "Task Metrics", "Peak Execution Memory", since: 3, 0),
    Field("TaskEnd", "Task Executor Metrics", "JVMHeapMemory", since: 3, 0),
    Field("StageExecutorMetrics", "Executor Metrics", "JVMHeapMemory", since: 3, 0),
    Field("EnvironmentUpdate", "Hadoop Properties", since: 3, 0),
    Field("SQLAdaptiveExecutionUpdate", "sparkPlanInfo", since: 3, 0),
    Field("ResourceProfileAdded", "Executor Resource Requests", since: 3, 1),
    Field("ExecutorAdded", "Executor Info", "Resource Profile Id", since: 3, 1),
    Field("StageCompleted", "Stage Info", "Resource Profile Id", since: 3, 1),
    Field("ExecutorMetricsUpdate", "Executor Metrics Updated", "Executor Metrics", since: 3, 2),
    Field("TaskEnd", "Task Info", "Partition ID", since: 3, 3),
    Field("TaskEnd", "Task Executor Metrics", "TotalGCTime", since: 3, 3),
    Field("SQLExecutionStart", "modifiedConfigs", since: 3, 3),
    Field("EnvironmentUpdate", "Metrics Properties", since: 3, 4),
    Field("ExecutorAdded", "Executor Info", "Registration Time", since: 3, 4),
    Field("SQLExecutionStart", "rootExecutionId", since: 3, 4),
    Field("SQLExecutionEnd", "errorMessage", since: 3, 4),
    Field("BlockUpdated", "Block Updated Info", "Storage Level", "Use Off Heap", since: 3, 4),
    Field("StageCompleted", "Stage Info", "Shuffle Push Enabled", since: 3, 4),
    Field("TaskEnd", "Task Metrics", "Shuffle Read Metrics", "Push Based Shuffle", since: 3, 4),
    Field("SQLExecutionStart", "jobTags", since: 3, 5),
    Field("ApplicationEnd", "ExitCode", since: 4, 0),
    Field("TaskEnd", "Task Metrics", "Peak On Heap Execution Memory", since: 4, 0),
    Field("TaskEnd", "Task Metrics", "Peak Off Heap Execution Memory", since: 4, 0),
    Field("TaskEnd", "Task Executor Metrics", "ConcurrentGCTime", since: 4, 0),
    Field("SQLExecutionStart", "jobGroupId", since: 4, 0),
    Field("SQLExecutionStart", "queryId", since: 4, 2),
    Field("SQLExecutionEnd", "queryId", since: 4, 2),
  ]

  @Test("a field is in the logs of every Spark since the one that brought it", arguments: fields)
  func history(_ field: Field) {
    for log in ReferenceLog.versions {
      let line = VersionLog.line(of: log.name)
      let found = log.events(field.event).contains { Self.has(field.path[...], in: $0) }
      #expect(found == (line >= field.since), "\(log.name)")
    }
  }

  private static func has(_ path: ArraySlice<String>, in value: JSONValue) -> Bool {
    guard let name = path.first else { return value != .null }
    if case .list(let items) = value { return items.contains { has(path, in: $0) } }
    guard let next = value.fields[name] else { return false }
    // A field that is there may be null or an empty list.
    return path.count == 1 || has(path.dropFirst(), in: next)
  }
}
