import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct SampledMemoryTests {
  private func executor(tasks: Int, heap: Int64) -> Executor {
    var executor = Executor(id: "\(heap)")
    executor.taskCount = tasks
    executor.peaks[.jvmHeapMemory] = heap
    return executor
  }

  @Test func takesTheHighestOfThoseThatWorked() {
    let used = SampledMemory([
      executor(tasks: 1, heap: 10), executor(tasks: 2, heap: 0), executor(tasks: 0, heap: 99),
    ])
    #expect(used.heap.bytes == 10)
    #expect(used.count == 2)
    #expect(used.sampledCount == 1)
    #expect(!used.hasResident)
  }

  @Test func withoutAnyWorkAllCount() {
    #expect(SampledMemory([executor(tasks: 0, heap: 5)]).heap.bytes == 5)
    #expect(SampledMemory([]).count == 0)
  }

  @Test func whatADeadExecutorLogsIsNoSample() {
    let used = SampledMemory([executor(tasks: 1, heap: -1)])
    #expect(used.heap == .zero)
    #expect(used.sampledCount == 0)
  }
}
