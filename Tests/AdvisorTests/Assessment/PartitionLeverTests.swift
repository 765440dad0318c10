import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct PartitionLeverTests {
  private func lever(_ change: (inout Run) -> Void) -> PartitionLever? {
    var run = Run()
    change(&run)
    let setup = run.assessment().setup
    return run.profile.stages[StageAttemptID(stage: 0)].flatMap {
      PartitionLever($0, run.profile, setup: setup)
    }
  }

  @Test("a stage of SQL with as many tasks as the setting says has it from there")
  func sql() {
    let lever = lever { $0.readShuffle(partitions: 100) }
    #expect(lever?.key == .shufflePartitions)
    #expect(lever?.value == 100)
    #expect(lever?.isSetByProgram == false)
  }

  @Test("Spark's default counts where nothing is set")
  func byDefault() {
    let lever = lever {
      $0.readShuffle(partitions: 200)
      $0.set("spark.sql.shuffle.partitions", nil)
    }
    #expect(lever?.value == 200)
  }

  @Test("a stage of RDDs has it from the default parallelism")
  func rdd() {
    let lever = lever {
      $0.set("spark.default.parallelism", "400")
      $0.stage { $0.shuffleReader = .rdd }
    }
    #expect(lever?.key == .defaultParallelism)
    #expect(lever?.value == 400)
  }

  @Test("a stage that reads no shuffle has none")
  func noShuffle() {
    #expect(lever { $0.set("spark.sql.shuffle.partitions", "400") } == nil)
  }

  @Test("another number of tasks than the setting says is of something else", arguments: [99, 101])
  func otherNumber(partitions: Int) {
    let lever = lever {
      $0.readShuffle(partitions: partitions)
      $0.set("spark.sql.shuffle.partitions", "100")
    }
    #expect(lever == nil)
  }

  @Test("a value that the program's session has and the application has not is the program's")
  func ofProgram() {
    let lever = lever {
      $0.readShuffle(partitions: 100)
      $0.set("spark.sql.shuffle.partitions", "200")
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "100"
    }
    #expect(lever?.value == 100)
    #expect(lever?.isSetByProgram == true)
    let same = self.lever {
      $0.readShuffle(partitions: 100)
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "100"
    }
    #expect(same?.isSetByProgram == false)
  }

  @Test("of several jobs that list a stage the first one ran it")
  func firstJob() {
    var run = Run()
    run.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "100"
    var later = Job(id: 3)
    later.stageIDs = [0]
    later.sessionSettings["spark.sql.shuffle.partitions"] = "7"
    run.profile.jobs[3] = later
    let stage = Stage(id: StageAttemptID(stage: 0, attempt: 1))
    let session = PartitionLever.session(of: stage, run.profile)
    #expect(session["spark.sql.shuffle.partitions"] == "100")
    #expect(PartitionLever.session(of: Stage(id: StageAttemptID(stage: 5)), run.profile).isEmpty)
  }

  @Test(
    "a value that is no number is none", arguments: ["", "many", "1e3", "99999999999999999999"])
  func noNumber(value: String) {
    let lever = lever {
      $0.readShuffle(partitions: 100)
      $0.set("spark.sql.shuffle.partitions", value)
    }
    #expect(lever == nil)
  }
}
