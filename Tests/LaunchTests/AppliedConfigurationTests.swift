import RunStore
import Testing

@testable import Launch

@Suite struct AppliedConfigurationTests {
  private let memory = "spark.executor.memory"

  private func run(
    _ number: Int64, _ ending: RunRecord.Ending, with changes: [String: String] = [:],
    recommending recommendation: [String: String] = [:], diedOf shortage: String? = nil
  ) -> RunRecord {
    var run = RunRecord(job: "a", startTime: number, changes: changes)
    run.id = number
    run.ending = ending
    run.recommendation = recommendation
    run.shortage = shortage
    return run
  }

  @Test("the first run is as it is given")
  func first() {
    let applied = AppliedConfiguration([])
    #expect(applied.changes.isEmpty)
    #expect(applied.reason.contains("first run"))
  }

  @Test("after a run that worked comes what it recommends, beside what was changed before")
  func afterSuccess() {
    let runs = [
      run(
        2, .succeeded, with: [memory: "2g", "spark.driver.memory": "1g"],
        recommending: [memory: "1g"]),
      run(1, .succeeded, recommending: [memory: "2g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "1g", "spark.driver.memory": "1g"])
  }

  @Test("after a run that died of memory it goes back to what worked last")
  func afterDeath() {
    let runs = [
      run(
        3, .failed, with: [memory: "512m"], recommending: [memory: "896m"], diedOf: "executor-heap"),
      run(2, .succeeded, with: [memory: "1g"], recommending: [memory: "512m"]),
      run(1, .succeeded, recommending: [memory: "1g"]),
    ]
    let applied = AppliedConfiguration(runs)
    #expect(applied.changes == [memory: "1g"])
    #expect(applied.reason.contains("run 2"))
  }

  @Test("if what worked last is what died, it takes what the dead run recommends")
  func moreData() {
    let runs = [
      run(
        2, .failed, with: [memory: "1g"], recommending: [memory: "1792m"], diedOf: "executor-heap"),
      run(1, .succeeded, with: [memory: "1g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "1792m"])
  }

  @Test("if nothing ever worked, it takes what the last run recommends")
  func neverWorked() {
    let runs = [run(1, .failed, recommending: [memory: "896m"], diedOf: "executor-heap")]
    #expect(AppliedConfiguration(runs).changes == [memory: "896m"])
  }

  @Test("a failure that has nothing to do with memory moves nothing, and a stop is not looked at")
  func otherFailures() {
    let worked = run(1, .succeeded, with: [memory: "2g"], recommending: [memory: "1g"])
    let failed = run(2, .failed, with: [memory: "1g"])
    #expect(AppliedConfiguration([failed, worked]).changes == [memory: "1g"])
    #expect(
      AppliedConfiguration([run(3, .stopped, with: [memory: "8g"]), worked]).changes == [
        memory: "1g"
      ])
  }
}
