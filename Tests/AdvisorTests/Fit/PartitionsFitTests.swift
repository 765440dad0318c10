import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct PartitionsFitTests {
  private func fit(_ change: (inout Run) -> Void) -> PartitionsFit? {
    var run = Run()
    run.readShuffle(partitions: 400)
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    change(&run)
    let assessment = run.assessment()
    return PartitionsFit(assessment, cores: CoresFit(assessment))
  }

  /// A task's share is 1.16 GiB, of which four fifths may be filled: a third of the demand fits.
  @Test func dividesUntilATaskFits() {
    let fit = fit { _ in }
    #expect(fit?.key == .shufflePartitions)
    #expect(fit?.now == 400)
    #expect(fit?.new == 1200)
    #expect(fit?.suffices == true)
    #expect(fit?.isSetByProgram == false)
    #expect(fit?.reason == "a task of stage 0.0 wants 2 GiB, its share is 1.2 GiB")
  }

  @Test func isAMultipleOfAllSlots() {
    #expect(fit { $0.readShuffle(partitions: 401) }.map { $0.new % 16 } == 0)
  }

  @Test func doesNotPromiseWhatOneStepDoesNotGive() {
    let fit = fit { $0.spill(.gibibytes(5000), demand: .gibibytes(100)) }
    #expect(fit?.new == 6400)
    #expect(fit?.suffices == false)
  }

  @Test func aSettingOfTheProgramIsNamed() {
    let fit = fit {
      $0.set("spark.sql.shuffle.partitions", "200")
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "400"
    }
    #expect(fit?.isSetByProgram == true)
    #expect(fit?.reason.hasSuffix("so change it there") == true)
  }

  /// A later job that skips the stage lists it as well.
  @Test func theJobThatRanTheStageDecides() {
    for _ in 0..<20 {
      let fit = fit {
        var later = Job(id: 1)
        later.stageIDs = [0]
        later.sessionSettings["spark.sql.shuffle.partitions"] = "77"
        $0.profile.jobs[1] = later
      }
      #expect(fit?.now == 400)
    }
  }

  @Test func skewIsNotDivided() {
    #expect(fit { $0.stage { $0.tasks.largestShuffleRead = 5 << 30 } } == nil)
  }

  @Test func otherNumbersOfTasksHaveNoLever() {
    #expect(fit { $0.stage { $0.plannedTasks = 399 } } == nil)
    #expect(fit { $0.stage { $0.shuffleReader = nil } } == nil)
    let rdd = fit {
      $0.stage { $0.shuffleReader = .rdd }
      $0.set("spark.default.parallelism", "400")
    }
    #expect(rdd?.key == .defaultParallelism)
  }

  @Test func whatWouldBeCoalescedAgainIsNotDivided() {
    let adaptive = fit {
      $0.set("spark.sql.adaptive.enabled", "true")
      $0.stage { $0.tasks.shuffleReadBytes = 100 << 20 }
    }
    #expect(adaptive == nil)
    #expect(fit { $0.set("spark.sql.adaptive.enabled", "true") } != nil)
  }

  @Test func aLittleSpillIsLeft() {
    #expect(fit { $0.spill(.mebibytes(8), demand: .mebibytes(8)) } == nil)
  }

  @Test func damagedFiguresDoNotTrap() {
    let fit = fit {
      $0.readShuffle(partitions: Int(Int32.max))
      $0.spill(ByteSize(bytes: .max), demand: ByteSize(bytes: .max))
    }
    #expect(fit == nil)
  }
}
