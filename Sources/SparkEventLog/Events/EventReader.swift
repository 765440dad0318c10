import SparkProfile

/// Reads the fields of one kind of event into a value, and then adds that value to a profile.
///
/// The two steps are apart so that a line which turns out to be damaged in its middle leaves the
/// profile as it was.
protocol EventReader: SendableMetatype {
  init()

  /// Reads or skips the value of the field at which `json` stands.
  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError)

  /// Adds what was read.
  func apply(to profile: inout SparkProfile)
}

/// The fields of an event that nobody knows.
struct UnknownFields {
  private(set) var names: [String] = []

  /// Skips the field at which `json` stands, and notes its name unless it is one of `known`.
  mutating func skip(
    _ json: inout JSONScanner, in object: StaticString, known: [StaticString] = []
  ) throws(JSONError) {
    if !known.contains(where: { json.isAt($0) }) {
      names.append("\(object).\(json.keyText.prefix(100))")
    }
    try json.skipValue()
  }
}

/// Which reader takes which event.
enum EventKind {
  /// An event that a profile is made from.
  case read(any EventReader.Type)
  /// An event that is known and tells nothing of memory that another does not.
  case passedOver
  /// Anything else.
  case unknown

  /// Whether somebody reads the event's fields.
  var isRead: Bool {
    if case .read = self { true } else { false }
  }

  init(name: String) {
    if let reader = Self.readers[name] {
      self = .read(reader)
    } else if Self.passedOverNames.contains(name) || KnownEvents.contains(name) {
      self = .passedOver
    } else {
      self = .unknown
    }
  }

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
    "SparkListenerTaskEnd": TaskEnd.self,
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

extension SparkProfile {
  /// Notes how far the log reaches.
  mutating func noteTime(_ time: Int64?) {
    guard let time, time > application.lastEventTime ?? .min else { return }
    application.lastEventTime = time
  }

  /// Changes an executor, or the driver, known or not yet.
  mutating func updateExecutor(_ id: String, _ change: (inout Executor) -> Void) {
    if id == Executor.driverID {
      change(&driver)
    } else {
      change(&executors[id, default: Executor(id: id)])
    }
  }

  /// Changes a stage attempt, known or not yet.
  mutating func updateStage(_ id: StageAttemptID, _ change: (inout Stage) -> Void) {
    change(&stages[id, default: Stage(id: id)])
  }
}

/// How much of a text from a log a profile keeps, in bytes: enough to recognize and to quote it.
enum TextLimit {
  static let message = 1000
  /// How much is looked at to recognize a failure: a Python traceback names it at its end.
  static let searched = 64 << 10
  static let name = 200
}

extension String {
  /// The beginning, of at most `limit` bytes of whole characters.
  func keptPrefix(_ limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit)
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { utf8.formIndex(before: &end) }
    return String(self[..<end])
  }
}
