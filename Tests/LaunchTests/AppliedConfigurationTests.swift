import RunStore
import Testing

@testable import Launch

@Suite struct AppliedConfigurationTests {
  private static let memory = "spark.executor.memory"
  private let memory = Self.memory

  private func run(
    _ number: Int64, _ ending: RunRecord.Ending, with changes: [String: String] = [:],
    having settings: [String: String] = [:], diedOf shortage: String? = nil,
    recommending recommendation: [String: String] = [:]
  ) -> RunRecord {
    var run = RunRecord(job: "a", startTime: number, changes: changes)
    run.id = number
    run.ending = ending
    run.recommendation = recommendation
    run.shortage = shortage
    run.settings = settings
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
        3, .failed, with: [memory: "512m"], diedOf: "executor-heap", recommending: [memory: "896m"]),
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
        2, .failed, with: [memory: "1g"], diedOf: "executor-heap", recommending: [memory: "1792m"]),
      run(1, .succeeded, with: [memory: "1g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "1792m"])
  }

  @Test("if nothing ever worked, it takes what the last run recommends")
  func neverWorked() {
    let runs = [run(1, .failed, diedOf: "executor-heap", recommending: [memory: "896m"])]
    #expect(AppliedConfiguration(runs).changes == [memory: "896m"])
  }

  @Test("what is known to die is not gone back to, whatever worked with it before")
  func whatWorkedDies() {
    let runs = [
      run(
        3, .failed, with: [memory: "3584m"], diedOf: "executor-heap",
        recommending: [memory: "6272m"]),
      run(
        2, .failed, with: [memory: "2g"], diedOf: "executor-heap", recommending: [memory: "3584m"]),
      run(1, .succeeded, with: [memory: "2g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "6272m"])
    let smaller = run(
      4, .failed, having: [memory: "1g"], diedOf: "executor-heap", recommending: [memory: "1792m"])
    #expect(
      AppliedConfiguration([smaller] + runs).changes == [memory: "6272m"],
      "a later death with less says nothing against what the others need")
  }

  @Test("what worked is what the run had, though the command says less since")
  func editedCommand() {
    let worked = run(1, .succeeded, having: [memory: "8g", "spark.driver.memory": "1g"])
    let died = run(
      2, .failed, having: [memory: "2g", "spark.driver.memory": "1024m"], diedOf: "executor-heap",
      recommending: [memory: "3584m"])
    #expect(AppliedConfiguration([died, worked]).changes == [memory: "8g"])
    let again = run(
      3, .failed, with: [memory: "3584m"], having: [memory: "3584m"], diedOf: "executor-heap",
      recommending: [memory: "6272m"])
    #expect(AppliedConfiguration([again, died, worked]).changes == [memory: "8g"])
  }

  @Test("a failure that nothing explains goes back too, and is not repeated")
  func unexplained() {
    let worked = run(1, .succeeded, having: [memory: "8g"], recommending: [memory: "4g"])
    let failed = run(2, .failed, with: [memory: "4g"])
    let back = AppliedConfiguration([failed, worked])
    #expect(back.changes == [memory: "8g"])
    #expect(back.reason == "run 2 failed; back to what worked last, in run 1")
    let again = run(
      3, .succeeded, with: [memory: "8g"], having: [memory: "8g"], recommending: [memory: "4g"])
    let held = AppliedConfiguration([again, failed, worked])
    #expect(held.changes == [memory: "8g"])
    #expect(held.reason.contains("not enough in run 2"))
    let proof = run(4, .succeeded, with: [memory: "4g"], having: [memory: "4g"])
    let later = run(
      5, .succeeded, with: [memory: "8g"], having: [memory: "8g"], recommending: [memory: "4g"])
    #expect(
      AppliedConfiguration([later, proof, again, failed, worked]).changes == [memory: "4g"],
      "it has worked with as little since")
  }

  @Test("a step down that died is not taken again, however long ago that was")
  func oldDeath() {
    let died = run(
      1, .failed, having: [memory: "4g"], diedOf: "executor-heap", recommending: [memory: "7g"])
    let since = (2...30).map {
      run($0, .succeeded, having: [memory: "8g"], recommending: [memory: "4g"])
    }
    #expect(AppliedConfiguration(since.reversed() + [died]).changes.isEmpty)
  }

  @Test("what worked with changes is gone back to after a failure without them")
  func failureWithoutChanges() {
    let worked = run(1, .succeeded, with: [memory: "14g"], having: [memory: "14g"])
    let typo = run(2, .failed)
    #expect(AppliedConfiguration([typo, worked]).changes == [memory: "14g"])
  }

  @Test("another memory that runs out is no reason to go back")
  func anotherMemory() {
    let driver = "spark.driver.memory"
    let runs = [
      run(
        2, .failed, with: [memory: "4g"], having: [memory: "4g", driver: "1g"],
        diedOf: "driver-heap", recommending: [driver: "1792m"]),
      run(1, .succeeded, having: [memory: "8g", driver: "1g"], recommending: [memory: "4g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "4g", driver: "1792m"])
  }

  @Test("in local mode the driver's heap is the one that tasks die of")
  func local() {
    let driver = "spark.driver.memory"
    let runs = [
      run(
        2, .failed, with: [driver: "1g"], having: [driver: "1g"], diedOf: "executor-heap",
        recommending: [driver: "1792m"]),
      run(1, .succeeded, having: [driver: "2g"], recommending: [driver: "1g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [driver: "2g"])
  }

  @Test("limits that no setting raises go back with all that has a size")
  func otherLimits() {
    let runs = [
      run(2, .failed, with: [memory: "4g"], having: [memory: "4g"], diedOf: "direct-memory"),
      run(1, .succeeded, having: [memory: "8g"], recommending: [memory: "4g"]),
    ]
    #expect(AppliedConfiguration(runs).changes == [memory: "8g"])
  }

  @Test("a failure with what worked moves nothing, and a stop is not looked at")
  func otherFailures() {
    let worked = run(
      1, .succeeded, with: [memory: "2g"], having: [memory: "2g"], recommending: [memory: "1g"])
    let failed = run(2, .failed, with: [memory: "2048m"])
    let stays = AppliedConfiguration([failed, worked])
    #expect(stays.changes == [memory: "2048m"])
    #expect(stays.reason == "run 2 did not fail of memory, so it is run as it was")
    #expect(
      AppliedConfiguration([run(3, .stopped, with: [memory: "8g"]), worked]).changes == [
        memory: "1g"
      ])
    let died = run(1, .failed, diedOf: "executor-heap", recommending: [memory: "3584m"])
    #expect(
      AppliedConfiguration([run(2, .failed), died]).changes == [memory: "3584m"],
      "what a run that died recommends outlives a failure of something else")
    #expect(
      AppliedConfiguration([run(2, .failed, having: [memory: "8g"]), died]).changes.isEmpty)
  }

  @Test(
    "more is more memory, fewer tasks that share it, or no limit",
    arguments: [
      (Self.memory, "2g", "2048m", true), (Self.memory, "2g", "1g", true),
      (Self.memory, "1g", "2g", false),
      ("spark.executor.cores", "2", "4", true), ("spark.executor.cores", "4", "2", false),
      ("spark.driver.maxResultSize", "0", "8g", true),
      ("spark.driver.maxResultSize", "8g", "0", false),
      ("spark.sql.shuffle.partitions", "400", "200", false),
    ])
  func order(key: String, one: String, other: String, expected: Bool) {
    let sizes = [one, other].map { RunSizes(run(1, .succeeded, having: [key: $0])) }
    #expect(sizes[0].hasAtLeast(sizes[1], of: [key]) == expected)
  }
}
