import SparkProfile
import Advisor
import SparkMemory
import Testing

@Suite struct SkewedTaskMemoryTests {
  /// A hundred tasks, one of which held another size.
  private func answer(
    others: ByteSize = .mebibytes(64), largest: ByteSize, empty: Int = 0,
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.stage {
      for _ in 0..<99 { $0.tasks.peakAcquiredMemory.record(others.bytes) }
      for _ in 0..<empty { $0.tasks.peakAcquiredMemory.record(0) }
      $0.tasks.peakAcquiredMemory.record(largest.bytes)
    }
    change(&run)
    return run.answer()
  }

  @Test("a task far above the mean is told, with the stage")
  func finds() {
    let answer = answer(largest: .gibibytes(1))
    let finding = answer.finding("skewed-task-memory")
    #expect(
      finding?.message == "one task held 1 GiB of execution memory, the mean is 73.6 MiB: "
        + "executors are sized for the largest")
    #expect(finding?.evidence.first?.figure == "100 tasks held any, at most 1 GiB")
    #expect(finding?.evidence.first?.place == "tasks of stage 0.0")
    expectCoherence(of: answer)
  }

  @Test("four times the mean is where it begins")
  func threshold() {
    #expect(answer(largest: .mebibytes(280)).finding("skewed-task-memory") != nil)
    #expect(answer(largest: .mebibytes(250)).finding("skewed-task-memory") == nil)
  }

  @Test("a page more or less is no skew")
  func page() {
    let answer = answer(others: .mebibytes(1), largest: .mebibytes(60))
    #expect(answer.assessment.setup.page > .mebibytes(60))
    #expect(answer.finding("skewed-task-memory") == nil)
  }

  @Test("tasks of empty partitions do not make the others skewed")
  func emptyTasks() {
    let even = answer(largest: .mebibytes(64), empty: 10_000)
    #expect(even.finding("skewed-task-memory") == nil)
  }

  @Test("a stage that spilled is left to the rule for spilling")
  func spilled() {
    let answer = answer(largest: .gibibytes(1)) { $0.spill(.gibibytes(50), demand: .gibibytes(2)) }
    #expect(answer.finding("spilled-tasks") != nil)
    #expect(answer.finding("skewed-task-memory") == nil)
  }

  @Test("damaged figures do not trap")
  func damaged() {
    let answer = answer(others: ByteSize(bytes: .max), largest: ByteSize(bytes: .max))
    #expect(answer.fit.executor != nil)
  }
}
