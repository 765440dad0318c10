/// Where memory that Spark manages lies.
///
/// Source: `core/src/main/java/org/apache/spark/memory/MemoryMode.java`.
public enum MemoryMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// On the JVM's heap.
  case onHeap
  /// Outside the heap, `spark.memory.offHeap.size`.
  case offHeap
}

/// The number of one attempt at one task, which Spark counts over a whole application.
///
/// Source: `TaskContext.taskAttemptId`.
public typealias TaskAttemptID = Int64
