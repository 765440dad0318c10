import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct ManyPartitionsTests {
  private func answer(
    tasks: Int = 20_000, each: Int64 = 12, _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.stage {
      $0.plannedTasks = tasks
      $0.tasks.ended = tasks
      $0.tasks.succeeded = tasks
      $0.tasks.runTime = Int64(tasks) * each
    }
    change(&run)
    return run.answer()
  }

  @Test("very many tasks that hardly run are told, with a number that is enough")
  func finds() {
    let answer = answer()
    let finding = answer.finding("many-partitions")
    #expect(finding?.message == "stage 0.0 ran 20000 tasks of 12 ms each on 16 slots")
    #expect(finding?.remedy == "fewer partitions, about 1200; adaptive execution finds it")
    expectCoherence(of: answer)
  }

  @Test("tasks of a hundred milliseconds, or ten for each slot, are where it ends")
  func threshold() {
    #expect(answer(each: 99).finding("many-partitions") != nil)
    #expect(answer(each: 100).finding("many-partitions") == nil)
    #expect(answer(tasks: 160).finding("many-partitions") != nil)
    #expect(answer(tasks: 159).finding("many-partitions") == nil)
  }

  @Test("the number that it names ends it")
  func remedy() {
    #expect(answer(tasks: 1200, each: 200).finding("many-partitions") == nil)
  }

  @Test("tasks that would not fit if they were larger are left as many as they are")
  func memory() {
    let answer = answer {
      $0.stage { $0.tasks.peakExecutionMemory.record(ByteSize.mebibytes(256).bytes) }
    }
    #expect(answer.finding("many-partitions") == nil)
  }

  @Test("the setting that gives the number is named")
  func lever() {
    let answer = answer {
      $0.readShuffle(partitions: 20_000)
    }
    let remedy = answer.finding("many-partitions")?.remedy
    #expect(remedy == "fewer partitions, about 1200: spark.sql.shuffle.partitions is 20000")
  }
}
