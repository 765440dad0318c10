import SparkEventLog
import SparkProfile

/// What was learnt of one application so far.
struct KnownApplication: Sendable {
  let id: String
  var record: ApplicationRecord
  var attempt: ApplicationRecord.Attempt?
  var environment: EnvironmentRecord?
  /// Executors that were seen, those that are gone too, and the driver.
  private(set) var executors: [String: ExecutorRecord] = [:]
  private(set) var stages: [StageAttemptID: KnownStage] = [:]
  private(set) var jobs: [Int: JobRecord] = [:]
  private(set) var queries: [Int: QueryFacts] = [:]
  private(set) var cached: [Int: CachedRDD] = [:]
  /// How many queries at the beginning of Spark's list have ended, and the last of them.
  var endedQueries = 0
  var lastEndedQuery: Int?
  /// Bytes of all answers.
  var byteCount: Int64 = 0

  init(_ record: ApplicationRecord, attempt: ApplicationRecord.Attempt?) {
    id = record.id
    self.record = record
    self.attempt = attempt
  }

  var hasEnded: Bool { attempt?.completed == true }

  mutating func update(_ seen: [ExecutorRecord]) {
    for id in executors.keys { executors[id]?.isActive = false }
    for record in seen {
      var record = record
      var peaks = executors[record.id]?.peakMemoryMetrics ?? ExecutorMetricPeaks()
      peaks.merge(record.peakMemoryMetrics ?? ExecutorMetricPeaks())
      record.peakMemoryMetrics = peaks
      executors[record.id] = record
    }
  }

  /// Takes the stages that are listed, which are all that Spark keeps. One that changed is to be
  /// asked for again; one that ran and is not kept has ended, and nothing more can be learnt of it.
  mutating func update(_ seen: [StageRecord]) {
    for record in seen where record.hasBegun {
      var stage = stages[record.id] ?? KnownStage(record)
      stage.isRead =
        stage.isRead && stage.record.status == record.status
        && stage.record.endedTasks == record.endedTasks
      stage.record = record
      stages[record.id] = stage
    }
    let kept = Set(seen.map(\.id))
    for id in stages.filter({ $1.record.isActive }).keys where !kept.contains(id) {
      stages[id]?.record.letGo()
      stages[id]?.isRead = true
    }
  }

  /// Tasks that ended in stages that Spark does not show any more.
  var forgottenTasks: Int {
    // A task that ended between two answers counts in one of them only.
    guard !isBusy else { return 0 }
    let counted = executors.values.reduce(0) { $0.addingSaturated($1.endedTasks) }
    let listed = stages.values.reduce(0) {
      $0.addingSaturated($1.record.numCompleteTasks ?? 0)
        .addingSaturated($1.record.numFailedTasks ?? 0)
    }
    return max(0, counted.subtractingReportingOverflow(listed).partialValue)
  }

  /// Takes the jobs that are listed, which are all that Spark keeps, and these are all that run.
  mutating func update(_ seen: [JobRecord]) {
    for (id, job) in jobs where job.isRunning { jobs[id]?.status = nil }
    for record in seen { jobs[record.jobId] = record }
  }

  /// Takes a page of the list of queries.
  ///
  /// - Parameters:
  ///   - seen: The queries of the page, by their ids.
  ///   - isFirst: Whether none of the list come before it.
  ///   - isLast: Whether none of the list come after it.
  mutating func update(_ seen: [QueryRecord], isFirst: Bool, isLast: Bool) {
    let lowest = isFirst ? .min : seen.first?.id ?? .max
    let highest = isLast ? .max : seen.last?.id ?? .min
    // Between the ends of the page are all that Spark keeps there, and these are all that run.
    for (id, query) in queries where query.isRunning && id >= lowest && id <= highest {
      queries[id]?.isRunning = false
    }
    for record in seen { queries[record.id] = QueryFacts(record) }
  }

  mutating func update(_ seen: [CachedRecord]) {
    for id in cached.keys { cached[id]?.isUnpersisted = true }
    for record in seen {
      let rdd = CachedRDD(record)
      if cached[rdd.id] == nil { cached[rdd.id] = rdd } else { cached[rdd.id]?.update(rdd) }
    }
  }

  mutating func changeStage(_ id: StageAttemptID, _ change: (inout KnownStage) -> Void) {
    if var stage = stages[id] {
      change(&stage)
      stages[id] = stage
    }
  }

  /// Whether something runs, so that more is to be expected without any sign.
  var isBusy: Bool {
    stages.values.contains { $0.record.isActive } || jobs.values.contains { $0.isRunning }
      || queries.values.contains { $0.isRunning }
      || executors.values.contains { $0.isActive != false && $0.activeTasks ?? 0 > 0 }
  }

  /// The stages of which something is to be asked for, those that run first.
  var unreadStages: [StageAttemptID] {
    stages.values.filter { !$0.isRead }
      .sorted {
        ($0.record.isActive ? 0 : 1, $0.record.id) < ($1.record.isActive ? 0 : 1, $1.record.id)
      }
      .map(\.record.id)
  }
}

/// What executors counted: where it is the same, no task has begun or ended.
struct WorkCount: Hashable {
  private var tasks = 0
  private var ended = 0
  private var active = 0

  init(_ executors: [ExecutorRecord]) {
    for executor in executors {
      tasks = tasks.addingSaturated(executor.totalTasks ?? 0)
      ended = ended.addingSaturated(executor.endedTasks)
      active = active.addingSaturated(executor.activeTasks ?? 0)
    }
  }
}

/// What executors hold of blocks: where it is the same, no RDD was cached, pushed out or released.
struct BlockCount: Hashable {
  private var blocks = 0
  private var memory: Int64 = 0
  private var disk: Int64 = 0

  init(_ executors: [ExecutorRecord]) {
    for executor in executors where executor.isActive != false {
      blocks = blocks.addingSaturated(executor.rddBlocks ?? 0)
      memory = memory.addingSaturated(executor.memoryUsed ?? 0)
      disk = disk.addingSaturated(executor.diskUsed ?? 0)
    }
  }
}
