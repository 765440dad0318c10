extension UnifiedMemoryManager {
  /// Asks for execution memory for a task.
  ///
  /// A task that asks for nothing gets nothing. One that waits goes on waiting for what it asked
  /// first, as its `TaskMemoryManager` lets nobody else ask meanwhile.
  ///
  /// Source: `UnifiedMemoryManager.acquireExecutionMemory`, `ExecutionMemoryPool.acquireMemory`.
  /// - Parameters:
  ///   - bytes: How much.
  ///   - task: The task.
  ///   - mode: Of which memory.
  /// - Returns: What it got. If it waits, it is in ``waiting`` until it has what it wants.
  @discardableResult
  public mutating func acquireExecution(
    _ bytes: ByteSize, task: TaskAttemptID, mode: MemoryMode = .onHeap
  ) -> ExecutionAcquisition {
    guard bytes > .zero else { return ExecutionAcquisition(outcome: .granted(.zero), evicted: []) }
    guard !waiting.contains(where: { $0.task == task }) else {
      return ExecutionAcquisition(outcome: .waiting, evicted: [])
    }
    // N has grown, so the shares of those who wait have shrunk.
    if change(mode, { $0.execution.register(task) }) { wakeAll() }
    let acquisition = change(mode) { $0.attempt(bytes, for: task) }
    if acquisition.outcome == .waiting {
      waiting.append(WaitingRequest(task: task, mode: mode, bytes: bytes))
    }
    return acquisition
  }

  /// Lets a task that waits try once more.
  ///
  /// In Spark, in which order the threads of several tasks wake up is up to the JVM.
  ///
  /// - Returns: What it got; nil when the task does not wait, or nothing happened since it last
  ///   tried.
  @discardableResult
  public mutating func resume(_ task: TaskAttemptID) -> ExecutionAcquisition? {
    guard let place = waiting.firstIndex(where: { $0.task == task }), waiting[place].isEligible
    else { return nil }
    let request = waiting[place]
    let acquisition = change(request.mode) { $0.attempt(request.bytes, for: task) }
    if acquisition.outcome == .waiting {
      waiting[place].isEligible = false
    } else {
      waiting.remove(at: place)
    }
    return acquisition
  }

  /// Lets every task that may try again do so, the longest waiting first.
  ///
  /// An attempt wakes nobody, so afterwards no task is eligible.
  ///
  /// - Returns: What each of them got, in order.
  @discardableResult
  public mutating func resumeAll() -> [(task: TaskAttemptID, acquisition: ExecutionAcquisition)] {
    waiting.filter(\.isEligible).compactMap { request in
      resume(request.task).map { (request.task, $0) }
    }
  }

  /// Takes a task out of waiting, as when its thread is interrupted because it was killed.
  ///
  /// It stays active until ``releaseAllExecution(of:)``.
  ///
  /// - Returns: What it waited for; nil if it did not.
  @discardableResult
  public mutating func abandonWait(of task: TaskAttemptID) -> WaitingRequest? {
    waiting.firstIndex { $0.task == task }.map { waiting.remove(at: $0) }
  }

  /// Gives back execution memory, at most what the task holds.
  ///
  /// Everybody who waits may try again, for either mode. A task that holds nothing afterwards is
  /// not active any more, even if it waits: its next attempt then fails.
  ///
  /// Source: `ExecutionMemoryPool.releaseMemory`.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func releaseExecution(
    _ bytes: ByteSize, task: TaskAttemptID, mode: MemoryMode = .onHeap
  ) -> ByteSize {
    wakeAll()
    return change(mode) { $0.execution.release(bytes, from: task) }
  }

  /// Gives back all execution memory of a task in both modes, as at its end.
  ///
  /// Source: `MemoryManager.releaseAllExecutionMemoryForTask`.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func releaseAllExecution(of task: TaskAttemptID) -> ByteSize {
    MemoryMode.allCases.reduce(.zero) { released, mode in
      released + releaseExecution(ByteSize(bytes: .max), task: task, mode: mode)
    }
  }

  /// Lets everybody try again, where Spark calls `notifyAll` on the one lock of both modes.
  private mutating func wakeAll() {
    for place in waiting.indices { waiting[place].isEligible = true }
  }
}
