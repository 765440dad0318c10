import SparkMemory
import Testing

@testable import Advisor

/// One task, step by step, in a pool of 100 MiB.
@Suite struct SimulatedTaskTests {
  private let page = ByteSize.mebibytes(1)
  private var manager = UnifiedMemoryManager(
    onHeap: .mebibytes(100), storageRegion: .mebibytes(50))

  private func task(
    _ id: Int = 0, want: Int64, _ consumers: StageSimulation.Consumer...
  ) -> SimulatedTask {
    SimulatedTask(
      id: id, want: .mebibytes(want), consumers: consumers, page: page, mode: .onHeap)
  }

  @Test("it takes a page with each step, holds all as long as it took, and gives all back")
  mutating func life() {
    var task = task(want: 3, .sorter)
    var held: [Int64] = []
    while !task.isDone, held.count < 20 {
      task.step(in: &manager)
      held.append(manager.onHeap.execution.used.bytes >> 20)
    }
    #expect(held == [1, 2, 3, 3, 3, 3, 0])
    #expect(!task.isDenied && task.spilled == .zero)
  }

  @Test("a part of a page is a page")
  mutating func partOfAPage() {
    var task = SimulatedTask(
      id: 0, want: ByteSize(bytes: 1), consumers: [.sorter], page: page, mode: .onHeap)
    task.step(in: &manager)
    #expect(manager.onHeap.execution.used == page)
    for _ in 0..<3 { task.step(in: &manager) }
    #expect(task.isDone)
  }

  @Test("what it wants is shared among its consumers, one after the other")
  mutating func consumers() {
    var task = task(want: 6, .hashJoinBuild, .sorter)
    for _ in 0..<3 { task.step(in: &manager) }
    #expect(task.memory.consumers.map(\.used) == [.mebibytes(3), .zero])
    for _ in 0..<3 { task.step(in: &manager) }
    #expect(task.memory.consumers.map(\.used) == [.mebibytes(3), .mebibytes(3)])
  }

  /// With two tasks at work each may wait for 1/2N, which is 25 MiB; 20 are free.
  @Test("below half of its share it waits for others, and goes on when they are done")
  mutating func waits() {
    manager.acquireExecution(.mebibytes(80), task: 9)
    var task = task(want: 30, .sorter)
    for _ in 0..<25 { task.step(in: &manager) }
    #expect(task.memory.isWaiting)
    #expect(manager.executionUsed(by: 0) == .mebibytes(20))
    #expect(task.spilled == .zero)

    manager.releaseAllExecution(of: 9)
    for (id, acquisition) in manager.resumeAll() where id == 0 {
      task.resume(with: acquisition, in: &manager)
    }
    #expect(!task.memory.isWaiting)
    #expect(manager.executionUsed(by: 0) == .mebibytes(21))
    for _ in 0..<200 { task.step(in: &manager) }
    #expect(task.isDone && task.spilled == .zero)
  }

  /// 60 MiB are taken, so that 40 are free: more than 25, and the task has to spill for more.
  @Test("above half of its share it spills instead of waiting")
  mutating func spills() {
    manager.acquireExecution(.mebibytes(60), task: 9)
    var task = task(want: 45, .sorter)
    for _ in 0..<41 { task.step(in: &manager) }
    #expect(!task.memory.isWaiting)
    #expect(task.spilled == .mebibytes(40))
  }

  @Test("a task that cannot have a page is denied, whatever it is")
  mutating func noPage() {
    manager.acquireStorage(.mebibytes(50), for: .named("all of the region"))
    var other = UnifiedMemoryManager(onHeap: ByteSize(bytes: 1000), storageRegion: .zero)
    var task = task(want: 5, .sorter)
    task.step(in: &other)
    #expect(task.isDone && task.isDenied)
    #expect(other.onHeap.execution.used == .zero)
  }

  @Test("a build that is denied ends, and what it held is there for others")
  mutating func deniedBuild() {
    var task = task(want: 120, .hashJoinBuild)
    for _ in 0..<101 { task.step(in: &manager) }
    #expect(task.isDone && task.isDenied)
    #expect(task.spilled == .zero)
    #expect(manager.onHeap.execution.used == .zero)
  }

  @Test("a task that is done takes no more steps")
  mutating func done() {
    var task = task(want: 0, .sorter)
    task.step(in: &manager)
    #expect(task.isDone)
    task.step(in: &manager)
    #expect(manager.onHeap.execution.used == .zero)
  }
}
