import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct DriverMetadataTests {
  private func answer(
    tasks: Int = 200_000, partitions: Int = 1_000, driver: ByteSize = .gibibytes(1),
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run(driver: driver)
    run.stage {
      $0.tasks.ended = tasks
      $0.tasks.succeeded = tasks
      $0.tasks.shuffleWriteBytes = 1 << 40
    }
    var reader = Stage(id: StageAttemptID(stage: 1))
    reader.shuffleReader = .rdd
    reader.plannedTasks = partitions
    reader.tasks.ended = partitions
    run.profile.stages[reader.id] = reader
    change(&run)
    return run.answer()
  }

  @Test("very many tasks and blocks are told with what they take")
  func finds() {
    let answer = answer()
    let finding = answer.finding("driver-metadata")
    // 101,000 tasks of 677 bytes are kept, and 200,000 × 1,000 bytes are written.
    #expect(
      finding?.message == "the driver's notes of 101000 tasks and their shuffles take about "
        + "255.9 MiB of its 1 GiB heap")
    #expect(finding?.evidence.first?.figure == "65.2 MiB of tasks, 190.7 MiB of block sizes")
    expectCoherence(of: answer)
  }

  @Test("beyond two thousand partitions sizes are kept in an eighth")
  func compressed() {
    #expect(answer(partitions: 2_000).finding("driver-metadata") != nil)
    let more = answer(partitions: 2_001).finding("driver-metadata")
    #expect(more == nil)
  }

  @Test("fewer partitions, and more driver memory, end it")
  func remedy() {
    #expect(answer(partitions: 200).finding("driver-metadata") == nil)
    #expect(answer(driver: .gibibytes(4)).finding("driver-metadata") == nil)
  }

  @Test("fewer tasks kept for the web interface take less")
  func retained() {
    let answer = answer(partitions: 800) { $0.set("spark.ui.retainedTasks", "1000") }
    #expect(answer.finding("driver-metadata") == nil)
    #expect(self.answer(partitions: 800).finding("driver-metadata") != nil)
  }

  @Test("damaged figures do not trap")
  func damaged() {
    let answer = answer(tasks: .max, partitions: .max)
    #expect(answer.fit.driver != nil)
  }
}
