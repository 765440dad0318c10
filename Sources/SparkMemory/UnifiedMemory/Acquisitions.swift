/// What came of asking for storage memory.
public struct StorageAcquisition: Hashable, Sendable, Codable {
  /// Whether all that was asked for was granted; otherwise nothing was.
  public let isGranted: Bool
  /// The blocks that were evicted for it, in order.
  public let evicted: [CachedBlock]
}

/// What came of asking for execution memory, or of asking again after waiting.
public struct ExecutionAcquisition: Hashable, Sendable, Codable {
  /// What the task got.
  public let outcome: ExecutionOutcome
  /// The blocks that were evicted for it, in order, even if the task has to wait.
  public let evicted: [CachedBlock]
}

/// What a task that asked for execution memory got.
public enum ExecutionOutcome: Hashable, Sendable, Codable {
  /// This much, which may be less than what it asked for, or nothing: then it has to spill.
  case granted(ByteSize)
  /// Nothing yet. It has less than 1/2N of the pool and waits for others to give back memory.
  case waiting
  /// Nothing, as the task gave back everything while it waited and is not active any more.
  ///
  /// Spark 3.5.8 and 4.3.0 fail with a `NoSuchElementException` here (SPARK-59827).
  case deregistered
}

/// A task that waits for execution memory.
public struct WaitingRequest: Hashable, Sendable, Codable {
  /// The task.
  public let task: TaskAttemptID
  /// The mode of the memory.
  public let mode: MemoryMode
  /// How much it asked for.
  public let bytes: ByteSize
  /// Whether something happened since its last attempt that may help, so that it tries again.
  public internal(set) var isEligible = false
}
