/// What an application is seen to do at one moment, while it runs.
///
/// A profile only grows: it has peaks and totals. What goes up and down again stands here.
public struct LiveApplication: Hashable, Sendable, Codable {
  /// When this was seen, on the clock of whoever looked, in milliseconds since 1970.
  public var time: Int64
  /// All that the application has done until then.
  public var profile: SparkProfile
  /// The driver and the executors that are alive, by id.
  public var executors: [String: LiveExecutor]
  /// The stage attempts that run.
  public var stages: [StageAttemptID: LiveStage]
  /// Whether the application has ended, so that nothing more will come.
  public var hasEnded: Bool

  /// Creates what is seen at a moment.
  public init(
    time: Int64, profile: SparkProfile, executors: [String: LiveExecutor] = [:],
    stages: [StageAttemptID: LiveStage] = [:], hasEnded: Bool = false
  ) {
    self.time = time
    self.profile = profile
    self.executors = executors
    self.stages = stages
    self.hasEnded = hasEnded
  }
}

/// What one executor, or the driver, is seen to do at one moment.
public struct LiveExecutor: Hashable, Sendable, Codable {
  /// Tasks that run.
  public var activeTasks = 0
  /// Tasks that can run at once; 0 if it is not known.
  public var slots = 0
  /// Tasks that ended well.
  public var completedTasks = 0
  /// Tasks that failed.
  public var failedTasks = 0
  /// Bytes of cached and broadcast blocks in memory, on the heap and off it; nil if it is not known.
  public var storageMemory: Int64?
  /// The most that storage and execution may have together, in bytes; nil if it is not known.
  public var unifiedMemory: Int64?
  /// Milliseconds that its tasks have run.
  public var taskTime: Int64 = 0
  /// Milliseconds of collections, while tasks ran.
  public var gcTime: Int64 = 0
  /// Bytes that its tasks have spilled out of memory; nil if it is not known.
  public var memoryBytesSpilled: Int64?

  /// Creates one of which nothing is known.
  public init() {}
}

/// What one stage attempt is seen to do at one moment.
public struct LiveStage: Hashable, Sendable, Codable {
  /// Tasks that run.
  public var activeTasks = 0
  /// Tasks that ended well.
  public var completedTasks = 0
  /// Tasks that failed.
  public var failedTasks = 0
  /// Tasks in all.
  public var plannedTasks = 0
  /// Bytes that tasks have spilled out of memory.
  public var memoryBytesSpilled: Int64 = 0

  /// Creates one of which nothing is known.
  public init() {}
}
