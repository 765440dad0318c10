import SparkMemory
import Testing

/// The memory that a task takes while it builds a block.
@Suite struct UnrollTests {
  private let block = BlockID.rdd(1, split: 0)

  private func built(_ size: Int64) -> CachedBlock {
    CachedBlock(block, size: ByteSize(bytes: size))
  }

  @Test func isStorageMemoryThatIsNotEvicted() {
    var manager = manager()
    #expect(manager.acquireUnroll(ByteSize(bytes: 900), for: block, task: 1).isGranted)
    #expect(manager.onHeap.storage.used.bytes == 900)
    #expect(manager.grant(400, task: 2) == 100)
    #expect(!manager.acquireUnroll(ByteSize(bytes: 10), for: block, task: 1).isGranted)
    #expect(manager.onHeap.unrolledByTask == [1: ByteSize(bytes: 900)])
  }

  @Test func evictsOtherBlocks() {
    var manager = manager()
    manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 500)))
    let acquired = manager.acquireUnroll(ByteSize(bytes: 600), for: block, task: 1)
    #expect(acquired.evicted.map(\.id) == [.broadcast(1)])
  }

  @Test func isGivenBackUpToWhatTheTaskHas() {
    var manager = manager()
    manager.acquireUnroll(ByteSize(bytes: 300), for: block, task: 1)
    manager.acquireUnroll(ByteSize(bytes: 100), for: block, task: 2)
    #expect(manager.releaseUnroll(ByteSize(bytes: 100), task: 1).bytes == 100)
    #expect(manager.releaseUnroll(ByteSize(bytes: 900), task: 1).bytes == 200)
    #expect(manager.releaseUnroll(task: 1) == .zero)
    #expect(manager.onHeap.storage.used.bytes == 100)
    #expect(manager.releaseUnroll(task: 2).bytes == 100)
    #expect(manager.onHeap.unrolledByTask.isEmpty)
  }

  @Test(arguments: [200, 300, 450] as [Int64])
  func becomesTheMemoryOfTheBlock(size: Int64) {
    var manager = manager()
    manager.acquireUnroll(ByteSize(bytes: 300), for: block, task: 1)
    let stored = manager.storeUnrolled(built(size), unrolled: ByteSize(bytes: 300), task: 1)
    #expect(stored.isGranted)
    #expect(manager.onHeap.storage.used.bytes == size)
    #expect(manager.onHeap.unrolledByTask.isEmpty)
    #expect(manager.block(block)?.size.bytes == size)
  }

  @Test func staysWithTheTaskWhenTheBlockTurnsOutTooLarge() {
    var manager = manager()
    manager.acquireUnroll(ByteSize(bytes: 300), for: block, task: 1)
    let stored = manager.storeUnrolled(built(1500), unrolled: ByteSize(bytes: 300), task: 1)
    #expect(!stored.isGranted)
    #expect(manager.onHeap.unrolledByTask == [1: ByteSize(bytes: 300)])
    #expect(manager.block(block) == nil)
  }

  @Test func isLostWhenUnmanagedMemoryHasGrownMeanwhile() {
    var manager = manager()
    manager.acquireUnroll(ByteSize(bytes: 800), for: block, task: 1)
    manager.setUnmanaged(ByteSize(bytes: 300), mode: .onHeap)
    let stored = manager.storeUnrolled(built(800), unrolled: ByteSize(bytes: 800), task: 1)
    #expect(!stored.isGranted)
    #expect(manager.onHeap.storage.used == .zero)
  }

  @Test func isKeptWhenTheBlockIsThereAlready() {
    var manager = manager()
    manager.store(built(100))
    manager.acquireUnroll(ByteSize(bytes: 100), for: block, task: 1)
    #expect(
      !manager.storeUnrolled(built(100), unrolled: ByteSize(bytes: 100), task: 1).isGranted)
    #expect(manager.onHeap.storage.used.bytes == 200)
  }
}
