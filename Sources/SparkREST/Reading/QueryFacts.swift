import SparkEventLog
import SparkProfile

/// What one execution of SQL tells of memory.
struct QueryFacts: Sendable {
  var jobIDs: [Int]
  var isRunning: Bool
  /// When it began, or ended, in milliseconds since 1970.
  var lastTime: Int64?
  /// Why it failed; empty where Spark does not say, nil if it did not.
  var failure: String?
  /// Settings of its session that a profile keeps.
  var settings: [String: String] = [:]
  /// Sizes of broadcast tables, in bytes, by a number of the exchange.
  var broadcasts: [Int64: Int64] = [:]
  /// Operators that hold memory, and where each ran, as far as its metrics name the stage.
  var operators: [(operator: MemoryOperator, stage: StageAttemptID?)] = []
  /// Stages in which rows went through Python.
  var pythonStages: Set<StageAttemptID> = []
  var runsPhoton = false

  init(_ record: QueryRecord) {
    jobIDs = record.jobIDs
    isRunning = record.isRunning
    lastTime = SparkDate.milliseconds(record.submissionTime)
    if !isRunning, let begin = lastTime, let duration = record.duration {
      lastTime = begin.addingSaturated(duration)
    }
    if record.status == "FAILED" {
      failure = (record.errorMessage ?? "").keptPrefix(TextLimit.message)
    }
    for (key, value) in record.modifiedConfigs ?? [:] where Job.keptSettings.contains(key) {
      settings[key] = value.keptPrefix(TextLimit.name)
    }
    for node in record.nodes ?? [] { add(node, of: record.id) }
  }

  private mutating func add(_ node: QueryRecord.Node, of query: Int) {
    let name = node.nodeName ?? ""
    runsPhoton = runsPhoton || name.hasPrefix("Photon")
    let isPython = Self.pythonOperators.contains { name.contains($0) }
    for metric in node.metrics ?? [] {
      guard let metricName = metric.name, let value = metric.value else { continue }
      if let kind = Self.operatorsByMetric[metricName] {
        operators.append((kind, Self.stage(in: value)))
      }
      if isPython, let stage = Self.stage(in: value) { pythonStages.insert(stage) }
      if name == "BroadcastExchange", metricName == "data size", let size = SizeText.bytes(value) {
        // Spark's own number of the metric is not here; it need only be this exchange's.
        broadcasts[
          Int64(query).multipliedSaturated(by: 1 << 24).addingSaturated(node.nodeId ?? 0)] =
          size
      }
    }
  }

  /// Metrics that only one kind of operator has, as in a stage's report.
  private static let operatorsByMetric: [String: MemoryOperator] = [
    "sort time": .sort, "time in aggregation build": .aggregation,
    "time to build hash map": .hashJoinBuild,
  ]

  /// What the physical operators that send rows to Python have in their names.
  private static let pythonOperators = ["EvalPython", "InPandas", "InArrow", "InPython"]

  /// The stage of the task with the highest value, which stands in the text if there were several:
  /// `… (stage 15.0: task 23))`.
  ///
  /// Source: `stringValue` in `sql/core/…/execution/metric/SQLMetrics.scala`.
  static func stage(in value: String) -> StageAttemptID? {
    guard let mark = value.firstRange(of: "(stage ") else { return nil }
    let id = value[mark.upperBound...].prefix { $0 != ":" }.split(separator: ".")
    guard id.count == 2, let stage = Int(id[0]), let attempt = Int(id[1]) else { return nil }
    return StageAttemptID(stage: stage, attempt: attempt)
  }
}
