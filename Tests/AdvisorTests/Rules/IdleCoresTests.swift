import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct IdleCoresTests {
  @Test func isANoteWithTheShare() {
    var run = Run()
    run.eachWorker { $0.runTime = 240_000 }
    let finding = run.answer().finding("idle-cores")
    #expect(finding?.severity == .note)
    #expect(finding?.message == "cores were idle 90 % of the time that executors held them")
    #expect(finding?.remedy.contains("dynamic allocation") == true)
  }

  @Test func fewTasksAreNamed() {
    var run = Run()
    run.eachWorker { $0.runTime = 240_000 }
    run.stage { $0.plannedTasks = 3 }
    #expect(run.answer().finding("idle-cores")?.remedy.contains("never tasks for all") == true)
  }

  @Test func shortOrBusyRunsAreNot() {
    #expect(Run().answer().finding("idle-cores") == nil)
    var short = Run()
    short.eachWorker {
      $0.runTime = 1
      $0.removedTime = 1_000
    }
    #expect(short.answer().finding("idle-cores") == nil)
  }
}
