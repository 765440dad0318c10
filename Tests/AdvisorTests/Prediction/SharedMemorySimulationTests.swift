import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Advisor

/// What tasks that run at once, and the cache beside them, leave each other.
@Suite struct SharedMemorySimulationTests {
  /// Each of two tasks may have 50 MiB: it writes them once and ends with 30.
  @Test("of N tasks at work none has more than an Nth of the pool")
  func equalShares() {
    let outcome = SimulatedStage(slots: 2).run((count: 2, want: 80))
    #expect(outcome.spilled == .mebibytes(100))
    #expect(outcome.mostExecution == .mebibytes(100))
  }

  @Test("tasks that have room alone spill beside others", arguments: [2, 4, 8])
  func moreSlots(slots: Int) {
    #expect(SimulatedStage(slots: 1).run((count: 64, want: 60)).spilled == .zero)
    #expect(SimulatedStage(slots: slots).run((count: 64, want: 60)).spilled >= .gibibytes(2))
  }

  @Test("a hash join's build that has room alone is denied it beside another")
  func buildsAtOnce() {
    let alone = SimulatedStage(operators: [.hashJoinBuild: 1], slots: 1)
    let together = SimulatedStage(operators: [.hashJoinBuild: 1], slots: 2)
    #expect(!alone.run((count: 2, want: 60)).isDenied)
    #expect(together.run((count: 2, want: 60)).isDenied)
    #expect(!together.run((count: 2, want: 50)).isDenied)
  }

  /// 80 MiB are cached; execution takes the 20 that are free and evicts down to the region of 50,
  /// so the sorter has 50: it writes them once and keeps 40.
  @Test("a cache gives way to execution down to its region, and no further")
  func cache() {
    #expect(SimulatedStage(cachedBlocks: 8).run((count: 1, want: 90)).spilled == .mebibytes(50))
    #expect(SimulatedStage(cachedBlocks: 5).run((count: 1, want: 90)).spilled == .mebibytes(50))
  }

  @Test("a cache smaller than its region keeps execution from no more than it has")
  func smallCache() {
    // 40 MiB are cached, so 60 are written once, and 30 kept.
    #expect(SimulatedStage(cachedBlocks: 4).run((count: 1, want: 90)).spilled == .mebibytes(60))
    #expect(SimulatedStage(cachedBlocks: 0).run((count: 1, want: 90)).spilled == .zero)
  }

  @Test("what is cached counts beside what tasks hold, and both never exceed the pool")
  func unified() {
    let easy = SimulatedStage(cachedBlocks: 3).run((count: 1, want: 20))
    #expect(easy.mostUnified == .mebibytes(50))
    #expect(easy.mostExecution == .mebibytes(20))
    let full = SimulatedStage(slots: 3, cachedBlocks: 8).run((count: 9, want: 70))
    #expect(full.mostUnified <= .mebibytes(100))
    #expect(full.mostExecution <= .mebibytes(50))
  }

  @Test("pages off the heap come from the memory off the heap")
  func offHeap() {
    var manager = UnifiedMemoryManager(
      onHeap: .mebibytes(10), storageRegion: .mebibytes(5), offHeap: .mebibytes(100),
      offHeapStorageRegion: .mebibytes(50))
    let simulation = StageSimulation(
      operators: [.sort: 1], slots: 1, page: .mebibytes(1), mode: .offHeap)
    let outcome = simulation.run([(1, .mebibytes(90)), (1, .mebibytes(150))], in: &manager)
    #expect(outcome.spilled == .mebibytes(100))
    #expect(manager.onHeap.execution.used == .zero)
  }

  @Test("when a stage is over its tasks hold nothing", arguments: MemoryOperator.allCases)
  func releases(kind: MemoryOperator) {
    var manager = UnifiedMemoryManager(onHeap: .mebibytes(100), storageRegion: .mebibytes(50))
    let simulation = StageSimulation(
      operators: [kind: 2], slots: 3, page: .mebibytes(1), mode: .onHeap)
    _ = simulation.run([(10, .mebibytes(70))], in: &manager)
    #expect(manager.onHeap.execution.used == .zero)
    #expect(manager.waiting.isEmpty)
  }

  @Test("the same input gives the same output", arguments: 0..<10)
  func deterministic(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stage = SimulatedStage(
      operators: [.sort: Int.random(in: 0...2, using: &random), .aggregation: 1],
      slots: Int.random(in: 1...6, using: &random),
      cachedBlocks: Int.random(in: 0...9, using: &random))
    let small = (
      count: Int.random(in: 1...50, using: &random), want: Int64.random(in: 1...90, using: &random)
    )
    let large = (count: 3, want: Int64.random(in: 91...400, using: &random))
    let first = stage.run(small, large)
    let second = stage.run(small, large)
    #expect(first.spilled == second.spilled)
    #expect(first.isDenied == second.isDenied)
    #expect(first.mostUnified == second.mostUnified)
    #expect(first.mostUnified <= stage.pool)
  }

  @Test("sorters never spill more in a larger pool", arguments: 0..<8)
  func monotone(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let slots = Int.random(in: 1...4, using: &random)
    let want = Int64.random(in: 30...200, using: &random)
    var last = ByteSize(bytes: .max)
    for pool in stride(from: Int64(50), through: 1_000, by: 50) {
      let stage = SimulatedStage(slots: slots, pool: .mebibytes(pool))
      let spilled = stage.run((count: slots * 2, want: want)).spilled
      // Where a spill ends is chance: it may be half of a want more or less.
      #expect(spilled <= last + .mebibytes(want * Int64(slots)))
      last = spilled
    }
    #expect(last == .zero)
  }
}
