import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct RepeatedWorkTests {
  private static let killed =
    "Container killed by YARN for exceeding physical memory limits. 9 GB of 9 GB used"

  @Test("tasks, executors and attempts of stages are counted in a run that went on")
  func finds() {
    var run = Run()
    run.lose("2", Self.killed)
    var again = Stage(id: StageAttemptID(stage: 0, attempt: 1))
    again.plannedTasks = 10
    again.tasks.ended = 10
    again.tasks.runTime = 90_000
    run.profile.stages[again.id] = again
    let answer = run.answer()
    let finding = answer.finding("repeated-work")
    #expect(
      finding?.message == "memory failures cost 2 tasks, 1 executor and 1 further attempt of "
        + "stages, and the run went on")
    #expect(finding?.evidence.first?.figure == "90 s of task time in further attempts")
    #expect(answer.finding("killed-container") != nil)
    expectCoherence(of: answer)
  }

  @Test("tasks that failed of memory and were tried again are enough")
  func tasks() {
    var run = Run()
    run.failTasks("java.lang.OutOfMemoryError: Java heap space", count: 2)
    let finding = run.answer().finding("repeated-work")
    #expect(finding?.message == "memory failures cost 2 tasks, and the run went on")
  }

  @Test("a run that failed has worse to tell")
  func failed() {
    var run = Run()
    run.lose("2", Self.killed)
    run.failJob("Job aborted due to stage failure")
    #expect(run.answer().finding("repeated-work") == nil)
  }

  @Test("attempts for other reasons are not memory's")
  func otherReasons() {
    var run = Run()
    run.profile.stages[StageAttemptID(stage: 0, attempt: 1)] = Stage(
      id: StageAttemptID(stage: 0, attempt: 1))
    run.lose("2", "worker lost: host decommissioned")
    #expect(run.answer().finding("repeated-work") == nil)
  }
}
