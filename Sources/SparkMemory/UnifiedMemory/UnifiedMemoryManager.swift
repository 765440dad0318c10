/// Spark's unified memory manager: how the tasks and cached blocks of one JVM share its memory.
///
/// A value: a copy is a snapshot, and the same operations on the same value always have the same
/// results. What Spark does with blocked threads is state here: a task that has to wait is in
/// ``waiting``, becomes eligible when something happens that would wake its thread, and makes one
/// more attempt with each ``resume(_:)``.
///
/// Amounts below zero count as zero, and names that are not known change nothing.
///
/// Source: `core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala` and
/// `core/src/main/scala/org/apache/spark/storage/memory/MemoryStore.scala`.
public struct UnifiedMemoryManager: Hashable, Sendable, Codable {
  /// The memory on the heap.
  public internal(set) var onHeap: MemoryPools
  /// The memory outside the heap that Spark manages.
  public internal(set) var offHeap: MemoryPools
  /// The tasks that wait for execution memory, the longest waiting first.
  public internal(set) var waiting: [WaitingRequest] = []

  /// A manager of memory of which nothing is used.
  /// - Parameters:
  ///   - onHeap: Unified memory on the heap.
  ///   - storageRegion: What storage has of it at the start.
  ///   - offHeap: `spark.memory.offHeap.size`.
  ///   - offHeapStorageRegion: What storage has of that at the start.
  public init(
    onHeap: ByteSize, storageRegion: ByteSize, offHeap: ByteSize = .zero,
    offHeapStorageRegion: ByteSize = .zero
  ) {
    self.onHeap = MemoryPools(maximum: onHeap, storageRegion: storageRegion)
    self.offHeap = MemoryPools(maximum: offHeap, storageRegion: offHeapStorageRegion)
  }

  /// A manager of the memory of a JVM.
  /// - Parameters:
  ///   - heap: Its heap.
  ///   - offHeap: Its off-heap memory, nil when there is none.
  public init(_ heap: HeapLayout, offHeap: OffHeapLayout? = nil) {
    self.init(
      onHeap: heap.unified, storageRegion: heap.storageRegion,
      offHeap: offHeap?.size ?? .zero, offHeapStorageRegion: offHeap?.storageRegion ?? .zero)
  }

  /// The memory of one mode.
  public subscript(mode: MemoryMode) -> MemoryPools {
    switch mode {
    case .onHeap: onHeap
    case .offHeap: offHeap
    }
  }

  /// What a task holds, of both modes together.
  ///
  /// Source: `MemoryManager.getExecutionMemoryUsageForTask`.
  public func executionUsed(by task: TaskAttemptID) -> ByteSize {
    (onHeap.execution.heldByTask[task] ?? .zero) + (offHeap.execution.heldByTask[task] ?? .zero)
  }

  /// Says how much memory others use that Spark does not manage.
  ///
  /// Nobody who waits is told, as in Spark.
  ///
  /// Source: `UnifiedMemoryManager.getUnmanagedMemoryUsed`, Spark 4.1 and later.
  public mutating func setUnmanaged(_ bytes: ByteSize, mode: MemoryMode) {
    change(mode) { $0.unmanaged = max(bytes, .zero) }
  }

  /// Changes the pools of one mode where they are, since a copy would copy what they hold.
  mutating func change<Result>(
    _ mode: MemoryMode, _ body: (inout MemoryPools) -> Result
  ) -> Result {
    switch mode {
    case .onHeap: body(&onHeap)
    case .offHeap: body(&offHeap)
    }
  }
}
