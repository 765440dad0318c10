extension UnifiedMemoryManager {
  /// Puts a block into memory, and others out of it when needed.
  ///
  /// Source: `MemoryStore.putBytes`.
  /// - Returns: Whether it is there now; it is not when it does not fit, and neither when there
  ///   already is a block of the same name, which Spark refuses to store again.
  @discardableResult
  public mutating func store(_ block: CachedBlock) -> StorageAcquisition {
    guard self.block(block.id) == nil else {
      return StorageAcquisition(isGranted: false, evicted: [])
    }
    return change(block.mode) { pools in
      let acquisition = pools.acquireStorage(block.size, for: block.id)
      if acquisition.isGranted { pools.blocks.insert(block) }
      return acquisition
    }
  }

  /// Takes storage memory for a block without putting it into memory.
  ///
  /// Source: `UnifiedMemoryManager.acquireStorageMemory`.
  /// - Parameters:
  ///   - bytes: How much.
  ///   - block: The block, whose RDD's other blocks are not evicted for it.
  ///   - mode: Of which memory.
  /// - Returns: Whether it was granted, and what was evicted.
  @discardableResult
  public mutating func acquireStorage(
    _ bytes: ByteSize, for block: BlockID, mode: MemoryMode = .onHeap
  ) -> StorageAcquisition {
    let bytes = max(bytes, .zero)
    return change(mode) { pools in
      let acquisition = pools.acquireStorage(bytes, for: block)
      if acquisition.isGranted { pools.reserved += bytes }
      return acquisition
    }
  }

  /// Gives back what was taken with ``acquireStorage(_:for:mode:)``, at most all of it.
  ///
  /// No task that waits for execution memory is told, as in Spark. Spark would also let go of what
  /// blocks in memory take, and fail when it evicts those.
  ///
  /// Source: `MemoryManager.releaseStorageMemory`, `StorageMemoryPool.releaseMemory`.
  /// - Returns: How much was given back.
  @discardableResult
  public mutating func releaseStorage(
    _ bytes: ByteSize, mode: MemoryMode = .onHeap
  ) -> ByteSize {
    change(mode) { pools in
      let released = pools.storage.release(min(bytes, pools.reserved))
      pools.reserved = pools.reserved - released
      return released
    }
  }

  /// The block of this name in memory.
  public func block(_ id: BlockID) -> CachedBlock? {
    onHeap.blocks[id] ?? offHeap.blocks[id]
  }

  /// Says that a block was used, so that it is the last to be evicted.
  /// - Returns: Whether it is in memory.
  @discardableResult
  public mutating func touch(_ id: BlockID) -> Bool {
    onHeap.blocks.touch(id) || offHeap.blocks.touch(id)
  }

  /// Says that one more task reads a block, which is not evicted until every reader is done.
  ///
  /// Source: `BlockInfoManager.lockForReading`.
  /// - Returns: Whether it is in memory.
  @discardableResult
  public mutating func beginReading(_ id: BlockID) -> Bool {
    onHeap.blocks.changeReaders(of: id, by: 1) || offHeap.blocks.changeReaders(of: id, by: 1)
  }

  /// Says that one task less reads a block.
  ///
  /// Source: `BlockInfoManager.unlock`.
  /// - Returns: Whether it is in memory.
  @discardableResult
  public mutating func endReading(_ id: BlockID) -> Bool {
    onHeap.blocks.changeReaders(of: id, by: -1) || offHeap.blocks.changeReaders(of: id, by: -1)
  }

  /// Takes a block out of memory and gives back what it took.
  ///
  /// Source: `MemoryStore.remove`.
  /// - Returns: The block, if it was in memory.
  @discardableResult
  public mutating func remove(_ id: BlockID) -> CachedBlock? {
    guard let block = onHeap.blocks.remove(id) ?? offHeap.blocks.remove(id) else { return nil }
    change(block.mode) { _ = $0.storage.release(block.size) }
    return block
  }

  /// Gives back all storage memory and forgets every block and all that is being unrolled.
  ///
  /// Source: `MemoryStore.clear`.
  public mutating func clearStorage() {
    for mode in MemoryMode.allCases {
      change(mode) {
        $0.blocks = BlocksByAccess()
        $0.unrolledByTask = [:]
        $0.reserved = .zero
        $0.storage.used = .zero
      }
    }
  }
}
