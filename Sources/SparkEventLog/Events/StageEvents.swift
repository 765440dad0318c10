import SparkProfile

/// `SparkListenerStageSubmitted` and `SparkListenerStageCompleted`, which carry the same report.
struct StageReport: EventReader {
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
    try json.readObject { json throws(JSONError) in
      try readStageField(&json, &unknown)
    }
  }

  private mutating func readStageField(
    _ json: inout JSONScanner, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    if json.isAt("Stage ID") {
      stageID = try json.readInt()
    } else if json.isAt("Stage Attempt ID") {
      attempt = try json.readInt() ?? 0
    } else if json.isAt("Stage Name") {
      stage.name = try json.readString(limit: TextLimit.name)
    } else if json.isAt("Number of Tasks") {
      stage.plannedTasks = try json.readInt()
    } else if json.isAt("Submission Time") {
      stage.submissionTime = try json.readInteger()
    } else if json.isAt("Completion Time") {
      stage.completionTime = try json.readInteger()
    } else if json.isAt("Failure Reason") {
      stage.failureReason = try json.readString(limit: TextLimit.message)
    } else if json.isAt("Resource Profile Id") {
      stage.resourceProfileID = try json.readInt()
    } else if json.isAt("RDD Info") {
      try json.readArray { json throws(JSONError) in
        let report = try RDDReport(reading: &json, &unknown)
        rdds.append(report.rdd)
        stage.shuffleReader = stage.shuffleReader ?? report.shuffleReader
        stage.runsPython = stage.runsPython || report.runsPython
      }
    } else {
      try unknown.skip(
        &json, in: "StageInfo",
        known: [
          "Parent IDs", "Details", "Accumulables", "Shuffle Push Enabled",
          "Shuffle Push Mergers Count", "Shuffle Push Mergers", "Shuffle Dependency Id",
        ])
    }
  }

  func apply(to profile: inout SparkProfile) {
    guard let stageID else { return }
    let id = StageAttemptID(stage: stageID, attempt: attempt)
    profile.updateStage(id) { known in
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

struct StageExecutorMetrics: EventReader {
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
struct ExecutorMetricsUpdate: EventReader {
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
    updateExecutor(id) { executor in
      executor.peaks.merge(peaks)
      executor.sampleCount += 1
    }
    guard let stage else { return }
    updateStage(stage) { $0.peaks[id, default: ExecutorMetricPeaks()].merge(peaks) }
  }
}

extension JSONScanner {
  /// Reads an object of executor metrics.
  mutating func readExecutorMetrics(
    into peaks: inout ExecutorMetricPeaks, _ unknown: inout UnknownFields
  ) throws(JSONError) {
    // Spark writes the metrics in their own order, so the next one is nearly always the next.
    var expected = 0
    try readObject { json throws(JSONError) in
      let names = executorMetricNames
      let index =
        expected < names.count && json.isAt(names[expected])
        ? expected : names.firstIndex { json.isAt($0) }
      guard let index, let metric = ExecutorMetric(rawValue: index) else {
        return try unknown.skip(&json, in: "ExecutorMetrics")
      }
      expected = index + 1
      if let value = try json.readInteger() { peaks.record(value, of: metric) }
    }
  }
}

/// ``ExecutorMetric/sparkNames`` once more, in the form in which the scanner compares names.
let executorMetricNames: [StaticString] = [
  "JVMHeapMemory", "JVMOffHeapMemory", "OnHeapExecutionMemory", "OffHeapExecutionMemory",
  "OnHeapStorageMemory", "OffHeapStorageMemory", "OnHeapUnifiedMemory", "OffHeapUnifiedMemory",
  "DirectPoolMemory", "MappedPoolMemory", "ProcessTreeJVMVMemory", "ProcessTreeJVMRSSMemory",
  "ProcessTreePythonVMemory", "ProcessTreePythonRSSMemory", "ProcessTreeOtherVMemory",
  "ProcessTreeOtherRSSMemory", "MinorGCCount", "MinorGCTime", "MajorGCCount", "MajorGCTime",
  "TotalGCTime", "ConcurrentGCCount", "ConcurrentGCTime",
]
