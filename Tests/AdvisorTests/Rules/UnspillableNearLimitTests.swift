import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct UnspillableNearLimitTests {
  private func answer(
    held: ByteSize = ByteSize.mebibytes(1100), builds: Int = 1,
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.stage {
      $0.operators = [.hashJoinBuild: builds]
      $0.tasks.peakExecutionMemory.record(held.bytes)
    }
    change(&run)
    return run.answer()
  }

  @Test("a hash table that nearly fills its share is told with both")
  func finds() {
    let answer = answer()
    let finding = answer.finding("unspillable-near-limit")
    #expect(
      finding?.message
        == "a task with a hash table that cannot spill held 1.1 GiB, and its share is 1.2 GiB")
    #expect(finding?.evidence.first?.place == "tasks of stage 0.0")
    expectCoherence(of: answer)
  }

  @Test("four fifths of the share are where it begins")
  func threshold() {
    let share = answer().assessment.setup.executionPool.map { $0 / 4 } ?? .zero
    #expect(answer(held: share.scaled(by: 0.79)).finding("unspillable-near-limit") == nil)
    #expect(answer(held: share.scaled(by: 0.81)).finding("unspillable-near-limit") != nil)
  }

  @Test("fewer tasks at once have a larger share, which is the remedy")
  func remedy() {
    let answer = answer { $0.stage { $0.plannedTasks = 2 } }
    #expect(answer.finding("unspillable-near-limit") == nil)
  }

  @Test("operators that spill are not meant")
  func spillable() {
    #expect(answer(builds: 0).finding("unspillable-near-limit") == nil)
  }

  @Test("what was denied has a finding of its own")
  func denied() {
    let answer = answer { $0.failTasks("Unable to acquire 67108864 bytes of memory, got 0") }
    #expect(answer.finding("denied-execution-memory") != nil)
    #expect(answer.finding("unspillable-near-limit") == nil)
  }
}
