/// The part of one mode's memory that tasks work in now.
///
/// Source: `core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala`.
public struct ExecutionMemoryPool: Hashable, Sendable, Codable {
  /// How much there is, which grows and shrinks as it borrows from storage and lends.
  public internal(set) var size: ByteSize
  /// How much of it tasks hold together.
  public private(set) var used = ByteSize.zero
  /// What each active task holds.
  ///
  /// A task is active from when it first asks, even while it waits with nothing, until it has given
  /// back everything.
  public private(set) var heldByTask: [TaskAttemptID: ByteSize] = [:]

  /// A pool that nobody uses.
  init(size: ByteSize) {
    self.size = size
  }

  /// How much of it no task holds.
  public var free: ByteSize { size - used }

  /// N in the shares of 1/N and 1/2N: how many tasks hold some of this pool or wait for some.
  public var activeTasks: Int { heldByTask.count }

  /// What a task may reach before it is told to spill: half of an equal share of the present pool.
  public var leastPerTask: ByteSize {
    size / Int64(activeTasks).multipliedReportingOverflow(by: 2).partialValue
  }

  /// Makes a task active.
  /// - Returns: Whether it was not.
  mutating func register(_ task: TaskAttemptID) -> Bool {
    guard heldByTask[task] == nil else { return false }
    heldByTask[task] = .zero
    return true
  }

  /// Gives memory to an active task.
  mutating func grant(_ bytes: ByteSize, to task: TaskAttemptID) {
    heldByTask[task, default: .zero] += bytes
    used += bytes
  }

  /// Takes back memory, at most all that the task holds; one that holds nothing is active no more.
  /// - Returns: How much that was.
  mutating func release(_ bytes: ByteSize, from task: TaskAttemptID) -> ByteSize {
    guard let held = heldByTask[task] else { return .zero }
    let released = min(max(bytes, .zero), held)
    heldByTask[task] = held > released ? held - released : nil
    used = used - released
    return released
  }
}
