import Foundation
import SparkMemory
import TestSupport
import Testing

/// What holds after every operation, whatever the operations.
@Suite struct InvariantTests {
  private static let seeds: ClosedRange<UInt64> = 1...60
  private static let steps = 300

  /// Looks at a manager after each of many random operations.
  private func check(
    seed: UInt64, _ holds: (RandomSteps.Step, UnifiedMemoryManager) -> Bool
  ) -> Int? {
    var random = RandomSteps(seed: seed)
    return (0..<Self.steps).first { _ in
      let step = random.next()
      return !holds(step, random.manager)
    }
  }

  @Test(arguments: seeds) func thePoolsSumToTheMaximumAndHoldWhatIsUsed(seed: UInt64) {
    let failed = check(seed: seed) { _, manager in
      MemoryMode.allCases.allSatisfy { mode in
        let (storage, execution) = (manager[mode].storage, manager[mode].execution)
        let sizes = [storage.used, storage.free, execution.used, execution.free]
        return storage.size + execution.size == manager[mode].maximum
          && sizes.allSatisfy { $0 >= .zero }
      }
    }
    #expect(failed == nil)
  }

  @Test(arguments: seeds) func whatIsUsedIsWhatBlocksAndTasksHold(seed: UInt64) {
    let failed = check(seed: seed) { _, manager in
      MemoryMode.allCases.map { manager[$0] }.allSatisfy { pools in
        let blocks = pools.cachedBlocks.reduce(pools.reserved) { $0 + $1.size }
        return pools.execution.heldByTask.values.reduce(.zero, +) == pools.execution.used
          && pools.unrolledByTask.values.reduce(blocks, +) == pools.storage.used
      }
    }
    #expect(failed == nil)
  }

  @Test(arguments: seeds) func executionEvictsOnlyWhatStorageHasBorrowed(seed: UInt64) {
    let failed = check(seed: seed) { step, _ in
      guard let request = step.request, let evicted = step.execution?.evicted,
        let last = evicted.last
      else { return true }
      let before = step.before[request.mode]
      let others = evicted.dropLast().reduce(ByteSize.zero) { $0 + $1.size }
      return before.storage.used - others > before.storageRegion && last.mode == request.mode
    }
    #expect(failed == nil)
  }

  @Test(arguments: seeds) func storageTakesNothingThatTasksHold(seed: UInt64) {
    let failed = check(seed: seed) { step, manager in
      guard step.storage != nil else { return true }
      return MemoryMode.allCases.allSatisfy {
        manager[$0].execution.heldByTask == step.before[$0].execution.heldByTask
      }
    }
    #expect(failed == nil)
  }

  @Test(arguments: seeds) func aGrantNeverLeavesATaskWithMoreThanOneNth(seed: UInt64) {
    let failed = check(seed: seed) { step, manager in
      guard let request = step.request,
        case .granted(let bytes) = step.execution?.outcome, bytes > .zero
      else { return true }
      let pools = manager[request.mode]
      let held = pools.execution.heldByTask[request.task] ?? .zero
      return bytes <= request.bytes && held <= pools.mostPerTask
    }
    #expect(failed == nil)
  }

  @Test(arguments: seeds) func noTaskIsLeftBelowHalfAnNthUnlessItWaits(seed: UInt64) {
    let failed = check(seed: seed) { step, manager in
      guard let request = step.request, let outcome = step.execution?.outcome else { return true }
      let execution = manager[request.mode].execution
      let held = execution.heldByTask[request.task] ?? .zero
      let waits = manager.waiting.contains { $0.task == request.task }
      switch outcome {
      case .granted(let bytes):
        return !waits && (bytes == request.bytes || held >= execution.leastPerTask)
      case .waiting: return waits && held < execution.leastPerTask
      case .deregistered: return !waits && execution.heldByTask[request.task] == nil
      }
    }
    #expect(failed == nil)
  }

  @Test func theseStepsReachEveryOutcome() {
    var counts: [String: Int] = [:]
    for seed in Self.seeds {
      _ = check(seed: seed) { step, _ in
        if let outcome = step.execution?.outcome {
          counts["\(outcome)".prefix(7).description, default: 0] += 1
        }
        if step.execution?.evicted.isEmpty == false { counts["evicted", default: 0] += 1 }
        if step.storage?.isGranted == false { counts["refused", default: 0] += 1 }
        return true
      }
    }
    for outcome in ["granted", "waiting", "deregis", "evicted", "refused"] {
      #expect(counts[outcome, default: 0] > 20, "\(outcome)")
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func theSameSeedHasTheSameTraceAndCopiesAreIndependent(seed: UInt64) {
    var first = RandomSteps(seed: seed)
    var second = first
    let trace = (0..<Self.steps).map { _ in first.next() }
    let again = (0..<Self.steps).map { _ in second.next() }
    #expect(again == trace)
    #expect(first.manager == second.manager)
    #expect(first.manager.hashValue == second.manager.hashValue)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func aManagerThatIsWrittenAndReadGoesOnAsBefore(seed: UInt64) throws {
    var random = RandomSteps(seed: seed)
    for _ in 0..<Self.steps { _ = random.next() }
    let read = try JSONDecoder().decode(
      UnifiedMemoryManager.self, from: JSONEncoder().encode(random.manager))
    #expect(read == random.manager)
  }

  @Test func blocksStayInTheOrderOfTheirLastUse() {
    var generator = SeededGenerator(seed: 4)
    var manager = manager(onHeap: 100)
    var order: [Int] = []
    for _ in 0..<2000 {
      let number = Int.random(in: 0..<20, using: &generator)
      let block = BlockID.broadcast(number)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0:
        if manager.store(CachedBlock(block, size: ByteSize(bytes: 1))).isGranted {
          order.append(number)
        }
      case 1:
        if manager.touch(block) {
          order.removeAll { $0 == number }
          order.append(number)
        }
      default:
        manager.remove(block)
        order.removeAll { $0 == number }
      }
      #expect(manager.onHeap.cachedBlocks.map(\.id) == order.map { .broadcast($0) })
    }
  }
}
