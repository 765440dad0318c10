/// Which reader takes which event.
enum EventKind {
  /// The end of a task, which most of a log is.
  case taskEnd
  /// Another event that a profile is made from.
  case read(any EventReader.Type)
  /// An event that is known and tells nothing of memory that another does not.
  case passedOver
  /// Anything else.
  case unknown(name: String)

  /// Whether somebody reads the event's fields.
  var isRead: Bool {
    switch self {
    case .taskEnd, .read: true
    case .passedOver, .unknown: false
    }
  }

  /// The kind of the event in a line.
  ///
  /// - Throws: ``JSONError`` if it cannot be told, as in a line that is no object or has no `Event`.
  init(of line: RawSpan) throws(JSONError) {
    let json = JSONScanner(line)
    if json.begins(with: Self.taskEndStart.span) {
      self = .taskEnd
    } else if json.begins(with: Self.taskStartStart.span) {
      self = .passedOver
    } else {
      guard let name = try Self.name(in: line) else { throw .malformed(at: 0) }
      self.init(name: name)
    }
  }

  init(name: String) {
    if name == Self.taskEndName {
      self = .taskEnd
    } else if let reader = Self.readers[name] {
      self = .read(reader)
    } else if Self.passedOverNames.contains(name) || KnownEvents.contains(name) {
      self = .passedOver
    } else {
      self = .unknown(name: name)
    }
  }

  /// The value of `Event`, which Spark writes first. Where it is not first, the line is searched.
  private static func name(in line: RawSpan) throws(JSONError) -> String? {
    var json = JSONScanner(line)
    if let name = try json.readLeadingEventName() { return name }
    var whole = JSONScanner(line)
    var name: String?
    let isObject = try whole.readObject { json throws(JSONError) in
      if json.isAt("Event") {
        name = try json.readString(limit: TextLimit.name)
      } else {
        try json.skipValue()
      }
    }
    return isObject ? name : nil
  }

  private static let taskEndName = "SparkListenerTaskEnd"
  private static let taskEndStart = Array("{\"Event\":\"\(taskEndName)\"".utf8)
  private static let taskStartStart = Array("{\"Event\":\"SparkListenerTaskStart\"".utf8)

  /// Events by the name under which `JsonProtocol.scala` writes them: core events by their short
  /// name, those of other modules by their class.
  private static let readers: [String: any EventReader.Type] = [
    "SparkListenerLogStart": LogStart.self,
    "DBCEventLoggingListenerMetadata": LogStart.self,
    "SparkListenerApplicationStart": ApplicationStart.self,
    "SparkListenerApplicationEnd": ApplicationEnd.self,
    "SparkListenerEnvironmentUpdate": EnvironmentUpdate.self,
    "SparkListenerResourceProfileAdded": ResourceProfileAdded.self,
    "SparkListenerBlockManagerAdded": BlockManagerAdded.self,
    "SparkListenerExecutorAdded": ExecutorAdded.self,
    "SparkListenerExecutorRemoved": ExecutorRemoved.self,
    "SparkListenerJobStart": JobStart.self,
    "SparkListenerJobEnd": JobEnd.self,
    "SparkListenerStageSubmitted": StageReport.self,
    "SparkListenerStageCompleted": StageReport.self,
    "SparkListenerStageExecutorMetrics": StageExecutorMetrics.self,
    "SparkListenerExecutorMetricsUpdate": ExecutorMetricsUpdate.self,
    "SparkListenerBlockUpdated": BlockUpdated.self,
    "SparkListenerUnpersistRDD": UnpersistRDD.self,
    sqlPackage + "SparkListenerSQLExecutionStart": SQLPlanUpdate.self,
    sqlPackage + "SparkListenerSQLAdaptiveExecutionUpdate": SQLPlanUpdate.self,
    sqlPackage + "SparkListenerDriverAccumUpdates": DriverAccumulatorUpdates.self,
    sqlPackage + "SparkListenerSQLExecutionEnd": SQLExecutionEnd.self,
  ]

  private static let passedOverNames: Set<String> = Set(
    [
      "TaskStart", "TaskGettingResult", "SpeculativeTaskSubmitted", "BlockManagerRemoved",
      "UnschedulableTaskSetAdded", "UnschedulableTaskSetRemoved", "MiscellaneousProcessAdded",
    ].map { "SparkListener" + $0 }
      + [
        "ExecutorExcluded", "ExecutorExcludedForStage", "ExecutorUnexcluded", "NodeExcluded",
        "NodeExcludedForStage", "NodeUnexcluded", "ExecutorBlacklisted",
        "ExecutorBlacklistedForStage", "ExecutorUnblacklisted", "NodeBlacklisted",
        "NodeBlacklistedForStage", "NodeUnblacklisted", "MiscellaneousProcessAdded",
        "StageExecutorMetrics", "ResourceProfileAdded", "SpeculativeTaskSubmitted",
        "UnschedulableTaskSetAdded", "UnschedulableTaskSetRemoved",
      ].map { "org.apache.spark.scheduler.SparkListener" + $0 }
      + [sqlPackage + "SparkListenerSQLAdaptiveSQLMetricUpdates"])

  private static let sqlPackage = "org.apache.spark.sql.execution.ui."
}
