public import SparkMemory
import SparkProfile

/// What of memory ended a run.
public enum MemoryShortage: String, Hashable, Sendable, Codable, CaseIterable {
  /// An executor's heap.
  case executorHeap = "executor-heap"
  /// A task's share of execution memory, for what cannot be spilled.
  case executionMemory = "execution-memory"
  /// The limit of an executor's container.
  case container
  /// The limit of Python workers, or a container that is too small for them.
  case python
  /// The limit of direct buffers in an executor.
  case directMemory = "direct-memory"
  /// The limit of classes in an executor.
  case metaspace
  /// The driver's heap.
  case driverHeap = "driver-heap"
  /// The driver's heap, while it built a table to be broadcast.
  case broadcast
  /// `spark.driver.maxResultSize`.
  case resultSize = "result-size"

  /// What ran out, in words that follow "died of".
  public var words: String {
    switch self {
    case .executorHeap: "executor heap"
    case .executionMemory: "execution memory that a task could not spill"
    case .container: "its containers' limit"
    case .python: "the memory of Python workers"
    case .directMemory: "direct memory"
    case .metaspace: "metaspace"
    case .driverHeap: "driver heap"
    case .broadcast: "driver heap, building a table to broadcast"
    case .resultSize: "spark.driver.maxResultSize"
    }
  }
}

extension MemoryShortage {
  /// The settings that may cure it.
  ///
  /// - Parameter isLocal: Whether the tasks ran in the driver.
  /// - Returns: The settings, the likeliest first; none if no setting of Spark's does.
  public func keys(isLocal: Bool) -> [ConfigurationKey] {
    switch self {
    case .executorHeap, .executionMemory:
      isLocal
        ? [.driverMemory] : [.executorMemory, .executorCores, .executorInstances, .offHeapSize]
    case .container: [.executorMemoryOverhead]
    case .python: [.executorPySparkMemory, .executorMemoryOverhead]
    case .directMemory, .metaspace: []
    case .driverHeap, .broadcast: [.driverMemory]
    case .resultSize: [.driverMaxResultSize, .driverMemory]
    }
  }

  /// Whether a smaller heap may bring it about.
  ///
  /// An executor's overhead and its limit of direct buffers go with its heap where nobody sets them.
  ///
  /// - Parameters:
  ///   - key: `spark.executor.memory` or `spark.driver.memory`.
  ///   - isLocal: Whether the tasks ran in the driver.
  /// - Returns: Whether it may.
  public func comes(ofLess key: ConfigurationKey, isLocal: Bool) -> Bool {
    switch self {
    case .driverHeap, .broadcast: key == .driverMemory
    case .executorHeap, .executionMemory, .directMemory, .container, .python:
      key == (isLocal ? .driverMemory : .executorMemory)
    case .metaspace, .resultSize: false
    }
  }
}

extension Assessment {
  /// What of memory ran out, and most likely ended the run; nil if nothing did.
  ///
  /// What the driver ran out of ends an application at once, and what executors ran out of does after
  /// some attempts. Of several kinds the one that brings the others with it counts: an executor whose
  /// heap is full is often killed in the end.
  public var shortage: MemoryShortage? {
    if failures.resultSize != nil || failures.driver[.maxResultSize] != nil { return .resultSize }
    if failures.driver[.broadcast] != nil { return .broadcast }
    if failures.driverHeapExhausted { return .driverHeap }
    if failures.executorHeapExhausted { return .executorHeap }
    if failures.executors[.executionMemory] != nil { return .executionMemory }
    if failures.executors[.pythonWorker] != nil { return .python }
    if failures.executors[.directMemory] != nil { return .directMemory }
    if failures.executors[.metaspace] != nil { return .metaspace }
    if failures.containerKilled { return .container }
    return nil
  }
}
