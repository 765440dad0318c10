import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct FewPartitionsTests {
  private func answer(
    tasks: Int = 4, held: ByteSize = .gibibytes(1), _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.stage {
      $0.plannedTasks = tasks
      for _ in 0..<4 { $0.tasks.peakExecutionMemory.record(held.bytes) }
    }
    change(&run)
    return run.answer()
  }

  @Test("fewer tasks than slots that want most memory are told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("few-partitions")
    #expect(
      finding?.message == "stage 0.0 wants most memory, 1 GiB a task, and has 4 tasks for 16 slots")
    #expect(finding?.remedy.hasPrefix("more partitions: repartition") == true)
    expectCoherence(of: answer)
  }

  @Test("the setting that gives the number is named")
  func lever() {
    let answer = answer {
      $0.readShuffle(partitions: 4)
      $0.stage { $0.tasks.largestShuffleRead = 1 << 30 }
    }
    let remedy = answer.finding("few-partitions")?.remedy
    #expect(remedy == "more partitions: spark.sql.shuffle.partitions is 4")
  }

  @Test("tasks for more than half of the slots are enough, and as many as slots are the remedy")
  func enough() {
    #expect(answer(tasks: 8).finding("few-partitions") != nil)
    #expect(answer(tasks: 9).finding("few-partitions") == nil)
    #expect(answer(tasks: 16).finding("few-partitions") == nil)
  }

  @Test("a page more or less decides nothing")
  func page() {
    #expect(answer(held: .mebibytes(64)).finding("few-partitions") == nil)
  }

  @Test("what spilled has a finding of its own")
  func spilled() {
    let answer = answer { $0.spill(.gibibytes(20), demand: .gibibytes(2)) }
    #expect(answer.finding("spilled-tasks") != nil)
    #expect(answer.finding("few-partitions") == nil)
  }
}
