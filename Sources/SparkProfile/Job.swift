/// One job.
public struct Job: Hashable, Sendable, Codable {
  /// Spark's id.
  public var id: Int
  /// When it was submitted, in milliseconds since 1970.
  public var submissionTime: Int64?
  /// When it ended, in milliseconds since 1970.
  public var completionTime: Int64?
  /// The stages it may run; some may have been skipped.
  public var stageIDs: [Int] = []
  /// The SQL execution that it is part of.
  public var sqlExecutionID: Int?
  /// Session settings that bear on memory, as they stood when the job was submitted.
  ///
  /// A program can change these between jobs, so they win over the application's configuration.
  public var sessionSettings: [String: String] = [:]
  /// Whether it succeeded; nil if the log does not tell.
  public var succeeded: Bool?
  /// Why it failed, in Spark's words, shortened.
  public var failureMessage: String?

  /// A job of which only the id is known.
  public init(id: Int) { self.id = id }

  /// Settings of a session that ``sessionSettings`` keeps.
  public static let keptSettings: Set<String> = [
    "spark.sql.shuffle.partitions",
    "spark.sql.adaptive.enabled",
    "spark.sql.adaptive.coalescePartitions.enabled",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes",
    "spark.sql.autoBroadcastJoinThreshold",
    "spark.default.parallelism",
  ]

  func merged(with later: Job) -> Job {
    var result = self
    result.submissionTime = later.submissionTime ?? submissionTime
    result.completionTime = later.completionTime ?? completionTime
    result.stageIDs = later.stageIDs.isEmpty ? stageIDs : later.stageIDs
    result.sqlExecutionID = later.sqlExecutionID ?? sqlExecutionID
    result.sessionSettings.merge(later.sessionSettings) { _, new in new }
    result.succeeded = later.succeeded ?? succeeded
    result.failureMessage = later.failureMessage ?? failureMessage
    return result
  }
}
