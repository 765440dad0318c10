import SparkProfile

/// `SparkListenerStageSubmitted` and `SparkListenerStageCompleted`, which carry the same report.
struct StageReport: EventFieldReader {
  var stageID: Int?
  var attempt = 0
  var stage = Stage(id: StageAttemptID(stage: 0))
  var rdds: [CachedRDD] = []

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    guard json.isAt("Stage Info") else {
      return try unknown.skip(&json, in: "StageReport", known: ["Properties"])
    }
    try json.readObject(Self.fieldNames) { json, field throws(JSONError) in
      switch field {
      case .id: stageID = try json.readInt()
      case .attempt: attempt = try json.readInt() ?? 0
      case .name: stage.name = try json.readString(limit: TextLimit.name)
      case .plannedTasks: stage.plannedTasks = try json.readInt()
      case .submissionTime: stage.submissionTime = try json.readInteger()
      case .completionTime: stage.completionTime = try json.readInteger()
      case .failureReason:
        stage.failureReason = try json.readString(limit: TextLimit.message)
      case .resourceProfileID: stage.resourceProfileID = try json.readInt()
      case .rdds: try readRDDs(&json, &unknown)
      case .accumulables: try readOperators(&json)
      case nil: try unknown.skip(&json, in: "StageInfo")
      default: try json.skipValue()
      }
    }
  }

  private enum Field: String, CaseIterable {
    case id = "Stage ID"
    case attempt = "Stage Attempt ID"
    case name = "Stage Name"
    case plannedTasks = "Number of Tasks"
    case rdds = "RDD Info"
    case parentIDs = "Parent IDs"
    case details = "Details"
    case submissionTime = "Submission Time"
    case completionTime = "Completion Time"
    case failureReason = "Failure Reason"
    case accumulables = "Accumulables"
    case resourceProfileID = "Resource Profile Id"
    case isShufflePushEnabled = "Shuffle Push Enabled"
    case shufflePushMergersCount = "Shuffle Push Mergers Count"
    case shufflePushMergers = "Shuffle Push Mergers"
    case shuffleDependencyID = "Shuffle Dependency Id"
  }

  private static let fieldNames = FieldNames<Field>()

  private mutating func readRDDs(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    try json.readArray { json throws(JSONError) in
      let report = try RDDReport(reading: &json, &unknown)
      rdds.append(report.rdd)
      stage.shuffleReader = stage.shuffleReader ?? report.shuffleReader
      stage.runsPython = stage.runsPython || report.runsPython
    }
  }

  /// An accumulable stands for one operator, so those of a name are counted.
  private mutating func readOperators(_ json: inout JSONScanner) throws(JSONError) {
    try json.readArray { json throws(JSONError) in
      try json.readObject(Self.accumulableFieldNames) { json, field throws(JSONError) in
        guard field == .name, let found = Self.skipOperator(&json) else {
          return try json.skipValue()
        }
        stage.operators[found, default: 0] += 1
      }
    }
  }

  /// Moves past the name of a metric that only one kind of operator has, and returns that kind.
  ///
  /// A stage lists hundreds of metrics, so no text is made of their names.
  private static func skipOperator(_ json: inout JSONScanner) -> MemoryOperator? {
    if json.skip("\"sort time\"") { return .sort }
    if json.skip("\"time in aggregation build\"") { return .aggregation }
    if json.skip("\"time to build hash map\"") { return .hashJoinBuild }
    return nil
  }

  private enum AccumulableField: String, CaseIterable {
    case id = "ID"
    case name = "Name"
    case value = "Value"
    case isInternal = "Internal"
    case countsFailedValues = "Count Failed Values"
    case metadata = "Metadata"
  }

  private static let accumulableFieldNames = FieldNames<AccumulableField>()

  func apply(to profile: inout SparkProfile) {
    guard let stageID else { return }
    let id = StageAttemptID(stage: stageID, attempt: attempt)
    profile.updateStage(id) { known in
      known.operators.merge(stage.operators, uniquingKeysWith: max)
      known.name = known.name ?? stage.name
      known.plannedTasks = stage.plannedTasks ?? known.plannedTasks
      known.submissionTime = stage.submissionTime ?? known.submissionTime
      known.completionTime = stage.completionTime ?? known.completionTime
      known.failureReason = stage.failureReason ?? known.failureReason
      known.resourceProfileID = stage.resourceProfileID ?? known.resourceProfileID
      known.shuffleReader = known.shuffleReader ?? stage.shuffleReader
      known.runsPython = known.runsPython || stage.runsPython
    }
    for rdd in rdds where rdd.storageLevel.usesMemory || rdd.storageLevel.usesDisk {
      profile.updateCachedRDD(rdd.id) { known in
        known.name = known.name ?? rdd.name
        known.storageLevel = rdd.storageLevel
        known.partitionCount = max(known.partitionCount, rdd.partitionCount)
        known.cachedPartitions = max(known.cachedPartitions, rdd.cachedPartitions)
        known.memorySize = max(known.memorySize, rdd.memorySize)
        known.diskSize = max(known.diskSize, rdd.diskSize)
      }
    }
    profile.noteTime(stage.submissionTime)
    profile.noteTime(stage.completionTime)
  }
}

