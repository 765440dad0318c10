import SparkMemory

/// A manager as Spark's own suites make it: a small heap, half of it storage unless said otherwise.
func manager(
  onHeap: Int64 = 1000, offHeap: Int64 = 0, storageFraction: Double = 0.5
) -> UnifiedMemoryManager {
  let onHeap = ByteSize(bytes: onHeap)
  let offHeap = OffHeapLayout(
    size: ByteSize(bytes: offHeap), storageFraction: storageFraction)
  return UnifiedMemoryManager(
    onHeap: onHeap, storageRegion: onHeap.scaled(by: storageFraction),
    offHeap: offHeap.size, offHeapStorageRegion: offHeap.storageRegion)
}

extension UnifiedMemoryManager {
  /// What a task is granted; nil when it has to wait.
  mutating func grant(
    _ bytes: Int64, task: TaskAttemptID = 0, mode: MemoryMode = .onHeap
  ) -> Int64? {
    acquireExecution(ByteSize(bytes: bytes), task: task, mode: mode).granted
  }

  /// Stores so many blocks of one byte, for which memory is taken at once, as the suites of Spark
  /// do with a store that evicts exactly what is asked.
  /// - Returns: How much was evicted; nil when the memory was refused.
  mutating func storeBytes(_ bytes: Int64, mode: MemoryMode = .onHeap) -> Int64? {
    let batch = BlockID.named("batch \(self[mode].cachedBlocks.count)")
    let acquired = acquireUnroll(ByteSize(bytes: bytes), for: batch, task: -1, mode: mode)
    guard acquired.isGranted else { return nil }
    let first = self[mode].cachedBlocks.last.flatMap { Int64($0.id.description) }.map { $0 + 1 }
    for number in 0..<bytes {
      releaseUnroll(ByteSize(bytes: 1), task: -1, mode: mode)
      store(
        CachedBlock(.named("\((first ?? 0) + number)"), size: ByteSize(bytes: 1), mode: mode))
    }
    return acquired.evicted.bytes
  }

  /// Removes so many of the blocks of one byte, the latest first.
  mutating func removeBytes(_ bytes: Int, mode: MemoryMode = .onHeap) {
    for block in self[mode].cachedBlocks.suffix(bytes) { remove(block.id) }
  }

  /// What a task that waited is granted now; nil when it still has to wait.
  mutating func resumed(_ task: TaskAttemptID) -> Int64? {
    resume(task)?.granted
  }
}

extension ExecutionAcquisition {
  /// How many bytes were granted; nil when the task waits or is lost.
  var granted: Int64? {
    if case .granted(let bytes) = outcome { bytes.bytes } else { nil }
  }
}

extension [CachedBlock] {
  /// What they take together.
  var bytes: Int64 { reduce(0) { $0 + $1.size.bytes } }
}
