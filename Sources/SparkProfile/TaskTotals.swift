/// What the tasks of a stage attempt did, added up.
public struct TaskTotals: Hashable, Sendable, Codable {
  /// Tasks that ended, in whatever way.
  public var ended = 0
  /// Tasks that succeeded.
  public var succeeded = 0
  /// Tasks that failed.
  public var failed = 0
  /// Tasks that were killed: speculation, or a stage that was cancelled.
  public var killed = 0
  /// Failures by reason.
  public var failures: [FailedTasks] = []

  /// Milliseconds that tasks ran.
  public var runTime: Int64 = 0
  /// Nanoseconds of processor time.
  public var cpuTime: Int64 = 0
  /// Milliseconds of collections while tasks ran; a collection counts once for each running task.
  public var gcTime: Int64 = 0

  /// `Peak Execution Memory` in bytes: what some operators report.
  ///
  /// Operators that do not report are missing, and the size of a broadcast relation is in it though
  /// it is no execution memory.
  public var peakExecutionMemory = Distribution()
  /// What each task truly held of execution memory at its peak, in bytes, on and off the heap
  /// (4.0 and later; empty before).
  public var peakAcquiredMemory = Distribution()
  /// What each task that did not spill held of execution memory at its peak, in bytes.
  public var heldWithoutSpilling = Distribution()
  /// What each task that spilled held at its peak, in bytes.
  public var heldWhenSpilling = Distribution()
  /// What each task that spilled had in memory when it was spilled, in bytes.
  public var spilledByTask = Distribution()
  /// The most that a task held and spilled together, in bytes, over the tasks that spilled.
  ///
  /// An upper edge of what such a task wanted at once.
  public var largestSpilledDemand: Int64 = 0
  /// Tasks that spilled.
  public var spilledTasks = 0
  /// Bytes that were in memory when they were spilled.
  public var memoryBytesSpilled: Int64 = 0
  /// Bytes that were written when spilling.
  public var diskBytesSpilled: Int64 = 0

  /// Bytes read from the outside.
  public var inputBytes: Int64 = 0
  /// Bytes written to the outside.
  public var outputBytes: Int64 = 0
  /// Bytes fetched from shuffles, local and remote.
  public var shuffleReadBytes: Int64 = 0
  /// The most that one task fetched.
  public var largestShuffleRead: Int64 = 0
  /// Bytes written to shuffles.
  public var shuffleWriteBytes: Int64 = 0
  /// Bytes of results sent to the driver, serialized.
  public var resultSize: Int64 = 0
  /// The largest result of one task.
  public var largestResult: Int64 = 0

  /// No tasks.
  public init() {}

  /// What a task held at its peak: as acquired where Spark counts it, else as operators report.
  public var peakTaskMemory: Distribution {
    peakAcquiredMemory.count > 0 ? peakAcquiredMemory : peakExecutionMemory
  }

  /// Counts failed tasks under their reason.
  public mutating func recordFailure(_ failure: FailedTasks) {
    if let index = failures.firstIndex(where: { $0.isSameReason(as: failure) }) {
      failures[index].count += failure.count
    } else if failures.count < FailedTasks.mostReasonsPerStage {
      failures.append(failure)
    }
  }

  mutating func merge(_ later: TaskTotals) {
    ended += later.ended
    succeeded += later.succeeded
    failed += later.failed
    killed += later.killed
    for failure in later.failures { recordFailure(failure) }
    runTime = runTime.addingSaturated(later.runTime)
    cpuTime = cpuTime.addingSaturated(later.cpuTime)
    gcTime = gcTime.addingSaturated(later.gcTime)
    peakExecutionMemory.merge(later.peakExecutionMemory)
    peakAcquiredMemory.merge(later.peakAcquiredMemory)
    heldWithoutSpilling.merge(later.heldWithoutSpilling)
    heldWhenSpilling.merge(later.heldWhenSpilling)
    spilledByTask.merge(later.spilledByTask)
    largestSpilledDemand = max(largestSpilledDemand, later.largestSpilledDemand)
    spilledTasks += later.spilledTasks
    memoryBytesSpilled = memoryBytesSpilled.addingSaturated(later.memoryBytesSpilled)
    diskBytesSpilled = diskBytesSpilled.addingSaturated(later.diskBytesSpilled)
    inputBytes = inputBytes.addingSaturated(later.inputBytes)
    outputBytes = outputBytes.addingSaturated(later.outputBytes)
    shuffleReadBytes = shuffleReadBytes.addingSaturated(later.shuffleReadBytes)
    largestShuffleRead = max(largestShuffleRead, later.largestShuffleRead)
    shuffleWriteBytes = shuffleWriteBytes.addingSaturated(later.shuffleWriteBytes)
    resultSize = resultSize.addingSaturated(later.resultSize)
    largestResult = max(largestResult, later.largestResult)
  }
}

/// Tasks of a stage that failed for one reason.
public struct FailedTasks: Hashable, Sendable, Codable {
  /// More reasons than this in one stage attempt are no longer told apart.
  public static let mostReasonsPerStage = 64

  /// Spark's kind of end: `ExceptionFailure`, `ExecutorLostFailure`, `FetchFailed` …
  public var reason: String
  /// The exception's class, where there is one.
  public var className: String?
  /// What of memory ran out, if the text says so.
  public var memoryFailure: MemoryFailure?
  /// How many.
  public var count: Int
  /// The text of the first one, shortened.
  public var message: String?

  /// Tasks that failed for a reason.
  public init(
    reason: String, className: String? = nil, memoryFailure: MemoryFailure? = nil,
    count: Int = 1, message: String? = nil
  ) {
    self.reason = reason
    self.className = className
    self.memoryFailure = memoryFailure
    self.count = count
    self.message = message
  }

  func isSameReason(as other: FailedTasks) -> Bool {
    reason == other.reason && className == other.className
      && memoryFailure == other.memoryFailure
  }
}
