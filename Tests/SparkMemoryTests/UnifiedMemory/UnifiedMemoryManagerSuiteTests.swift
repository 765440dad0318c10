import SparkMemory
import Testing

/// The scenarios and figures of Spark's `UnifiedMemoryManagerSuite`, under its names.
@Suite struct UnifiedMemoryManagerSuiteTests {
  @Test func basicExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(10) == 10)
    #expect(manager.grant(100) == 100)
    #expect(manager.grant(1000) == 890)
    #expect(manager.executionUsed(by: 0).bytes == 1000)
    #expect(manager.grant(1) == 0)
    manager.releaseExecution(ByteSize(bytes: 800), task: 0)
    #expect(manager.executionUsed(by: 0).bytes == 200)
    #expect(manager.grant(1) == 1)
    #expect(manager.executionUsed(by: 0).bytes == 201)
    manager.releaseExecution(ByteSize(bytes: 1000), task: 0)
    #expect(manager.onHeap.execution.used == .zero)
  }

  @Test func basicStorageMemory() {
    var manager = manager()
    #expect(manager.storeBytes(10) == 0)
    #expect(manager.onHeap.storage.used.bytes == 10)
    #expect(manager.storeBytes(100) == 0)
    #expect(manager.onHeap.storage.used.bytes == 110)
    #expect(manager.storeBytes(1001) == nil)
    #expect(manager.onHeap.storage.used.bytes == 110)
    #expect(manager.storeBytes(1000) == 110)
    #expect(manager.onHeap.storage.used.bytes == 1000)
    #expect(manager.storeBytes(1) == 1)
    #expect(manager.onHeap.storage.used.bytes == 1000)
    manager.removeBytes(800)
    #expect(manager.onHeap.storage.used.bytes == 200)
    #expect(manager.storeBytes(1) == 0)
    #expect(manager.onHeap.storage.used.bytes == 201)
    manager.clearStorage()
    #expect(manager.onHeap.storage.used == .zero)
    #expect(manager.storeBytes(1) == 0)
    #expect(manager.onHeap.storage.used.bytes == 1)
    manager.removeBytes(100)
    #expect(manager.onHeap.storage.used == .zero)
  }

  @Test func executionEvictsStorage() {
    var manager = manager()
    #expect(manager.storeBytes(750) == 0)
    #expect(manager.grant(100) == 100)
    #expect(manager.onHeap.storage.used.bytes == 750)
    let acquisition = manager.acquireExecution(ByteSize(bytes: 200), task: 0)
    #expect(acquisition.granted == 200)
    #expect(acquisition.evicted.bytes == 50)
    #expect(manager.onHeap.execution.used.bytes == 300)
    #expect(manager.onHeap.storage.used.bytes == 700)
    manager.clearStorage()
    #expect(manager.storeBytes(400) == 0)
    let inRegion = manager.acquireExecution(ByteSize(bytes: 400), task: 0)
    #expect(inRegion.granted == 300)
    #expect(inRegion.evicted.isEmpty)
    #expect(manager.onHeap.execution.used.bytes == 600)
    #expect(manager.onHeap.storage.used.bytes == 400)
  }

  @Test func executionMemoryRequestsSmallerThanFreeMemoryShouldEvictStorage() {
    var manager = manager()
    #expect(manager.storeBytes(700) == 0)
    let acquisition = manager.acquireExecution(ByteSize(bytes: 500), task: 0)
    #expect(acquisition.granted == 500)
    #expect(acquisition.evicted.bytes == 200)
    #expect(manager.onHeap.storage.used.bytes == 500)
    #expect(manager.onHeap.execution.used.bytes == 500)
  }

  @Test func storageDoesNotEvictExecution() {
    var manager = manager()
    #expect(manager.grant(800) == 800)
    #expect(manager.storeBytes(100) == 0)
    #expect(manager.onHeap.execution.used.bytes == 800)
    #expect(manager.storeBytes(250) == nil)
    #expect(manager.onHeap.execution.used.bytes == 800)
    #expect(manager.onHeap.storage.used.bytes == 100)
    manager.releaseExecution(ByteSize(bytes: 800), task: 0)
    manager.clearStorage()
    #expect(manager.grant(200) == 200)
    #expect(manager.storeBytes(750) == 0)
    #expect(manager.storeBytes(850) == nil)
    #expect(manager.onHeap.execution.used.bytes == 200)
    #expect(manager.onHeap.storage.used.bytes == 750)
  }

  @Test func executionCanEvictCachedBlocksWhenThereAreMultipleActiveTasks() {
    var manager = manager(storageFraction: 0)
    #expect(manager.grant(100, task: 0) == 100)
    #expect(manager.grant(100, task: 1) == 100)
    #expect(manager.storeBytes(800) == 0)
    let acquisition = manager.acquireExecution(ByteSize(bytes: 100), task: 0)
    #expect(acquisition.granted == 100)
    #expect(acquisition.evicted.bytes == 100)
    #expect(manager.onHeap.execution.used.bytes == 300)
    #expect(manager.onHeap.storage.used.bytes == 700)
  }

  /// Spark's eviction throws there; here it finds every block being read.
  @Test func atomicallyResizeMemoryPools() {
    var manager = manager(storageFraction: 0)
    #expect(manager.grant(700) == 700)
    #expect(manager.store(CachedBlock(.broadcast(1), size: ByteSize(bytes: 300))).isGranted)
    #expect(manager.beginReading(.broadcast(1)) == true)
    let acquisition = manager.acquireExecution(ByteSize(bytes: 100), task: 0)
    #expect(acquisition.granted == 0)
    #expect(manager.onHeap.storage.size.bytes == 300)
    #expect(manager.onHeap.storage.used.bytes == 300)
    #expect(manager.onHeap.execution.size.bytes == 700)
  }

  @Test func notEnoughFreeMemoryInTheStoragePoolOffHeap() {
    var manager = manager(offHeap: 1000)
    #expect(manager.grant(400, mode: .offHeap) == 400)
    #expect(manager.offHeap.storage.used == .zero)
    #expect(manager.storeBytes(700, mode: .offHeap) == nil)
    #expect(manager.offHeap.storage.used == .zero)
    #expect(manager.storeBytes(100, mode: .offHeap) == 0)
    #expect(manager.offHeap.storage.used.bytes == 100)
    #expect(manager.storeBytes(450, mode: .offHeap) == 0)
    #expect(manager.offHeap.storage.used.bytes == 550)
    #expect(manager.offHeap.storage.size.bytes == 550)
    #expect(manager.storeBytes(100, mode: .offHeap) == 50)
    #expect(manager.offHeap.storage.used.bytes == 600)
    #expect(manager.onHeap.storage.used == .zero)
  }

  @Test func unmanagedMemoryTrackingWithUnifiedMemoryManager() {
    var manager = manager()
    #expect(manager.grant(1000) == 1000)
    manager.releaseAllExecution(of: 0)
    manager.setUnmanaged(ByteSize(bytes: 200), mode: .onHeap)
    #expect(manager.grant(900) == 800)
    manager.releaseAllExecution(of: 0)
    manager.setUnmanaged(ByteSize(bytes: 300), mode: .onHeap)
    #expect(manager.storeBytes(800) == nil)
    #expect(manager.storeBytes(600) == 0)
  }

  @Test func unmanagedMemoryTrackingWithOffHeapMemoryEnabled() {
    var manager = manager(offHeap: 1500)
    manager.setUnmanaged(ByteSize(bytes: 300), mode: .offHeap)
    #expect(manager.grant(1400, mode: .offHeap) == 1200)
    manager.releaseAllExecution(of: 0)
    manager.setUnmanaged(ByteSize(bytes: 500), mode: .offHeap)
    #expect(manager.storeBytes(1100, mode: .offHeap) == nil)
    #expect(manager.storeBytes(900, mode: .offHeap) == 0)
    #expect(manager.grant(600) == 600)
  }

  @Test func unmanagedMemoryThatNobodyPollsIsNotTracked() {
    var manager = manager()
    #expect(manager.onHeap.unmanaged == .zero)
    #expect(manager.grant(1000) == 1000)
  }
}
