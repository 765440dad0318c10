import SparkMemory
import Testing

/// How a task's consumers share what it gets.
@Suite struct TaskMemoryManagerTests {
  private func bytes(_ count: Int64) -> ByteSize { ByteSize(bytes: count) }

  @Test func tellsWhoSpilledAndWhatWasEvicted() {
    var manager = manager()
    manager.store(CachedBlock(.broadcast(1), size: bytes(600)))
    var task = TaskMemoryManager(task: 1)
    let consumers = (0..<3).map { _ in task.addConsumer() }
    let first = task.acquire(bytes(500), for: consumers[0], from: &manager)
    #expect(first.evicted.map(\.id) == [.broadcast(1)])
    #expect(first.spills.isEmpty)
    task.acquire(bytes(400), for: consumers[1], from: &manager)
    let last = task.acquire(bytes(700), for: consumers[2], from: &manager)
    #expect(last.outcome == .granted(bytes(700)))
    #expect(
      last.spills == [
        Spill(consumer: 0, bytes: bytes(500)), Spill(consumer: 1, bytes: bytes(400)),
      ])
  }

  @Test func asksAConsumerThatGaveBackNothingOnlyOnce() {
    var manager = manager()
    var task = TaskMemoryManager(task: 1)
    let consumers = (0..<2).map { _ in task.addConsumer() }
    task.acquire(bytes(1000), for: consumers[0], from: &manager)
    var asked: [Int] = []
    let acquisition = task.acquire(
      bytes(10), for: consumers[1], from: &manager,
      spilling: { consumer, _ in
        asked.append(consumer.id)
        return .zero
      })
    #expect(acquisition.outcome == .granted(.zero))
    #expect(asked == [0])
  }

  @Test func asksAConsumerAgainThatGaveBackTooLittle() {
    var manager = manager()
    var task = TaskMemoryManager(task: 1)
    let consumers = (0..<2).map { _ in task.addConsumer() }
    task.acquire(bytes(1000), for: consumers[0], from: &manager)
    let acquisition = task.acquire(
      bytes(10), for: consumers[1], from: &manager, spilling: { _, _ in ByteSize(bytes: 4) })
    #expect(acquisition.spills.map(\.bytes.bytes) == [4, 4, 4])
    #expect(acquisition.outcome == .granted(bytes(10)))
    #expect(task.consumers.map(\.used.bytes) == [988, 10])
    #expect(manager.executionUsed(by: 1).bytes == 998)
  }

  @Test func ofConsumersThatTakeTheSameTheLatestSpills() {
    var manager = manager()
    var task = TaskMemoryManager(task: 1)
    for _ in 0..<3 { _ = task.addConsumer() }
    task.acquire(bytes(500), for: 0, from: &manager)
    task.acquire(bytes(500), for: 1, from: &manager)
    let acquisition = task.acquire(bytes(1), for: 2, from: &manager)
    #expect(acquisition.spills.map(\.consumer) == [1])
  }

  @Test func holdsWhatAPolicySaysWithinWhatTheConsumerTakes() {
    var manager = manager()
    var task = TaskMemoryManager(task: 1)
    for _ in 0..<2 { _ = task.addConsumer() }
    task.acquire(bytes(1000), for: 0, from: &manager)
    let none = task.acquire(
      bytes(10), for: 1, from: &manager, spilling: { _, _ in ByteSize(bytes: -4) })
    #expect(none.outcome == .granted(.zero))
    let all = task.acquire(
      bytes(10), for: 1, from: &manager, spilling: { _, _ in ByteSize(bytes: .max) })
    #expect(all.spills == [Spill(consumer: 0, bytes: bytes(1000))])
  }

  @Test func goesOnWithARequestThatWaited() {
    var manager = manager()
    _ = manager.grant(900, task: 9)
    var task = TaskMemoryManager(task: 1)
    _ = task.addConsumer()
    #expect(task.acquire(bytes(200), for: 0, from: &manager).outcome == .waiting)
    #expect(task.isWaiting)
    #expect(task.acquire(bytes(5), for: 0, from: &manager).outcome == .waiting)
    manager.releaseExecution(bytes(200), task: 9)
    let resumed = manager.resumeAll().first { $0.task == 1 }
    let acquisition = resumed.flatMap { task.resume(with: $0.acquisition, from: &manager) }
    #expect(acquisition?.outcome == .granted(bytes(200)))
    #expect(!task.isWaiting)
    #expect(task.consumers.map(\.used.bytes) == [200])
    let again = resumed.flatMap { task.resume(with: $0.acquisition, from: &manager) }
    #expect(again == nil)
  }

  @Test func getsWhatItSpilledUpToItsShare() {
    var manager = manager()
    _ = manager.grant(700, task: 9)
    var task = TaskMemoryManager(task: 1)
    for _ in 0..<2 { _ = task.addConsumer() }
    task.acquire(bytes(300), for: 0, from: &manager)
    let acquisition = task.acquire(bytes(450), for: 1, from: &manager) { consumer, _ in
      min(consumer.used, ByteSize(bytes: 240))
    }
    #expect(acquisition.outcome == .granted(bytes(300)))
    #expect(acquisition.spills.map(\.bytes.bytes) == [240, 60])
    #expect(manager.executionUsed(by: 1).bytes == 300)
  }

  @Test func failsWhenItWasDeregisteredWhileItWaited() {
    var manager = manager()
    _ = manager.grant(1000, task: 9)
    var task = TaskMemoryManager(task: 1)
    _ = task.addConsumer()
    task.acquire(bytes(200), for: 0, from: &manager)
    manager.releaseAllExecution(of: 1)
    let acquisition = manager.resume(1).flatMap { task.resume(with: $0, from: &manager) }
    #expect(acquisition?.outcome == .deregistered)
    #expect(!task.isWaiting)
  }

  @Test func consumersThatAreNotKnownChangeNothing() {
    var manager = manager()
    var task = TaskMemoryManager(task: 1)
    let before = task
    #expect(task.acquire(bytes(5), for: 3, from: &manager).outcome == .granted(.zero))
    #expect(task.release(bytes(5), of: -1, to: &manager) == .zero)
    #expect(task == before)
    #expect(manager.onHeap.execution.activeTasks == 0)
  }

  @Test func atItsEndATaskGivesBackEverything() {
    var manager = manager(offHeap: 100)
    var task = TaskMemoryManager(task: 1)
    _ = task.addConsumer()
    _ = task.addConsumer(mode: .offHeap)
    task.acquire(bytes(300), for: 0, from: &manager)
    task.acquire(bytes(50), for: 1, from: &manager)
    #expect(task.releaseAll(to: &manager).bytes == 350)
    #expect(task.consumption == .zero)
    #expect(task.onHeap.peak.bytes == 300)
    #expect(manager.executionUsed(by: 1) == .zero)
  }
}
