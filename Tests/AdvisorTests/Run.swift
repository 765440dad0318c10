import Advisor
import SparkMemory
import SparkProfile

/// A synthetic run for a test to change: it succeeded, everything was sampled, nothing is wrong.
///
/// Four executors of 8 GiB and four cores on YARN with a driver of 1 GiB; on every executor 7 GiB
/// of used heap and 2 GiB of unified memory at the peak, so that nothing is to be cut either.
struct Run {
  var profile = SparkProfile()

  static let seconds: Int64 = 1_000
  static let duration = 600 * seconds

  init(
    master: String = "yarn", executors: Int = 4, cores: Int = 4,
    heap: ByteSize = .gibibytes(8), driver: ByteSize = .gibibytes(1),
    collector: GarbageCollector = .g1
  ) {
    profile.application.sparkVersion = "4.1.0"
    profile.application.startTime = 0
    profile.application.endTime = Self.duration
    profile.configuration = [
      "spark.master": master, "spark.driver.memory": driver.sparkText,
    ]
    let isLocal = master.hasPrefix("local[")
    if !isLocal {
      profile.configuration["spark.executor.memory"] = heap.sparkText
      profile.configuration["spark.executor.cores"] = "\(cores)"
      profile.configuration["spark.executor.instances"] = "\(executors)"
    }
    profile.driver.maximumOnHeapMemory = Self.unified(of: driver, collector)
    profile.driver.addedTime = 0
    for index in 1...max(1, executors) where !isLocal {
      var executor = Executor(id: "\(index)")
      executor.maximumOnHeapMemory = Self.unified(of: heap, collector)
      profile.executors[executor.id] = Self.busy(executor, cores: cores)
    }
    if isLocal { profile.driver = Self.busy(profile.driver, cores: cores) }
    var stage = Stage(id: StageAttemptID(stage: 0))
    stage.plannedTasks = 400
    stage.submissionTime = 0
    stage.completionTime = Self.duration
    stage.tasks.ended = 400
    stage.tasks.succeeded = 400
    stage.tasks.runTime = 2_000_000
    profile.stages[stage.id] = stage
    var job = Job(id: 0)
    job.stageIDs = [0]
    job.submissionTime = 0
    job.completionTime = Self.duration
    job.succeeded = true
    profile.jobs[0] = job
    sample(heap: .gibibytes(7), unified: .gibibytes(2))
    profile.driver.peaks.record(ByteSize.mebibytes(400).bytes, of: .jvmHeapMemory)
  }

  private static func unified(of heap: ByteSize, _ collector: GarbageCollector) -> Int64 {
    let usable = collector.maxMemory(forHeap: heap) - SparkFacts.reservedMemory
    return usable.scaled(by: SparkFacts.memoryFraction).bytes
  }

  private static func busy(_ executor: Executor, cores: Int) -> Executor {
    var executor = executor
    executor.totalCores = cores
    executor.addedTime = 0
    executor.taskCount = 100
    executor.runTime = 2_000_000
    executor.gcTime = 20_000
    return executor
  }

  /// Changes every executor that ran tasks.
  mutating func eachWorker(_ change: (inout Executor) -> Void) {
    if profile.isLocal { change(&profile.driver) }
    for id in profile.executors.keys.sorted() {
      guard var executor = profile.executors[id] else { continue }
      change(&executor)
      profile.executors[id] = executor
    }
  }

  /// Changes the one stage.
  mutating func stage(_ change: (inout Stage) -> Void) {
    let id = StageAttemptID(stage: 0)
    guard var stage = profile.stages[id] else { return }
    change(&stage)
    profile.stages[id] = stage
  }

  /// Sets the peaks of all executors.
  mutating func sample(
    heap: ByteSize, unified: ByteSize = .zero, storage: ByteSize = .zero,
    resident: ByteSize = .zero, python: ByteSize = .zero, fullCollections: Int64 = 0
  ) {
    var peaks = ExecutorMetricPeaks()
    peaks[.jvmHeapMemory] = heap.bytes
    peaks[.onHeapUnifiedMemory] = unified.bytes
    peaks[.onHeapStorageMemory] = storage.bytes
    peaks[.processTreeJVMRSSMemory] = resident.bytes
    peaks[.processTreePythonRSSMemory] = python.bytes
    peaks[.majorGCCount] = fullCollections
    eachWorker {
      $0.peaks = peaks
      $0.sampleCount = 1
    }
    let ids = profile.workers.map(\.id)
    stage { $0.peaks = Dictionary(uniqueKeysWithValues: ids.map { ($0, peaks) }) }
  }

