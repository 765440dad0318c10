public import SparkProfile

/// One run of a job: what it was given, how it ended, and what it tells of the next.
public struct RunRecord: Hashable, Sendable, Identifiable {
  /// How a run ended.
  public enum Ending: String, Hashable, Sendable, Codable {
    /// It has not ended, or whoever watched it was killed.
    case open
    /// It did its work.
    case succeeded
    /// It failed, of memory if ``RunRecord/shortage`` says so.
    case failed
    /// Somebody stopped it, which says nothing of its memory.
    case stopped
  }

  /// The run's number, in the order of beginning; nil before it is stored.
  public var id: Int64?
  /// The job that it is a run of.
  public var job: String
  /// The search that it is a part of; nil for one of its own.
  public var tuning: Int64?
  /// When it began, in milliseconds since 1970.
  public var startTime: Int64
  /// When it ended, in milliseconds since 1970.
  public var endTime: Int64?
  /// How it ended.
  public var ending = Ending.open
  /// The exit status of its process.
  public var exitStatus: Int32?
  /// What of memory ran out, by the name that ``Advisor`` has for it; nil if none did.
  public var shortage: String?
  /// The identifier that the cluster manager gave it.
  public var applicationID: String?
  /// The settings that were changed for it, by key.
  public var changes: [String: String] = [:]
  /// The settings of memory and size that it ran with, by key: what to go back to if it worked.
  public var settings: [String: String] = [:]
  /// The settings that are recommended for the next run, by key; those that stay are not in it.
  public var recommendation: [String: String] = [:]
  /// Where its logs are.
  public var folder: String?
  /// What it did; nil if no log of it was found, or if it is long ago.
  public var profile: SparkProfile?

  /// A run that begins.
  ///
  /// - Parameters:
  ///   - job: The job.
  ///   - startTime: Now, in milliseconds since 1970.
  ///   - changes: The settings that are changed for it, by key.
  public init(job: String, startTime: Int64, changes: [String: String] = [:]) {
    self.job = job
    self.startTime = startTime
    self.changes = changes
  }
}
