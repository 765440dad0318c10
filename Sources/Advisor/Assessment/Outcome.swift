import SparkProfile

/// How an application ended.
public struct Outcome: Hashable, Sendable, Codable {
  /// The short of it.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// It ended, and no job and no query failed.
    case succeeded
    /// It ended after jobs or queries that failed.
    case failed
    /// The log has no end: it runs still, or its driver died.
    case unfinished
    /// It ended without having run a task.
    case idle
  }

  /// The short of it.
  public let kind: Kind
  /// Jobs that failed.
  public let failedJobs: Int
  /// All jobs.
  public let jobs: Int
  /// Why the first of them failed, in Spark's words.
  public let reason: String?

  init(_ profile: SparkProfile) {
    let failed = profile.jobs.values.filter { $0.succeeded == false }.sorted { $0.id < $1.id }
    failedJobs = failed.count
    jobs = profile.jobs.count
    reason =
      failed.first?.failureMessage
      ?? profile.failedQueries.min { $0.key < $1.key }?.value
    let exitCode = profile.application.exitCode ?? 0
    if failedJobs > 0 || !profile.failedQueries.isEmpty || exitCode != 0 {
      kind = .failed
    } else if profile.application.endTime == nil {
      kind = .unfinished
    } else if profile.workers.allSatisfy({ $0.taskCount == 0 }) && profile.stages.isEmpty {
      kind = .idle
    } else {
      kind = .succeeded
    }
  }
}
