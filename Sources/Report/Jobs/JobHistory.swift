/// The runs of a job that are remembered.
public struct JobHistory: Hashable, Sendable, Encodable {
  /// A run that has ended.
  public struct Run: Hashable, Sendable, Encodable {
    /// How a run ended.
    public enum Ending: String, Hashable, Sendable, Encodable {
      /// It did its work.
      case succeeded
      /// It failed.
      case failed
      /// Somebody stopped it.
      case stopped
    }

    /// Its number, counted over all jobs.
    public var number: Int64
    /// When it began, in milliseconds since 1970.
    public var startTime: Int64
    /// How long it took, in milliseconds; nil if that is not known.
    public var duration: Int64?
    /// How it ended.
    public var ending: Ending
    /// The exit status of its process.
    public var exitStatus: Int32?
    /// What of memory ran out, as one word; nil if nothing did.
    public var shortage: String?
    /// The same in words that follow "died of".
    public var shortageWords: String?
    /// The search that it was a part of; nil for a run of its own.
    public var search: Int64?
    /// The identifier that the cluster manager gave it.
    public var applicationID: String?
    /// The settings of memory and size that it ran with, by key.
    public var configuration: [String: String] = [:]
    /// Those of them that Ballast changed.
    public var changes: [String: String] = [:]
    /// What was recommended afterwards, by key; what stays is left out.
    public var recommendation: [String: String] = [:]
    /// The folder that has its logs; nil once they are gone.
    public var logs: String?

    /// A run.
    public init(number: Int64, startTime: Int64, ending: Ending) {
      self.number = number
      self.startTime = startTime
      self.ending = ending
    }

    private enum CodingKeys: String, CodingKey {
      case number, startTime, duration, ending, exitStatus, shortage, search, applicationID
      case configuration, changes, recommendation, logs
    }
  }

  /// What `--apply` would run it with next.
  public struct Next: Hashable, Sendable, Encodable {
    /// The settings that it would change, by key.
    public var changes: [String: String]
    /// Why, in a sentence without its end.
    public var reason: String

    /// What comes next, and why.
    public init(changes: [String: String], reason: String) {
      self.changes = changes
      self.reason = reason
    }
  }

  /// The name under which runs are remembered.
  public var name: String
  /// How many runs have ended.
  public var runCount: Int
  /// Runs, the latest first: all of them, or the latest where jobs are listed.
  public var runs: [Run]
  /// What `--apply` would do; nil where jobs are listed.
  public var next: Next?

  /// The history of a job.
  public init(name: String, runCount: Int, runs: [Run], next: Next? = nil) {
    self.name = name
    self.runCount = runCount
    self.runs = runs
    self.next = next
  }
}