struct StageExecutorMetrics: EventFieldReader {
  var executorID: String?
  var stageID: Int?
  var attempt = 0
  var peaks = ExecutorMetricPeaks()

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor ID") {
      executorID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Stage ID") {
      stageID = try json.readInt()
    } else if json.isAt("Stage Attempt ID") {
      attempt = try json.readInt() ?? 0
    } else if json.isAt("Executor Metrics") {
      try json.readExecutorMetrics(into: &peaks, &unknown)
    } else {
      try unknown.skip(&json, in: "StageExecutorMetrics")
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let executorID, let stageID, peaks.isSampled else { return }
    let id = StageAttemptID(stage: stageID, attempt: attempt)
    profile.recordSample(peaks, executor: executorID, stage: id)
  }
}

/// Samples of the driver between stages; executors' own updates are not logged.
struct ExecutorMetricsUpdate: EventFieldReader {
  var executorID: String?
  var peaks = ExecutorMetricPeaks()

  mutating func readField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Executor ID") {
      executorID = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Executor Metrics Updated") {
      try json.readArray { json throws(JSONError) in
        try json.readObject { json throws(JSONError) in
          if json.isAt("Executor Metrics") {
            try json.readExecutorMetrics(into: &peaks, &unknown)
          } else {
            try unknown.skip(
              &json, in: "ExecutorMetricsUpdated", known: ["Stage ID", "Stage Attempt ID"])
          }
        }
      }
    } else {
      try unknown.skip(&json, in: "ExecutorMetricsUpdate", known: ["Metrics Updated"])
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let executorID, peaks.isSampled else { return }
    profile.recordSample(peaks, executor: executorID, stage: nil)
  }
}

extension SparkProfile {
  /// Raises the peaks of an executor, and of a stage on it, to those of one sample.
  mutating func recordSample(
    _ peaks: ExecutorMetricPeaks, executor id: String, stage: StageAttemptID?
  ) {
    updateExecutor(id) { $0.recordSample(peaks) }
    if let stage { updateStage(stage) { $0.recordSample(peaks, executor: id) } }
  }
}

extension Executor {
  /// Raises the peaks to those of one sample.
  mutating func recordSample(_ peaks: ExecutorMetricPeaks) {
    self.peaks.merge(peaks)
    sampleCount += 1
  }
}

extension Stage {
  /// Raises the peaks on an executor to those of one sample.
  mutating func recordSample(_ peaks: ExecutorMetricPeaks, executor id: String) {
    self.peaks[id, default: ExecutorMetricPeaks()].merge(peaks)
  }
}

extension JSONScanner {
  /// Reads an object of executor metrics.
  mutating func readExecutorMetrics(
    into peaks: inout ExecutorMetricPeaks, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    try readObject(executorMetricNames) { values in
      peaks.record(inOrder: values)
    } _: { json, metric throws(JSONError) in
      guard let metric else { return try unknown.skip(&json, in: "ExecutorMetrics") }
      if let value = try json.readInteger() { peaks.record(value, of: metric) }
    }
  }
}

private let executorMetricNames = FieldNames(ExecutorMetric.allCases.map { ($0, $0.sparkName) })
