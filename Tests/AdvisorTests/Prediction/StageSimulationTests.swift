import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// A stage in a pool of 100 MiB, of which storage has a half, in pages of 1 MiB.
struct SimulatedStage {
  var operators: [MemoryOperator: Int] = [.sort: 1]
  var slots = 1
  var page = ByteSize.mebibytes(1)
  var pool = ByteSize.mebibytes(100)
  /// Blocks of 10 MiB that are cached.
  var cachedBlocks = 0

  /// Runs as many tasks as are said for each want in MiB.
  func run(_ wants: (count: Int, want: Int64)...) -> StageSimulation.Outcome {
    var manager = UnifiedMemoryManager(onHeap: pool, storageRegion: pool / 2)
    for split in 0..<cachedBlocks {
      manager.store(CachedBlock(.rdd(1, split: split), size: .mebibytes(10)))
    }
    let simulation = StageSimulation(
      operators: operators, slots: slots, page: page, mode: .onHeap)
    return simulation.run(wants.map { ($0.count, .mebibytes($0.want)) }, in: &manager)
  }
}

@Suite struct StageSimulationTests {
  @Test("where all tasks fit at once nothing is spilled, and all of it is held")
  func fits() {
    let outcome = SimulatedStage(slots: 4).run((count: 40, want: 20))
    #expect(outcome.spilled == .zero)
    #expect(!outcome.isDenied)
    #expect(outcome.mostExecution == .mebibytes(80))
    #expect(outcome.mostUnified == .mebibytes(80))
  }

  @Test("a want of exactly the pool fits, and one page more does not")
  func edge() {
    #expect(SimulatedStage().run((count: 1, want: 100)).spilled == .zero)
    #expect(SimulatedStage().run((count: 1, want: 101)).spilled == .mebibytes(100))
  }

  @Test("no task wants anything, and nothing happens")
  func nothing() {
    let outcome = SimulatedStage().run()
    #expect(outcome.spilled == .zero && outcome.mostUnified == .zero && !outcome.isDenied)
  }

  /// At 100 MiB it writes 100, at 200 again, and ends with 50 in memory.
  @Test("a sorter spills all it has each time the pool is full, and keeps the rest")
  func sorter() {
    let outcome = SimulatedStage().run((count: 1, want: 250))
    #expect(outcome.spilled == .mebibytes(200))
    #expect(outcome.mostExecution == .mebibytes(100))
    #expect(!outcome.isDenied)
  }

  /// The map goes out at 100 MiB and at 200, and the last 50 are written to be merged with them.
  @Test("an aggregation that was written out once writes out its rest as well")
  func aggregation() {
    let stage = SimulatedStage(operators: [.aggregation: 1])
    #expect(stage.run((count: 1, want: 250)).spilled == .mebibytes(250))
    #expect(stage.run((count: 1, want: 100)).spilled == .zero)
  }

  /// The first holds 60 MiB; the second has 40 and wants 20 more, for which the first gives its 60.
  @Test("of two sorters the first is spilled for the second")
  func twoSorters() {
    let outcome = SimulatedStage(operators: [.sort: 2]).run((count: 1, want: 120))
    #expect(outcome.spilled == .mebibytes(60))
  }

  /// The map has 40 MiB when it wants more, and the sort beside it gives its 60.
  @Test("a sorter is spilled for an aggregation, which then has no rest to write")
  func sorterAndAggregation() {
    let stage = SimulatedStage(operators: [.sort: 1, .aggregation: 1])
    #expect(stage.run((count: 1, want: 120)).spilled == .mebibytes(60))
  }

  /// The first map keeps its 60 MiB; the second writes its 40 and, at its end, the other 20.
  @Test("an aggregation is not spilled for another")
  func twoAggregations() {
    let stage = SimulatedStage(operators: [.aggregation: 2])
    #expect(stage.run((count: 1, want: 120)).spilled == .mebibytes(60))
    #expect(stage.run((count: 1, want: 180)).spilled == .mebibytes(90))
  }

  @Test("a hash join's build is denied what it lacks, and nothing else is")
  func denied() {
    #expect(SimulatedStage(operators: [.hashJoinBuild: 1]).run((count: 1, want: 101)).isDenied)
    #expect(!SimulatedStage(operators: [.hashJoinBuild: 1]).run((count: 1, want: 100)).isDenied)
    for kind in [MemoryOperator.sort, .aggregation] {
      #expect(!SimulatedStage(operators: [kind: 1]).run((count: 1, want: 900)).isDenied)
    }
  }

  /// The build has its 60 MiB before the sort begins, which spills at 40 and keeps 20.
  @Test("a sort beside a hash join's build spills itself, and the build stays")
  func buildAndSort() {
    let outcome = SimulatedStage(operators: [.hashJoinBuild: 1, .sort: 1])
      .run((count: 1, want: 120))
    #expect(!outcome.isDenied)
    #expect(outcome.spilled == .mebibytes(40))
  }

  @Test("a stage whose operators nobody knows is one that sorts")
  func unknownOperators() {
    let outcome = SimulatedStage(operators: [:]).run((count: 1, want: 250))
    #expect(outcome.spilled == .mebibytes(200))
    #expect(SimulatedStage(operators: [.sort: 0]).run((count: 1, want: 250)).spilled > .zero)
  }

  @Test("a page is all or nothing: what is less than one is left")
  func pages() {
    // Three pages of 30 MiB fit, so 90 go out, and 30 are kept.
    let outcome = SimulatedStage(page: .mebibytes(30)).run((count: 1, want: 120))
    #expect(outcome.spilled == .mebibytes(90))
    #expect(outcome.mostExecution == .mebibytes(90))
  }

  @Test("what few tasks spill counts for all tasks of the stage that are like them")
  func extrapolated() {
    #expect(SimulatedStage().run((count: 100, want: 250)).spilled == .mebibytes(20_000))
  }
}
