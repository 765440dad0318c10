import SparkMemory
public import SparkProfile

/// What the tasks of a stage attempt want of execution memory.
public struct ExecutionDemand: Hashable, Sendable, Codable {
  /// The stage attempt.
  public let stage: StageAttemptID
  /// What its hungriest task wants at once.
  public let perTask: Bracket
  /// Tasks of it that one executor runs at once.
  public let tasksAtOnce: Int
  /// Whether a task spilled.
  public let spilled: Bool

  /// What one executor is asked for at once.
  ///
  /// From below by what the hungriest task was granted; from above by all slots holding such tasks.
  public let perExecutor: Bracket

  init?(_ stage: Stage, slots: Int) {
    let peak = ByteSize(bytes: stage.tasks.peakTaskMemory.maximum)
    let sampled = ByteSize(
      bytes: stage.peaks.values.map {
        max($0[.onHeapExecutionMemory], $0[.offHeapExecutionMemory])
      }.max() ?? 0)
    guard peak > .zero || sampled > .zero || stage.tasks.memoryBytesSpilled > 0 else { return nil }
    self.stage = stage.id
    spilled = stage.tasks.memoryBytesSpilled > 0
    tasksAtOnce = max(1, min(slots, stage.plannedTasks ?? stage.tasks.ended))
    let want = max(peak, ByteSize(bytes: stage.tasks.largestSpilledDemand))
    perTask = Bracket(low: peak, high: max(want, peak))
    let whole = (perTask.high ?? peak) * Int64(tasksAtOnce)
    // A task that spilled filled its share, and its neighbours may have filled theirs.
    perExecutor = Bracket(low: max(peak, sampled), high: max(whole, sampled))
  }
}
