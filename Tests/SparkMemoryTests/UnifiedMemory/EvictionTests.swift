import SparkMemory
import Testing

/// Which blocks make room for others and for tasks.
@Suite struct EvictionTests {
  /// Three blocks of two RDDs that fill a thousand bytes.
  private func full() -> UnifiedMemoryManager {
    var manager = manager()
    manager.store(CachedBlock(.rdd(1, split: 0), size: ByteSize(bytes: 300)))
    manager.store(CachedBlock(.rdd(2, split: 0), size: ByteSize(bytes: 300), usesDisk: false))
    manager.store(CachedBlock(.rdd(1, split: 1), size: ByteSize(bytes: 400)))
    return manager
  }

  @Test func theLeastRecentlyUsedBlockGoesFirst() {
    var manager = full()
    #expect(manager.touch(.rdd(1, split: 0)) == true)
    let stored = manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 301)))
    #expect(stored.isGranted)
    #expect(stored.evicted.map(\.id) == [.rdd(2, split: 0), .rdd(1, split: 1)])
    #expect(stored.evicted.map(\.usesDisk) == [false, true])
    #expect(manager.onHeap.cachedBlocks.map(\.id) == [.rdd(1, split: 0), .broadcast(1)])
  }

  @Test func aBlockDoesNotReplaceBlocksOfItsOwnRDD() {
    var manager = full()
    let stored = manager.store(CachedBlock(.rdd(1, split: 2), size: ByteSize(bytes: 300)))
    #expect(stored.evicted.map(\.id) == [.rdd(2, split: 0)])
    let refused = manager.store(CachedBlock(.rdd(1, split: 3), size: ByteSize(bytes: 1)))
    #expect(!refused.isGranted)
    #expect(refused.evicted.isEmpty)
  }

  @Test func aTaskMayReplaceBlocksOfAnyRDD() {
    var manager = full()
    let acquisition = manager.acquireExecution(ByteSize(bytes: 400), task: 1)
    #expect(acquisition.evicted.map(\.id) == [.rdd(1, split: 0), .rdd(2, split: 0)])
    #expect(acquisition.granted == 400)
  }

  @Test func aBlockThatIsReadStays() {
    var manager = full()
    #expect(manager.beginReading(.rdd(1, split: 0)) == true)
    #expect(manager.beginReading(.rdd(1, split: 0)) == true)
    #expect(manager.endReading(.rdd(1, split: 0)) == true)
    let first = manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 10)))
    #expect(first.evicted.map(\.id) == [.rdd(2, split: 0)])
    #expect(manager.endReading(.rdd(1, split: 0)) == true)
    #expect(manager.endReading(.rdd(1, split: 0)) == true)
    let second = manager.store(CachedBlock(.broadcast(2), size: ByteSize(bytes: 291)))
    #expect(second.evicted.map(\.id) == [.rdd(1, split: 0)])
  }

  @Test func nothingIsEvictedWhenItWouldNotDo() {
    var manager = full()
    for split in 0...1 { manager.beginReading(.rdd(1, split: split)) }
    let refused = manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 301)))
    #expect(!refused.isGranted)
    #expect(refused.evicted.isEmpty)
    #expect(manager.onHeap.cachedBlocks.count == 3)
  }

  @Test func whatWasBorrowedForABlockThatDoesNotFitStaysWithStorage() {
    var manager = manager()
    manager.store(CachedBlock(.rdd(1, split: 0), size: ByteSize(bytes: 450)))
    #expect(!manager.store(CachedBlock(.rdd(1, split: 1), size: ByteSize(bytes: 600))).isGranted)
    #expect(manager.onHeap.storage.size.bytes == 1000)
    #expect(manager.onHeap.execution.size == .zero)
  }

  @Test func blocksOfTheOtherModeStay() {
    var manager = manager(offHeap: 1000)
    manager.store(CachedBlock(.rdd(1, split: 0), size: ByteSize(bytes: 1000)))
    manager.store(CachedBlock(.rdd(1, split: 1), size: ByteSize(bytes: 1000), mode: .offHeap))
    let stored = manager.store(
      CachedBlock(.broadcast(1), size: ByteSize(bytes: 10), mode: .offHeap))
    #expect(stored.evicted.map(\.id) == [.rdd(1, split: 1)])
  }

  @Test func theLastBlockToGoMayLeaveStorageWithLessThanItsRegion() {
    var manager = manager()
    manager.store(CachedBlock(.rdd(1, split: 0), size: ByteSize(bytes: 800)))
    let acquisition = manager.acquireExecution(ByteSize(bytes: 300), task: 1)
    #expect(acquisition.granted == 300)
    #expect(acquisition.evicted.count == 1)
    #expect(manager.onHeap.storage.used == .zero)
    #expect(manager.onHeap.storage.size == .zero)
    #expect(manager.onHeap.execution.size.bytes == 1000)
  }

  @Test func aBlockIsStoredOnce() {
    var manager = full()
    let before = manager
    #expect(!manager.store(CachedBlock(.rdd(1, split: 0), size: .zero)).isGranted)
    #expect(!manager.store(CachedBlock(.rdd(1, split: 0), size: .zero, mode: .offHeap)).isGranted)
    #expect(manager == before)
  }

  @Test func aBlockThatIsRemovedGivesBackItsMemory() {
    var manager = full()
    #expect(manager.remove(.rdd(2, split: 0))?.size.bytes == 300)
    #expect(manager.remove(.rdd(2, split: 0)) == nil)
    #expect(manager.onHeap.storage.used.bytes == 700)
    #expect(manager.block(.rdd(2, split: 0)) == nil)
    #expect(manager.block(.rdd(1, split: 1))?.size.bytes == 400)
  }

  @Test func blocksThatAreNotThereChangeNothing() {
    var manager = full()
    let before = manager
    #expect(manager.touch(.broadcast(9)) == false)
    #expect(manager.beginReading(.broadcast(9)) == false)
    #expect(manager.endReading(.broadcast(9)) == false)
    #expect(manager == before)
  }

  @Test func onlyMemoryWithoutABlockIsGivenBackByItself() {
    var manager = manager()
    manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 100)))
    #expect(manager.acquireStorage(ByteSize(bytes: 50), for: .broadcast(2)).isGranted)
    #expect(manager.releaseStorage(ByteSize(bytes: 500)).bytes == 50)
    #expect(manager.releaseStorage(ByteSize(bytes: -1)) == .zero)
    #expect(manager.onHeap.storage.used.bytes == 100)
  }

  @Test func blocksHaveTheNamesThatSparkGivesThem() {
    #expect(BlockID.rdd(1, split: 7).description == "rdd_1_7")
    #expect(BlockID.broadcast(3).description == "broadcast_3")
    #expect(BlockID.named("x").rdd == nil)
    #expect(BlockID.rdd(4, split: 0).rdd == 4)
    #expect(CachedBlock(.named("x"), size: ByteSize(bytes: -1)).size == .zero)
  }
}
