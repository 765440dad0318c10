/// The memory of one mode: two pools with a boundary that moves between them, and what storage
/// holds.
///
/// The sizes of the two pools always sum to ``maximum``.
///
/// Source: `core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala`.
public struct MemoryPools: Hashable, Sendable, Codable {
  /// What both pools have together.
  public let maximum: ByteSize
  /// What storage has at the start, and what execution leaves it.
  public let storageRegion: ByteSize
  /// What blocks have.
  public internal(set) var storage: StorageMemoryPool
  /// What tasks have.
  public internal(set) var execution: ExecutionMemoryPool
  /// What others took of this memory that Spark does not manage, such as a RocksDB state store.
  ///
  /// It lowers what is granted, and moves no boundary. Spark 4.1 and later, where
  /// `spark.memory.unmanagedMemoryPollingInterval` is above zero; zero otherwise.
  public internal(set) var unmanaged = ByteSize.zero
  /// What tasks hold for blocks that they have not finished building; part of ``storage``.
  public internal(set) var unrolledByTask: [TaskAttemptID: ByteSize] = [:]
  /// What was taken for blocks that are not here; part of ``storage``.
  public internal(set) var reserved = ByteSize.zero
  var blocks = BlocksByAccess()

  /// Pools of which nothing is used.
  /// - Parameters:
  ///   - maximum: What both have together; less than zero counts as zero.
  ///   - storageRegion: What storage has at the start, held between zero and the maximum.
  init(maximum: ByteSize, storageRegion: ByteSize) {
    self.maximum = max(maximum, .zero)
    self.storageRegion = min(max(storageRegion, .zero), self.maximum)
    storage = StorageMemoryPool(size: self.storageRegion)
    execution = ExecutionMemoryPool(size: self.maximum - self.storageRegion)
  }

  /// The blocks in memory, from the one whose last use is longest ago to the latest.
  public var cachedBlocks: [CachedBlock] { blocks.ordered }

  /// What storage could have if every block were evicted: all that execution does not hold.
  ///
  /// Source: `UnifiedMemoryManager.maxOnHeapStorageMemory`, which says nothing of unmanaged memory.
  public var maxStorage: ByteSize { maximum - execution.used }

  /// What execution could have if it reclaimed all that it may.
  ///
  /// Source: `UnifiedMemoryManager.acquireExecutionMemory`, `computeMaxExecutionPoolSize`.
  public var maxExecution: ByteSize {
    max(maximum - min(storage.used, storageRegion) - unmanaged, .zero)
  }

  /// The most that one task may hold: an equal share of ``maxExecution`` for each active task.
  public var mostPerTask: ByteSize {
    maxExecution / Int64(execution.activeTasks)
  }

  /// Takes storage for a block, first from what execution does not use, then from other blocks.
  ///
  /// What was borrowed from execution stays with storage even when the rest cannot be had.
  ///
  /// Source: `UnifiedMemoryManager.acquireStorageMemory`, `StorageMemoryPool.acquireMemory`.
  mutating func acquireStorage(_ bytes: ByteSize, for block: BlockID) -> StorageAcquisition {
    guard bytes <= max(maxStorage - unmanaged, .zero) else {
      return StorageAcquisition(isGranted: false, evicted: [])
    }
    if bytes > storage.free {
      moveToStorage(min(execution.free, bytes - storage.free))
    }
    var evicted: [CachedBlock] = []
    if bytes > storage.free {
      evicted = evict(toFree: bytes - storage.free, sparing: block.rdd)
    }
    guard bytes <= storage.free else {
      return StorageAcquisition(isGranted: false, evicted: evicted)
    }
    storage.used += bytes
    return StorageAcquisition(isGranted: true, evicted: evicted)
  }

  /// One attempt to give a task what it asks for.
  ///
  /// The attempt may reclaim memory from storage and evict blocks even if the task has to wait.
  ///
  /// Source: one turn of the loop in `ExecutionMemoryPool.acquireMemory`.
  mutating func attempt(_ bytes: ByteSize, for task: TaskAttemptID) -> ExecutionAcquisition {
    guard let held = execution.heldByTask[task] else {
      return ExecutionAcquisition(outcome: .deregistered, evicted: [])
    }
    let evicted = reclaimFromStorage(bytes - execution.free)
    let allowed = min(bytes, max(mostPerTask - held, .zero))
    let grant = min(allowed, execution.free)
    if grant < bytes, held + grant < execution.leastPerTask {
      return ExecutionAcquisition(outcome: .waiting, evicted: evicted)
    }
    execution.grant(grant, to: task)
    return ExecutionAcquisition(outcome: .granted(grant), evicted: evicted)
  }

  /// Moves the boundary towards storage for a task, evicting only what storage has borrowed.
  ///
  /// Blocks are evicted whole and all that they took goes to execution, so the last of them may
  /// leave storage with less than its region.
  ///
  /// Source: `UnifiedMemoryManager.acquireExecutionMemory`, `maybeGrowExecutionPool`, and
  /// `StorageMemoryPool.freeSpaceToShrinkPool`.
  private mutating func reclaimFromStorage(_ needed: ByteSize) -> [CachedBlock] {
    let wanted = min(needed, max(storage.free, storage.size - storageRegion))
    guard wanted > .zero else { return [] }
    let unused = min(wanted, storage.free)
    guard wanted > unused else {
      moveToStorage(.zero - unused)
      return []
    }
    let evicted = evict(toFree: wanted - unused, sparing: nil)
    moveToStorage(.zero - unused - evicted.reduce(.zero) { $0 + $1.size })
    return evicted
  }

  private mutating func moveToStorage(_ bytes: ByteSize) {
    storage.size += bytes
    execution.size = execution.size - bytes
  }

  private mutating func evict(toFree space: ByteSize, sparing rdd: Int?) -> [CachedBlock] {
    let victims = blocks.victims(toFree: space, sparing: rdd)
    for victim in victims {
      blocks.remove(victim.id)
      _ = storage.release(victim.size)
    }
    return victims
  }
}