  /// Takes the samples of all executors away, but those of some.
  mutating func keepSamples(of ids: [String] = []) {
    eachWorker { if !ids.contains($0.id) { $0.peaks = ExecutorMetricPeaks() } }
    stage { $0.peaks = $0.peaks.filter { ids.contains($0.key) } }
  }

  /// Sets a configuration key.
  mutating func set(_ key: String, _ value: String?) { profile.configuration[key] = value }

  /// Makes tasks spill: as many bytes in all, and of one task as many as it wanted at once.
  mutating func spill(_ size: ByteSize, demand: ByteSize) {
    stage {
      $0.tasks.memoryBytesSpilled = size.bytes
      $0.tasks.diskBytesSpilled = size.bytes / 3
      $0.tasks.spilledTasks = 100
      $0.tasks.largestSpilledDemand = demand.bytes
      $0.tasks.peakExecutionMemory.record(demand.bytes / 2)
      for _ in 0..<100 {
        $0.tasks.heldWhenSpilling.record(demand.bytes / 2)
        $0.tasks.spilledByTask.record(demand.bytes / 2)
      }
    }
  }

  /// Makes the stage read a shuffle of SQL with so many partitions.
  mutating func readShuffle(partitions: Int) {
    set("spark.sql.shuffle.partitions", "\(partitions)")
    set("spark.sql.adaptive.enabled", "false")
    stage {
      $0.shuffleReader = .sql
      $0.plannedTasks = partitions
      $0.tasks.shuffleReadBytes = 400 << 30
      $0.tasks.largestShuffleRead = 1 << 30
    }
  }

  /// Caches an RDD of blocks, of which some were kept out of memory.
  mutating func cache(partitions: Int = 100, block: ByteSize = .mebibytes(64), lost: Int = 0) {
    var rdd = CachedRDD(id: 7)
    rdd.storageLevel.usesMemory = true
    rdd.partitionCount = partitions
    rdd.blocksStored = partitions
    rdd.bytesStored = (block * Int64(partitions)).bytes
    rdd.blocksOutsideMemory = lost
    profile.cachedRDDs[7] = rdd
  }

  /// Lets tasks fail with a text.
  mutating func failTasks(_ message: String, count: Int = 3) {
    stage {
      $0.tasks.recordFailure(
        FailedTasks(
          reason: "ExceptionFailure", memoryFailure: MemoryFailure(message: message),
          count: count, message: message))
    }
  }

  /// Takes an executor away while the job runs.
  mutating func lose(_ id: String, _ reason: String) {
    profile.executors[id]?.removedTime = Self.duration / 2
    profile.executors[id]?.removedReason = reason
    profile.executors[id]?.tasksLostWithExecutor = 2
  }

  /// Lets the job fail.
  mutating func failJob(_ message: String) {
    profile.jobs[0]?.succeeded = false
    profile.jobs[0]?.failureMessage = message
  }

  func assessment(for manager: ClusterManager? = nil) -> Assessment {
    Assessment(profile, manager: manager)
  }

  func answer(for manager: ClusterManager? = nil, aim: Aim = .balanced) -> Answer {
    Answer(assessment(for: manager), aim: aim)
  }
}

/// An assessment with all that is made of it.
struct Answer {
  let assessment: Assessment
  let fit: Fit
  let findings: [Finding]
  let expectation: Expectation

  init(_ assessment: Assessment, aim: Aim = .balanced) {
    self.assessment = assessment
    fit = Fit(assessment, aim: aim)
    findings = Rules.findings(in: assessment, fit: fit)
    expectation = Expectation(assessment, fit)
  }

  func setting(_ key: String) -> Setting? { fit.settings.first { $0.key == "spark." + key } }

  /// The new value of a setting that changes.
  func change(_ key: String) -> String? {
    setting(key).flatMap { $0.isChange ? $0.new : nil }
  }

  func reason(_ key: String) -> String { setting(key)?.reason ?? "no such line" }

  func finding(_ rule: String) -> Finding? { findings.first { $0.rule == rule } }

  var rules: [String] { findings.map(\.rule) }
}
