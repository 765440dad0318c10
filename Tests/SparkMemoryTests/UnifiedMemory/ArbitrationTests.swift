import SparkMemory
import Testing

/// How execution memory is shared and how tasks wait for it.
@Suite struct ArbitrationTests {
  @Test func aTaskThatAsksForNothingIsNotActive() {
    var manager = manager()
    #expect(manager.grant(0) == 0)
    #expect(manager.grant(-5) == 0)
    #expect(manager.onHeap.execution.activeTasks == 0)
  }

  @Test func aTaskThatWaitsCountsAsActive() {
    var manager = manager()
    #expect(manager.grant(1000, task: 1) == 1000)
    #expect(manager.grant(1, task: 2) == nil)
    #expect(manager.onHeap.execution.activeTasks == 2)
    #expect(manager.onHeap.mostPerTask.bytes == 500)
    #expect(manager.onHeap.execution.leastPerTask.bytes == 250)
  }

  @Test func nobodyIsActiveInPoolsThatNobodyUses() {
    #expect(manager().onHeap.mostPerTask == .zero)
    #expect(manager().onHeap.execution.leastPerTask == .zero)
  }

  @Test func aTaskThatWaitsTriesAgainOnlyAfterSomethingHappened() {
    var manager = manager()
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(250, task: 2)
    #expect(manager.resume(2) == nil)
    manager.releaseExecution(ByteSize(bytes: 100), task: 1)
    #expect(manager.waiting.first?.isEligible == true)
    #expect(manager.resume(2)?.outcome == .waiting)
    #expect(manager.waiting.first?.isEligible == false)
    #expect(manager.resume(2) == nil)
  }

  @Test func aNewTaskWakesThoseWhoWait() {
    var manager = manager()
    _ = manager.grant(800, task: 1)
    #expect(manager.grant(250, task: 2) == nil)
    #expect(manager.grant(1, task: 3) == 1)
    // With a third task, 1/2N is 166, which the 199 bytes that are free are enough for.
    #expect(manager.resumed(2) == 199)
  }

  @Test func memoryOfEitherModeWakesThoseWhoWait() {
    var manager = manager(offHeap: 100)
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(250, task: 2)
    manager.releaseExecution(ByteSize(bytes: 1), task: 9, mode: .offHeap)
    #expect(manager.waiting.first?.isEligible == true)
  }

  @Test func storageThatIsGivenBackWakesNobody() {
    var manager = manager()
    #expect(manager.acquireStorage(ByteSize(bytes: 500), for: .broadcast(1)).isGranted)
    _ = manager.grant(500, task: 1)
    _ = manager.grant(250, task: 2)
    manager.releaseStorage(ByteSize(bytes: 500))
    manager.setUnmanaged(.zero, mode: .onHeap)
    #expect(manager.resume(2) == nil)
    #expect(manager.onHeap.storage.free.bytes == 500)
  }

  @Test func theLongestWaitingTriesFirst() {
    var manager = manager()
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(500, task: 3)
    _ = manager.grant(500, task: 2)
    manager.releaseExecution(ByteSize(bytes: 400), task: 1)
    let resumed = manager.resumeAll()
    #expect(resumed.map(\.task) == [3, 2])
    #expect(resumed.map(\.acquisition.granted) == [333, nil])
    #expect(manager.waiting.map(\.task) == [2])
    #expect(manager.resumeAll().isEmpty)
  }

  @Test func anAttemptThatEndsInWaitingStillReclaimsFromStorage() {
    var manager = manager()
    manager.store(CachedBlock(.rdd(1, split: 0), size: ByteSize(bytes: 100)))
    manager.store(CachedBlock(.rdd(1, split: 1), size: ByteSize(bytes: 500)))
    _ = manager.grant(400, task: 1)
    manager.store(CachedBlock(.rdd(1, split: 2), size: .zero))
    let acquisition = manager.acquireExecution(ByteSize(bytes: 400), task: 2)
    #expect(acquisition.outcome == .waiting)
    #expect(acquisition.evicted.map(\.id) == [.rdd(1, split: 0)])
    #expect(manager.onHeap.execution.size.bytes == 500)
  }

  @Test func aTaskThatGivesBackEverythingWhileItWaitsIsLost() {
    var manager = manager()
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(250, task: 2)
    manager.releaseExecution(.zero, task: 2)
    #expect(manager.resume(2)?.outcome == .deregistered)
    #expect(manager.waiting.isEmpty)
    #expect(manager.onHeap.execution.activeTasks == 1)
  }

  @Test func aTaskThatIsInterruptedStaysActiveUntilItsEnd() {
    var manager = manager()
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(250, task: 2)
    #expect(manager.abandonWait(of: 2)?.bytes.bytes == 250)
    #expect(manager.abandonWait(of: 2) == nil)
    #expect(manager.onHeap.execution.activeTasks == 2)
    manager.releaseAllExecution(of: 2)
    #expect(manager.onHeap.execution.activeTasks == 1)
  }

  @Test func aTaskThatWaitsCannotAskForMore() {
    var manager = manager(offHeap: 1000)
    _ = manager.grant(1000, task: 1)
    _ = manager.grant(250, task: 2)
    let before = manager
    #expect(manager.grant(10, task: 2, mode: .offHeap) == nil)
    #expect(manager == before)
  }

  @Test func noMoreIsGivenBackThanATaskHolds() {
    var manager = manager()
    _ = manager.grant(100, task: 1)
    #expect(manager.releaseExecution(ByteSize(bytes: -5), task: 1) == .zero)
    #expect(manager.executionUsed(by: 1).bytes == 100)
    #expect(manager.releaseExecution(ByteSize(bytes: 500), task: 1).bytes == 100)
    #expect(manager.releaseExecution(ByteSize(bytes: 500), task: 7) == .zero)
    #expect(manager.onHeap.execution.used == .zero)
  }

  @Test func unmanagedMemoryCanLeaveATaskWithoutAnything() {
    var manager = manager()
    manager.setUnmanaged(ByteSize(bytes: 2000), mode: .onHeap)
    #expect(manager.onHeap.maxExecution == .zero)
    // Nobody can help, and in Spark too it waits for ever.
    #expect(manager.grant(100) == nil)
    manager.setUnmanaged(ByteSize(bytes: -1), mode: .onHeap)
    #expect(manager.onHeap.unmanaged == .zero)
  }

  @Test func sizesOutOfRangeAreHeldWithinIt() {
    let nothing = manager(onHeap: -5)
    #expect(nothing.onHeap.maximum == .zero)
    let odd = UnifiedMemoryManager(
      onHeap: ByteSize(bytes: 10), storageRegion: ByteSize(bytes: 20))
    #expect(odd.onHeap.storage.size.bytes == 10)
    var huge = manager(onHeap: .max, storageFraction: 0)
    #expect(huge.grant(.max) == .max)
  }

  @Test func theMemoryOfAJVMIsThatOfItsLayout() throws {
    let heap = try HeapLayout(heap: .gibibytes(1))
    let manager = UnifiedMemoryManager(
      heap, offHeap: OffHeapLayout(size: .gibibytes(2), storageFraction: 0.5))
    #expect(manager.onHeap.maximum == heap.unified)
    #expect(manager.onHeap.storage.size == heap.storageRegion)
    #expect(manager[.offHeap].execution.size == .gibibytes(1))
    #expect(UnifiedMemoryManager(heap).offHeap.maximum == .zero)
  }
}
