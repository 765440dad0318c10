/// What one Spark application did, aggregated: small, a value, and the same whether it came from an
/// event log or from the REST API.
///
/// Its size grows with the number of stages and executors, never with the number of tasks. Every
/// part merges, so profiles of disjoint parts of a log add up to the profile of the whole.
public struct SparkProfile: Hashable, Sendable, Codable {
  /// Who ran, when, and on which Spark.
  public var application = Application()
  /// Spark properties as the application logged them. Defaults are not in it.
  ///
  /// Values that Spark redacts (`spark.redaction.regex`) are replaced before they get here.
  public var configuration: [String: String] = [:]
  /// The Hadoop properties that decide how YARN rounds a container
  /// (`yarn.scheduler.minimum-allocation-mb` and its like), as the application saw them.
  public var allocationProperties: [String: String] = [:]
  /// Resource profiles of stage-level scheduling, by id; 0 is the default profile.
  public var resourceProfiles: [Int: ResourceProfile] = [:]
  /// The driver. In local mode it also ran the tasks.
  public var driver = Executor(id: Executor.driverID)
  /// Executors by id, without the driver.
  public var executors: [String: Executor] = [:]
  /// Stage attempts.
  public var stages: [StageAttemptID: Stage] = [:]
  /// Jobs by id.
  public var jobs: [Int: Job] = [:]
  /// SQL executions that ended in an error, by execution id, with the error's text.
  ///
  /// A driver that runs out of heap while it collects shows here, and nowhere else, after a job
  /// that succeeded.
  public var failedQueries: [Int: String] = [:]
  /// RDDs that were persisted, by RDD id. Cached DataFrames are RDDs here.
  public var cachedRDDs: [Int: CachedRDD] = [:]
  /// What the log tells about broadcasts.
  public var broadcasts = Broadcasts()
  /// What driver and executors wrote of memory, where their output was read too.
  public var processMessages = ProcessMessages()
  /// How much of the log was read and what was passed over.
  public var coverage = LogCoverage()

  /// An empty profile.
  public init() {}

  /// Adds what a later part of the same log tells.
  public mutating func merge(_ later: SparkProfile) {
    application.merge(later.application)
    configuration.merge(later.configuration) { _, new in new }
    allocationProperties.merge(later.allocationProperties) { _, new in new }
    resourceProfiles.merge(later.resourceProfiles) { _, new in new }
    driver.merge(later.driver)
    executors.merge(later.executors) { $0.merged(with: $1) }
    stages.merge(later.stages) { $0.merged(with: $1) }
    jobs.merge(later.jobs) { $0.merged(with: $1) }
    failedQueries.merge(later.failedQueries) { _, new in new }
    cachedRDDs.merge(later.cachedRDDs) { $0.merged(with: $1) }
    broadcasts.merge(later.broadcasts)
    processMessages.merge(later.processMessages)
    coverage.merge(later.coverage)
  }
}

extension SparkProfile {
  /// Stage attempts in the order of stage id and attempt.
  public var orderedStages: [Stage] {
    stages.values.sorted { $0.id < $1.id }
  }

  /// Executors in the order in which they registered.
  public var orderedExecutors: [Executor] {
    executors.values.sorted {
      ($0.addedTime ?? .max, $0.id.count, $0.id) < ($1.addedTime ?? .max, $1.id.count, $1.id)
    }
  }

  /// How far the log tells of the application, in milliseconds since 1970: to its end, or to the
  /// last dated event.
  public var lastTime: Int64? { application.endTime ?? application.lastEventTime }

  /// Whether the driver ran the tasks itself (`local[N]`).
  public var isLocal: Bool {
    configuration["spark.master"].map { $0 == "local" || $0.hasPrefix("local[") }
      ?? (executors.isEmpty && driver.taskCount > 0)
  }

  /// Executors that did the application's work: the driver itself in local mode.
  public var workers: [Executor] {
    isLocal ? [driver] : orderedExecutors
  }
}
