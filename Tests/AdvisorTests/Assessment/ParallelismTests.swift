import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct ParallelismTests {
  @Test func countsSlotsAndTime() {
    let parallelism = Run().assessment().parallelism
    #expect(parallelism.slots == 16)
    #expect(parallelism.slotTime == 16 * Run.duration)
    #expect(parallelism.taskTime == 8_000_000)
    #expect(parallelism.mostTasksAtOnce == 400)
    #expect(parallelism.busyShare == 8_000_000 / Double(16 * Run.duration))
  }

  @Test func stagesThatOverlapAddUp() {
    var run = Run()
    run.stage {
      $0.plannedTasks = 3
      $0.completionTime = 100
    }
    for (number, times) in [(1, (50, 200)), (2, (100, 300))] {
      var stage = Stage(id: StageAttemptID(stage: number))
      stage.plannedTasks = 10
      stage.submissionTime = Int64(times.0)
      stage.completionTime = Int64(times.1)
      run.profile.stages[stage.id] = stage
    }
    #expect(run.assessment().parallelism.mostTasksAtOnce == 20)
  }

  @Test func nothingOfferedIsNoShare() {
    var run = Run()
    run.eachWorker { $0.addedTime = nil }
    #expect(run.assessment().parallelism.busyShare == nil)
  }

  @Test func damagedFiguresDoNotTrap() {
    var run = Run()
    run.stage { $0.plannedTasks = .min }
    run.eachWorker {
      $0.runTime = .min
      $0.addedTime = .min
      $0.removedTime = .max
    }
    let parallelism = run.assessment().parallelism
    #expect(parallelism.mostTasksAtOnce == 0)
    #expect(parallelism.busyShare.map { (0...1).contains($0) } ?? true)
  }
}
