/// How large the log shall be that is made, and of what.
public struct Multiplication: Sendable {
  /// The log ends with the execution that reaches this many bytes.
  public var bytes = Int.max
  /// The log ends with the execution that reaches this many tasks.
  public var tasks = Int.max
  /// The log ends with the execution that reaches this many stages.
  public var stages = Int.max
  /// The tasks of each stage that had more than one.
  public var tasksPerStage = 64
  /// The executors, all of them there from the start to the end.
  public var executors = 16
  /// What the figures depend on: the same seed gives the same log, byte for byte.
  public var seed: UInt64 = 1

  /// All defaults, and no end: one of the limits must be set.
  public init() {}
}

/// What is in a log that was made.
public struct MadeLog: Sendable, Equatable {
  /// Its size in bytes.
  public var bytes = 0
  /// Its lines.
  public var events = 0
  /// The tasks that ended, which are all.
  public var tasks = 0
  /// The stages that completed, which are all that were submitted.
  public var stages = 0
  /// The executions of SQL.
  public var executions = 0
}
