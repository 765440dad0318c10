extension UnifiedMemoryManager {
  /// Takes storage memory for a block while a task builds it.
  ///
  /// Source: `MemoryStore.reserveUnrollMemoryForThisTask`.
  /// - Parameters:
  ///   - bytes: How much more.
  ///   - block: The block, whose RDD's other blocks are not evicted for it.
  ///   - task: The task.
  ///   - mode: Of which memory.
  /// - Returns: Whether it was granted, and what was evicted.
  @discardableResult
  public mutating func acquireUnroll(
    _ bytes: ByteSize, for block: BlockID, task: TaskAttemptID, mode: MemoryMode = .onHeap
  ) -> StorageAcquisition {
    let bytes = max(bytes, .zero)
    return change(mode) { pools in
      let acquisition = pools.acquireStorage(bytes, for: block)
      if acquisition.isGranted { pools.unrolledByTask[task, default: .zero] += bytes }
      return acquisition
    }
  }

  /// Gives back memory that a task took for building blocks, at most all of it.
  ///
  /// Source: `MemoryStore.releaseUnrollMemoryForThisTask`.
  /// - Parameters:
  ///   - bytes: How much; all of it when nil.
  ///   - task: The task.
  ///   - mode: Of which memory.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func releaseUnroll(
    _ bytes: ByteSize? = nil, task: TaskAttemptID, mode: MemoryMode = .onHeap
  ) -> ByteSize {
    change(mode) { pools in
      guard let held = pools.unrolledByTask[task] else { return .zero }
      let released = min(max(bytes ?? held, .zero), held)
      pools.unrolledByTask[task] = held > released ? held - released : nil
      _ = pools.storage.release(released)
      return released
    }
  }

  /// Puts a block that a task has built into memory, in place of what it took for building it.
  ///
  /// If the block is larger than that, the difference is asked for first; when it is denied, the
  /// task keeps what it has. When unmanaged memory has grown meanwhile, the block may be refused
  /// after the memory was given back; there Spark 4.1 and later fail an assertion.
  ///
  /// Source: the end of `MemoryStore.putIterator`.
  /// - Parameters:
  ///   - block: The block with its final size.
  ///   - unrolled: What the task took for it, at most all that it took for building blocks.
  ///   - task: The task.
  /// - Returns: Whether the block is in memory, and what was evicted.
  @discardableResult
  public mutating func storeUnrolled(
    _ block: CachedBlock, unrolled: ByteSize, task: TaskAttemptID
  ) -> StorageAcquisition {
    guard self.block(block.id) == nil else {
      return StorageAcquisition(isGranted: false, evicted: [])
    }
    var evicted: [CachedBlock] = []
    var unrolled = unrolled
    if block.size > unrolled {
      let more = block.size - unrolled
      let extra = acquireUnroll(more, for: block.id, task: task, mode: block.mode)
      guard extra.isGranted else { return extra }
      evicted = extra.evicted
      unrolled += more
    }
    releaseUnroll(unrolled, task: task, mode: block.mode)
    let stored = store(block)
    return StorageAcquisition(isGranted: stored.isGranted, evicted: evicted + stored.evicted)
  }
}
