import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Advisor

/// Figures of any size give an answer, and the tasks that are played stand for all.
@Suite struct SimulationBoundsTests {
  @Test("the largest want is always among those that are played", arguments: 0..<20)
  func largest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let wants = (1...Int.random(in: 1...12, using: &random)).map {
      (
        count: Int.random(in: 1...5_000, using: &random),
        size: ByteSize.mebibytes(Int64($0 * 10))
      )
    }
    let whole = wants.reduce(0) { $0 + $1.count }
    for most in [1, 2, 3, 7, 64, 256] {
      let sizes = StageSimulation.sample(wants, whole: whole, most: most)
      #expect(sizes.count == min(most, whole))
      #expect(sizes.contains { $0 == wants.last?.size })
    }
  }

  @Test("where all tasks are played each is played once")
  func everyTask() {
    let wants = [(count: 5, size: ByteSize.mebibytes(1)), (count: 2, size: .mebibytes(9))]
    let sizes = StageSimulation.sample(wants, whole: 7, most: 100)
    #expect(sizes.count { $0 == .mebibytes(1) } == 5)
    #expect(sizes.count { $0 == .mebibytes(9) } == 2)
  }

  @Test("groups are played in proportion to their tasks")
  func proportion() {
    let wants = [(count: 750, size: ByteSize.mebibytes(1)), (count: 250, size: .mebibytes(9))]
    let sizes = StageSimulation.sample(wants, whole: 1_000, most: 16)
    #expect(sizes.count { $0 == .mebibytes(9) } == 4)
  }

  @Test("small and large tasks are mixed, as they are in a run")
  func mixed() {
    let wants = [(count: 50, size: ByteSize.mebibytes(1)), (count: 50, size: .mebibytes(9))]
    let sizes = StageSimulation.sample(wants, whole: 100, most: 20)
    #expect(sizes.prefix(10).contains { $0 == .mebibytes(9) })
    #expect(sizes.suffix(10).contains { $0 == .mebibytes(1) })
  }

  @Test(
    "figures beyond all sense neither trap nor go on for ever",
    arguments: [MemoryOperator.sort, .aggregation, .hashJoinBuild])
  func absurd(kind: MemoryOperator) {
    let huge = ByteSize(bytes: .max)
    for slots in [Int.min, 3, 40] {
      for page in [ByteSize(bytes: -1), .mebibytes(64), huge] {
        for pool in [ByteSize(bytes: 1), .mebibytes(100), huge] {
          var manager = UnifiedMemoryManager(onHeap: pool, storageRegion: pool / 2)
          let simulation = StageSimulation(
            operators: [kind: .max], slots: slots, page: page, mode: .onHeap)
          let outcome = simulation.run(
            [(.max, ByteSize(bytes: 1)), (.max, huge), (.max, .mebibytes(300))], in: &manager)
          #expect(outcome.mostExecution >= .zero && outcome.spilled >= .zero)
        }
      }
    }
  }

  @Test("an executor of more slots than any has is played with as many as tell")
  func manySlots() {
    let outcome = SimulatedStage(slots: .max).run((count: .max, want: 10))
    #expect(outcome.spilled > .zero)
    #expect(outcome.mostExecution <= .mebibytes(100))
  }

  @Test("a task that wants less than nothing wants nothing")
  func negative() {
    let outcome = SimulatedStage().run((count: 3, want: -50))
    #expect(outcome.spilled == .zero)
  }

  /// 64 tasks of 800 MiB share 1 GiB by 32, which is 32 MiB each: a sorter writes them 24 times,
  /// and ends with what is left. That is from 768 to 800 MiB of each task.
  @Test("sorters that want far more than their share spill it, and are not denied")
  func farTooLarge() {
    let stage = SimulatedStage(slots: 32, pool: .gibibytes(1))
    let outcome = stage.run((count: 64, want: 800))
    #expect(!outcome.isDenied)
    #expect(outcome.spilled >= .mebibytes(64 * 700))
    #expect(outcome.spilled <= .mebibytes(64 * 800))
  }

  /// The one large task shares 100 MiB with three small ones, and writes nearly all that it wants.
  @Test("a few large tasks count for no more than they are, and are not denied")
  func skewed() {
    let outcome = SimulatedStage(slots: 4).run((count: 399, want: 5), (count: 1, want: 40_000))
    #expect(!outcome.isDenied)
    #expect(outcome.spilled > .mebibytes(36_000))
    #expect(outcome.spilled <= .mebibytes(40_000))
  }

  @Test("what tasks spill that want very much grows with what they want")
  func proportional() {
    let less = SimulatedStage().run((count: 1, want: 10_000)).spilled
    let more = SimulatedStage().run((count: 1, want: 100_000)).spilled
    #expect(less == .mebibytes(9_900))
    #expect(more == .mebibytes(99_900))
  }
}
