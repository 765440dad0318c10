import SparkProfile
import Testing

@Suite struct TaskTotalsTests {
  private func profile(_ change: (inout TaskTotals) -> Void) -> SparkProfile {
    var profile = SparkProfile()
    var stage = Stage(id: StageAttemptID(stage: 0))
    change(&stage.tasks)
    profile.stages[stage.id] = stage
    return profile
  }

  private func merged(
    _ first: (inout TaskTotals) -> Void, _ second: (inout TaskTotals) -> Void
  ) -> TaskTotals? {
    var whole = profile(first)
    whole.merge(profile(second))
    return whole.stages[StageAttemptID(stage: 0)]?.tasks
  }

  @Test(
    "what tasks held and spilled adds up over parts of a log",
    arguments: [
      \TaskTotals.heldWithoutSpilling, \.heldWhenSpilling, \.spilledByTask,
      \.peakExecutionMemory, \.peakAcquiredMemory,
    ] as [any WritableKeyPath<TaskTotals, Distribution> & Sendable])
  func distributions(path: any WritableKeyPath<TaskTotals, Distribution> & Sendable) {
    let tasks = merged({ $0[keyPath: path].record(100) }, { $0[keyPath: path].record(300) })
    #expect(tasks?[keyPath: path].count == 2)
    #expect(tasks?[keyPath: path].sum == 400)
    #expect(tasks?[keyPath: path].groups.map(\.mean) == [100, 300])
  }

  @Test("each of them is kept apart from the others")
  func apart() {
    let tasks = merged(
      {
        $0.heldWithoutSpilling.record(1)
        $0.heldWhenSpilling.record(2)
      }, { $0.spilledByTask.record(3) })
    #expect(tasks?.heldWithoutSpilling.sum == 1)
    #expect(tasks?.heldWhenSpilling.sum == 2)
    #expect(tasks?.spilledByTask.sum == 3)
  }

  @Test("the largest demand is the larger one, spilled tasks and bytes are those of both")
  func spilled() {
    let tasks = merged(
      {
        $0.largestSpilledDemand = 70
        $0.spilledTasks = 2
        $0.memoryBytesSpilled = .max
      },
      {
        $0.largestSpilledDemand = 60
        $0.spilledTasks = 3
        $0.memoryBytesSpilled = 1
      })
    #expect(tasks?.largestSpilledDemand == 70)
    #expect(tasks?.spilledTasks == 5)
    #expect(tasks?.memoryBytesSpilled == .max)
  }

  @Test("what a task held is what it acquired, or what operators report where that is missing")
  func peak() {
    var tasks = TaskTotals()
    tasks.peakExecutionMemory.record(900)
    #expect(tasks.peakTaskMemory.maximum == 900)
    tasks.peakAcquiredMemory.record(0)
    #expect(tasks.peakTaskMemory.maximum == 0)
    tasks.peakAcquiredMemory.record(100)
    #expect(tasks.peakTaskMemory.maximum == 100)
  }
}
