import SparkMemory
import TestSupport

/// Random operations on a manager of random size, and what each of them did.
struct RandomSteps {
  /// The manager as it is now.
  private(set) var manager: UnifiedMemoryManager
  private var generator: SeededGenerator
  private let tasks: Int64

  /// One operation, with the manager before it.
  struct Step: Hashable {
    let before: UnifiedMemoryManager
    /// Who asked for execution memory, or tried again.
    var request: Request?
    /// What it got.
    var execution: ExecutionAcquisition?
    /// What came of asking for storage memory.
    var storage: StorageAcquisition?
  }

  /// A task's asking for execution memory.
  struct Request: Hashable {
    let task: TaskAttemptID
    let mode: MemoryMode
    let bytes: ByteSize
  }

  /// Steps of a seed.
  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    let bits = Int64.random(in: 1...40, using: &generator)
    let onHeap = Int64.random(in: 0...(1 << bits), using: &generator)
    let offHeap = Int64.random(in: 0...10_000, using: &generator)
    tasks = Int64.random(in: 1...12, using: &generator)
    let fraction = Double.random(in: 0..<1, using: &generator)
    manager = SparkMemoryTests.manager(
      onHeap: onHeap, offHeap: offHeap, storageFraction: fraction)
  }

  /// Does one operation.
  mutating func next() -> Step {
    var step = Step(before: manager)
    let task = Int64.random(in: 1...tasks, using: &generator)
    let mode = MemoryMode.allCases.randomElement(using: &generator) ?? .onHeap
    let size = size(of: mode)
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<6:
      let asks = !manager.waiting.contains { $0.task == task }
      let got = manager.acquireExecution(size, task: task, mode: mode)
      if asks, size > .zero {
        step.request = Request(task: task, mode: mode, bytes: size)
        step.execution = got
      }
    case 6..<9:
      if let waiter = manager.waiting.first(where: \.isEligible) {
        step.request = Request(task: waiter.task, mode: waiter.mode, bytes: waiter.bytes)
        step.execution = manager.resume(waiter.task)
      }
    case 9..<12: manager.releaseExecution(size, task: task, mode: mode)
    case 12: manager.releaseAllExecution(of: task)
    case 13..<16:
      step.storage = manager.store(CachedBlock(block(), size: size, mode: mode))
    case 16: manager.remove(block())
    case 17:
      let block = block()
      if Bool.random(using: &generator) {
        manager.touch(block)
      } else if manager.block(block)?.readers == 0 {
        manager.beginReading(block)
      } else {
        manager.endReading(block)
      }
    case 18:
      if Bool.random(using: &generator) {
        step.storage = manager.acquireUnroll(size, for: block(), task: task, mode: mode)
      } else {
        manager.releaseUnroll(size, task: task, mode: mode)
      }
    default:
      if Bool.random(using: &generator) {
        step.storage = manager.acquireStorage(size, for: block(), mode: mode)
      } else {
        manager.releaseStorage(size, mode: mode)
      }
    }
    return step
  }

  private mutating func size(of mode: MemoryMode) -> ByteSize {
    let parts: [Int64] = [1, 2, 4, 10, 50]
    let most = manager[mode].maximum / (parts.randomElement(using: &generator) ?? 1)
    return ByteSize(bytes: Int64.random(in: 0...(most.bytes + 1), using: &generator))
  }

  private mutating func block() -> BlockID {
    .rdd(Int.random(in: 0...2, using: &generator), split: Int.random(in: 0...9, using: &generator))
  }
}
