import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct ExecutionDemandTests {
  private func stage(_ change: (inout Stage) -> Void) -> Stage {
    var stage = Stage(id: StageAttemptID(stage: 3))
    stage.plannedTasks = 100
    change(&stage)
    return stage
  }

  @Test func aStageThatHeldNothingWantsNothing() {
    #expect(ExecutionDemand(stage { _ in }, slots: 4) == nil)
  }

  @Test func fromTheHungriestTaskToAllSlotsOfSuch() {
    let demand = ExecutionDemand(
      stage { $0.tasks.peakExecutionMemory.record(1000) }, slots: 4)
    #expect(demand?.perTask == Bracket(low: ByteSize(bytes: 1000), high: ByteSize(bytes: 1000)))
    #expect(
      demand?.perExecutor == Bracket(low: ByteSize(bytes: 1000), high: ByteSize(bytes: 4000)))
    #expect(demand?.spilled == false)
  }

  @Test func fewTasksCannotFillAllSlots() {
    let demand = ExecutionDemand(
      stage {
        $0.plannedTasks = 2
        $0.tasks.peakExecutionMemory.record(1000)
      }, slots: 8)
    #expect(demand?.tasksAtOnce == 2)
    #expect(demand?.perExecutor.high?.bytes == 2000)
  }

  /// Since 4.0 Spark counts what a task acquired; what operators report holds broadcasts as well.
  @Test func acquiredMemoryWinsOverWhatOperatorsReport() {
    let demand = ExecutionDemand(
      stage {
        $0.tasks.peakExecutionMemory.record(9000)
        $0.tasks.peakAcquiredMemory.record(1000)
      }, slots: 1)
    #expect(demand?.perTask.high?.bytes == 1000)
  }

  @Test func aSpilledTaskWantedWhatItHeldAndSpilled() {
    let demand = ExecutionDemand(
      stage {
        $0.tasks.peakExecutionMemory.record(1000)
        $0.tasks.memoryBytesSpilled = 5000
        $0.tasks.largestSpilledDemand = 3000
      }, slots: 2)
    #expect(demand?.spilled == true)
    #expect(demand?.perTask.high?.bytes == 3000)
    #expect(demand?.perExecutor == Bracket(low: ByteSize(bytes: 1000), high: ByteSize(bytes: 6000)))
  }

  @Test func whatTheExecutorHeldCountsToo() {
    let demand = ExecutionDemand(
      stage { $0.peaks["1"] = ExecutorMetricPeaks([.onHeapExecutionMemory: 7000]) }, slots: 2)
    #expect(demand?.perExecutor == Bracket(low: ByteSize(bytes: 7000), high: ByteSize(bytes: 7000)))
  }

  @Test func damagedFiguresDoNotTrap() {
    let demand = ExecutionDemand(
      stage {
        $0.plannedTasks = .min
        $0.tasks.memoryBytesSpilled = .max
        $0.tasks.largestSpilledDemand = .max
      }, slots: .max)
    #expect(demand?.tasksAtOnce == 1)
    #expect(demand?.perExecutor.high?.bytes == .max)
  }
}

extension ExecutorMetricPeaks {
  /// These peaks.
  init(_ values: [ExecutorMetric: Int64]) {
    self.init()
    for (metric, value) in values { self[metric] = value }
  }
}
