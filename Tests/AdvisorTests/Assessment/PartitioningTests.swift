import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct PartitioningTests {
  private func partitioning(_ change: (inout Run) -> Void = { _ in }) -> Partitioning? {
    var run = Run()
    change(&run)
    return run.assessment().stageNeeds.first?.partitioning
  }

  private func adaptive(_ run: inout Run, planned: Int, most: Int) {
    run.readShuffle(partitions: planned)
    run.set("spark.sql.shuffle.partitions", "\(most)")
    run.set("spark.sql.adaptive.enabled", "true")
  }

  @Test("a stage of SQL with as many tasks as the setting says has them from the setting")
  func setting() {
    let partitioning = partitioning { $0.readShuffle(partitions: 100) }
    guard case .setting(let lever) = partitioning else {
      Issue.record("\(String(describing: partitioning))")
      return
    }
    #expect(lever.value == 100)
  }

  @Test("one with fewer was put together by adaptive execution")
  func coalesced() {
    #expect(partitioning { adaptive(&$0, planned: 30, most: 200) } == .adaptive(most: 200))
  }

  @Test("fewer tasks without adaptive execution, or more than the setting, are the program's")
  func notCoalesced() {
    let off = partitioning {
      adaptive(&$0, planned: 30, most: 200)
      $0.set("spark.sql.adaptive.enabled", "false")
    }
    #expect(off == .program)
    #expect(partitioning { adaptive(&$0, planned: 300, most: 200) } == .program)
  }

  @Test("the session's word counts before the application's")
  func session() {
    let partitioning = partitioning {
      adaptive(&$0, planned: 30, most: 10)
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "500"
    }
    #expect(partitioning == .adaptive(most: 500))
  }

  @Test("adaptive execution is on by default since 3.2")
  func byDefault() {
    func old(_ run: inout Run, _ version: String) {
      adaptive(&run, planned: 30, most: 200)
      run.set("spark.sql.adaptive.enabled", nil)
      run.profile.application.sparkVersion = version
    }
    #expect(partitioning { old(&$0, "3.2.0") } == .adaptive(most: 200))
    #expect(partitioning { old(&$0, "3.1.3") } == .program)
  }

  @Test("a stage that reads more from outside than from shuffles has a task for each split")
  func input() {
    let input = partitioning { $0.stage { $0.tasks.inputBytes = 2 } }
    #expect(input == .input)
    let shuffled = partitioning {
      $0.stage {
        $0.tasks.inputBytes = 2
        $0.tasks.shuffleReadBytes = 2
      }
    }
    #expect(shuffled == .program)
    #expect(partitioning() == .program)
  }

  /// Tasks where there were 30, with a setting and so many times the data.
  private func tasks(_ partitioning: Partitioning?, _ setting: Int?, data: Double = 1) -> Int? {
    partitioning?.tasks(insteadOf: 30, setting: { _ in setting }, dataFactor: data)
  }

  @Test("a setting gives as many tasks as it says, with however much data")
  func tasksOfSetting() {
    let partitioning = partitioning { $0.readShuffle(partitions: 30) }
    #expect(tasks(partitioning, 90) == 90)
    #expect(tasks(partitioning, 30, data: 5) == 30)
    #expect(tasks(partitioning, nil) == 30)
    #expect(tasks(partitioning, 0) == 30)
  }

  @Test("a setting changes nothing where the program sets it")
  func tasksOfProgramSetting() {
    let partitioning = partitioning {
      $0.readShuffle(partitions: 30)
      $0.set("spark.sql.shuffle.partitions", "200")
      $0.profile.jobs[0]?.sessionSettings["spark.sql.shuffle.partitions"] = "30"
    }
    #expect(tasks(partitioning, 90) == 30)
  }

  @Test("adaptive execution makes more tasks of more data, up to what the setting says")
  func tasksAdaptive() {
    let partitioning = Partitioning.adaptive(most: 200)
    #expect(tasks(partitioning, nil) == 30)
    #expect(tasks(partitioning, nil, data: 2.01) == 60)
    #expect(tasks(partitioning, nil, data: 10) == 200)
    #expect(tasks(partitioning, 100, data: 10) == 100)
    #expect(tasks(partitioning, 10) == 10)
    #expect(tasks(partitioning, nil, data: 0.001) == 1)
  }

  @Test("input has as many more tasks as there are more data, and the program as many as ever")
  func tasksOfInput() {
    #expect(tasks(.input, 7, data: 2.5) == 75)
    #expect(tasks(.input, 7, data: 1e300) == .max)
    #expect(tasks(.program, 7, data: 2.5) == 30)
  }
}
