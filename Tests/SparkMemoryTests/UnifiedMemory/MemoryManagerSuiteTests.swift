import SparkMemory
import Testing

/// The scenarios and figures of Spark's `MemoryManagerSuite`, under its names.
@Suite struct MemoryManagerSuiteTests {
  @Test func singleTaskRequestingOnHeapExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(100) == 100)
    #expect(manager.grant(400) == 400)
    #expect(manager.grant(400) == 400)
    #expect(manager.grant(200) == 100)
    #expect(manager.grant(100) == 0)
    #expect(manager.grant(100) == 0)
    manager.releaseExecution(ByteSize(bytes: 500), task: 0)
    #expect(manager.grant(300) == 300)
    #expect(manager.grant(300) == 200)
    manager.releaseAllExecution(of: 0)
    #expect(manager.grant(1000) == 1000)
    #expect(manager.grant(100) == 0)
  }

  @Test func twoTasksRequestingFullOnHeapExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(500, task: 1) == 500)
    #expect(manager.grant(500, task: 2) == 500)
    #expect(manager.grant(500, task: 1) == 0)
    #expect(manager.grant(500, task: 2) == 0)
  }

  @Test func twoTasksCannotGrowPastOneNthOfOnHeapExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(250, task: 1) == 250)
    #expect(manager.grant(250, task: 2) == 250)
    #expect(manager.grant(500, task: 1) == 250)
    #expect(manager.grant(500, task: 2) == 250)
  }

  @Test func tasksCanBlockToGetAtLeastOneHalfNthOfOnHeapExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(1000, task: 1) == 1000)
    #expect(manager.grant(250, task: 2) == nil)
    #expect(manager.waiting.map(\.task) == [2])
    manager.releaseExecution(ByteSize(bytes: 250), task: 1)
    #expect(manager.resumed(2) == 250)
    #expect(manager.waiting.isEmpty)
    #expect(manager.grant(100, task: 2) == 0)
  }

  @Test func memoryThatATaskSpillsWhileAnotherWaitsIsShared() {
    var manager = manager()
    var first = TaskMemoryManager(task: 1)
    let consumer = first.addConsumer()
    first.acquire(ByteSize(bytes: 1000), for: consumer, from: &manager)
    #expect(manager.grant(500, task: 2) == nil)
    let acquisition = first.acquire(
      ByteSize(bytes: 500), for: consumer, from: &manager,
      spilling: { consumer, needed in min(consumer.used, needed) })
    #expect(acquisition.outcome == .granted(ByteSize(bytes: 500)))
    #expect(acquisition.spills.map(\.bytes.bytes) == [500, 500])
    #expect(manager.resumed(2) == 500)
  }

  @Test func taskMemoryManagerCleanUpAllAllocatedMemory() {
    var manager = manager()
    #expect(manager.grant(1000, task: 1) == 1000)
    #expect(manager.grant(500, task: 2) == nil)
    manager.releaseAllExecution(of: 1)
    #expect(manager.resumed(2) == 500)
    #expect(manager.grant(500, task: 2) == 500)
    #expect(manager.grant(500, task: 2) == 0)
  }

  @Test func tasksShouldNotBeGrantedANegativeAmountOfExecutionMemory() {
    var manager = manager()
    #expect(manager.grant(700, task: 1) == 700)
    #expect(manager.grant(300, task: 2) == 300)
    #expect(manager.grant(300, task: 1) == 0)
  }

  @Test func offHeapExecutionAllocationsCannotExceedLimit() {
    var manager = manager(offHeap: 1000)
    var task = TaskMemoryManager(task: 0)
    let consumer = task.addConsumer(mode: .offHeap)
    let all = task.acquire(ByteSize(bytes: 1000), for: consumer, from: &manager)
    #expect(all.outcome == .granted(ByteSize(bytes: 1000)))
    let more = task.acquire(
      ByteSize(bytes: 300), for: consumer, from: &manager, spilling: { _, _ in .zero })
    #expect(more.outcome == .granted(.zero))
    task.release(ByteSize(bytes: 500), of: consumer, to: &manager)
    #expect(task.consumption.bytes == 500)
    task.acquire(ByteSize(bytes: 300), for: consumer, from: &manager)
    #expect(task.consumption.bytes == 800)
  }

  @Test func memoryConsumptionAndPeaksOfBothModes() {
    var manager = manager(offHeap: 1000)
    var task = TaskMemoryManager(task: 0)
    let offHeap = task.addConsumer(mode: .offHeap)
    let onHeap = task.addConsumer()
    task.acquire(ByteSize(bytes: 500), for: offHeap, from: &manager)
    task.acquire(ByteSize(bytes: 400), for: onHeap, from: &manager)
    #expect(task.consumption.bytes == 900)
    task.release(ByteSize(bytes: 100), of: onHeap, to: &manager)
    #expect(task.onHeap.peak.bytes == 400)
    #expect(task.offHeap.peak.bytes == 500)
    #expect(task.consumption.bytes == 800)
  }
}
