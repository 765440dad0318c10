import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct StageNeedTests {
  private func need(_ change: (inout Run) -> Void = { _ in }) -> StageNeed? {
    var run = Run()
    change(&run)
    return run.assessment().stageNeeds.first
  }

  @Test("it says what the stage was seen to do")
  func figures() throws {
    let need = try #require(
      need {
        $0.sample(heap: .gibibytes(6), unified: .gibibytes(3), storage: .gibibytes(1))
        $0.spill(.gibibytes(9), demand: .gibibytes(1))
        $0.stage { $0.name = "count at Job.scala:7" }
      })
    #expect(need.id == StageAttemptID(stage: 0))
    #expect(need.name == "count at Job.scala:7")
    #expect(need.tasks == 400)
    #expect(need.tasksAtOnce == 4)
    #expect(need.usedHeap == .gibibytes(6))
    #expect(need.unified == .gibibytes(3))
    #expect(need.storage == .gibibytes(1))
    #expect(need.memoryBytesSpilled == .gibibytes(9))
    #expect(need.diskBytesSpilled == .gibibytes(3))
    #expect(need.duration == Run.duration)
    #expect(need.runTime == 2_000_000)
  }

  @Test("fewer tasks than slots run no more at once than there are")
  func fewTasks() {
    #expect(need { $0.stage { $0.plannedTasks = 3 } }?.tasksAtOnce == 3)
  }

  @Test("a stage of which no task ended needs nothing that is known")
  func noTask() {
    #expect(need { $0.stage { $0.tasks.ended = 0 } } == nil)
  }

  @Test("where the report of the stage is missing, as many tasks as ended count")
  func noReport() {
    #expect(need { $0.stage { $0.plannedTasks = nil } }?.tasks == 400)
  }

  @Test("without a sample no heap is known, and the pools had nothing that is known")
  func unsampled() {
    let need = need { $0.keepSamples() }
    #expect(need?.usedHeap == nil)
    #expect(need?.unified == .zero)
    #expect(need?.perTask == .zero)
  }

  @Test("a task wants what the hungriest one wanted")
  func perTask() {
    let need = need {
      $0.sample(heap: .gibibytes(6), unified: .gibibytes(2))
      $0.stage {
        $0.operators = [.sort: 1]
        $0.tasks.heldWithoutSpilling.record(64 << 20)
        $0.tasks.heldWithoutSpilling.record(512 << 20)
      }
    }
    // Pages are 64 MiB, less the header of an array.
    let page = ByteSize.mebibytes(64) - SparkFacts.arrayHeader
    #expect(need?.perTask == Bracket(low: .mebibytes(512) - page, high: .mebibytes(512)))
    #expect(need?.operators == [.sort: 1])
  }

  @Test("execution memory that no task reported is shared among those that ran at once")
  func unreported() {
    // 2 GiB were seen, and four tasks held it.
    #expect(need()?.perTask == Bracket(low: .mebibytes(256), high: .mebibytes(512)))
    let cached = need {
      $0.sample(heap: .gibibytes(7), unified: .gibibytes(2), storage: .gibibytes(2))
    }
    #expect(cached?.perTask == .zero)
  }

  @Test("pages off the heap are wanted like those on it")
  func offHeap() {
    let need = need { run in
      run.sample(heap: .gibibytes(7))
      run.stage {
        for id in $0.peaks.keys { $0.peaks[id]?[.offHeapExecutionMemory] = 4 << 30 }
      }
    }
    #expect(need?.perTask == Bracket(low: .mebibytes(512), high: .gibibytes(1)))
  }

  @Test("a lever is what a setting gives, and nothing else")
  func lever() {
    #expect(need()?.lever == nil)
    #expect(need { $0.readShuffle(partitions: 100) }?.lever?.value == 100)
  }
}
