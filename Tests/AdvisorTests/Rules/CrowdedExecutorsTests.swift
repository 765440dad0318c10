import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct CrowdedExecutorsTests {
  private func answer(
    demand: ByteSize = .gibibytes(2), cores: Int = 4, _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run(cores: cores)
    run.spill(.gibibytes(40), demand: demand)
    change(&run)
    return run.answer()
  }

  @Test("an executor whose memory holds at most half of its tasks is told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("crowded-executors")
    #expect(
      finding?.message
        == "of 4 tasks at once an executor's memory holds 2: the largest wants 2 GiB")
    #expect(finding?.evidence.first?.place == "tasks of stage 0.0")
    expectCoherence(of: answer)
  }

  @Test("one that holds more than half is only spilling")
  func threshold() {
    let answer = answer(demand: ByteSize.mebibytes(1500))
    #expect(answer.finding("spilled-tasks") != nil)
    #expect(answer.finding("crowded-executors") == nil)
  }

  @Test("fewer cores, the remedy, end it")
  func remedy() {
    #expect(answer(cores: 2).finding("crowded-executors") == nil)
  }

  @Test("where more partitions are recommended, the cores are not what was wrong")
  func partitions() {
    let answer = answer { $0.readShuffle(partitions: 400) }
    #expect(answer.change("sql.shuffle.partitions") != nil)
    #expect(answer.finding("spilled-tasks") != nil)
    #expect(answer.finding("crowded-executors") == nil)
  }

  @Test("a run that neither spills nor fails is not crowded")
  func silent() {
    var run = Run()
    run.stage { $0.tasks.peakExecutionMemory.record(ByteSize.gibibytes(2).bytes) }
    #expect(run.answer().finding("crowded-executors") == nil)
  }
}
