/// What a recorder noted of one run, in the `outcome.json` beside its event log.
public struct Outcome: Hashable, Sendable, Decodable {
  /// What ran. Runs of one workload differ in configuration, in scale, or in Spark.
  public var workload: String
  /// The name of the configuration it ran with.
  public var config: String
  /// How much data there was, as a factor of the workload's own measure.
  public var scale: Double
  /// The settings it was submitted with.
  public var conf: [String: String]
  /// Executors.
  public var executors: Int
  /// Cores of each executor.
  public var cores: Int
  /// The exit status of `spark-submit`; negative if the recorder ended it.
  public var exit: Int
  /// Whether it did what it was to do.
  public var ok: Bool
  /// Phrases about memory that its output held.
  public var seen: [String]?
  /// The version of Spark; nil in older recordings, where the event log says it.
  public var spark: String?
  /// The executors' garbage collector; nil in older recordings, which are of G1.
  public var collector: String?
  /// What ran out of memory, one of ``FailureKind``'s words; nil if nothing did, or in older
  /// recordings, where ``seen`` tells.
  public var failure: String?
  /// The limit that each executor's process was held to; nil if there was none.
  public var container: Container?
  /// Figures that a reader of its own took from the log.
  public var summary: Summary?

  /// A limit to all memory of a process.
  public struct Container: Hashable, Sendable, Decodable {
    /// The limit in bytes.
    public var limitBytes: Int64
  }

  /// Figures of a whole run, taken without Ballast.
  public struct Summary: Hashable, Sendable, Decodable {
    /// Bytes that were in memory when they were spilled.
    public var memSpill: Int64?
    /// Bytes that were written when spilling.
    public var diskSpill: Int64?
    /// Milliseconds of collections while tasks ran.
    public var gc: Int64?
    /// Milliseconds that tasks ran.
    public var run: Int64?
    /// The largest storage memory of an executor, in bytes.
    public var stor: Int64?
  }
}
