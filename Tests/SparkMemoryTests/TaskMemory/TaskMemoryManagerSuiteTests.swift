import SparkMemory
import Testing

/// The scenarios and figures of Spark's `TaskMemoryManagerSuite`, under its names.
@Suite struct TaskMemoryManagerSuiteTests {
  /// A task that is alone with a hundred bytes, and its consumers.
  private struct World {
    var manager: UnifiedMemoryManager
    var task = TaskMemoryManager(task: 0)

    init(consumers: Int, offHeap: Int64 = 0) {
      manager = SparkMemoryTests.manager(onHeap: 100, offHeap: offHeap)
      for _ in 0..<consumers { _ = task.addConsumer() }
    }

    var used: [Int64] { task.consumers.map(\.used.bytes) }

    mutating func use(_ bytes: Int64, _ consumer: Int) {
      task.acquire(ByteSize(bytes: bytes), for: consumer, from: &manager)
    }

    mutating func free(_ bytes: Int64, _ consumer: Int) {
      task.release(ByteSize(bytes: bytes), of: consumer, to: &manager)
    }
  }

  @Test func cooperativeSpilling() {
    var world = World(consumers: 2)
    world.use(100, 0)
    #expect(world.used == [100, 0])
    world.use(100, 1)
    #expect(world.used == [0, 100])
    world.use(100, 0)
    #expect(world.used == [100, 0])
    world.use(50, 0)
    #expect(world.used == [50, 0])
    world.use(50, 1)
    #expect(world.used == [50, 50])
    world.use(100, 0)
    #expect(world.used == [100, 0])
    world.free(20, 0)
    #expect(world.used == [80, 0])
    world.use(10, 1)
    #expect(world.used == [80, 10])
    world.use(100, 1)
    #expect(world.used == [0, 100])
    world.free(100, 1)
    #expect(world.manager.onHeap.execution.used == .zero)
    #expect(world.manager.onHeap.execution.activeTasks == 0)
  }

  @Test func cooperativeSpilling2() {
    var world = World(consumers: 3)
    world.use(20, 0)
    world.use(80, 1)
    world.use(80, 2)
    #expect(world.used == [20, 0, 80])
    world.use(80, 1)
    #expect(world.used == [20, 80, 0])
    world.use(10, 2)
    #expect(world.used == [0, 80, 10])
  }

  @Test func selfSpillIsLowestPriorities() {
    var world = World(consumers: 3)
    world.use(50, 0)
    world.use(40, 1)
    world.use(10, 2)
    world.use(50, 0)
    #expect(world.used == [100, 0, 0])
    world.use(50, 0)
    #expect(world.used == [50, 0, 0])
    world.use(10, 1)
    world.use(60, 0)
    #expect(world.used == [60, 0, 0])
    world.free(60, 0)
    world.use(50, 0)
    world.use(40, 1)
    world.use(10, 2)
    world.use(50, 2)
    #expect(world.used == [0, 40, 60])
  }

  @Test func prefersSmallestBigEnoughAllocation() {
    var world = World(consumers: 4)
    world.use(50, 0)
    world.use(40, 1)
    world.use(10, 2)
    world.use(5, 3)
    #expect(world.used == [50, 40, 0, 5])
    world.use(45, 2)
    #expect(world.used == [50, 0, 45, 5])
    world.use(51, 1)
    #expect(world.used == [0, 51, 45, 0])
  }

  @Test func shouldNotForceSpillingInDifferentModes() {
    var world = World(consumers: 1, offHeap: 20)
    let offHeap = world.task.addConsumer(mode: .offHeap)
    world.use(80, 0)
    world.use(80, offHeap)
    #expect(world.used == [80, 20])
    world.use(10, offHeap)
    #expect(world.used == [80, 10])
  }
}
