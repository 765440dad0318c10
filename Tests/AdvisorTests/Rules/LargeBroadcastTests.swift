import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct LargeBroadcastTests {
  private func answer(_ table: ByteSize, _ change: (inout Run) -> Void = { _ in }) -> Answer {
    var run = Run()
    run.profile.broadcasts.exchangeSizeMetrics = [1]
    run.profile.broadcasts.driverMetricValues = [1: table.bytes]
    change(&run)
    return run.answer()
  }

  @Test("a table that takes a fifth of every heap is told")
  func finds() {
    let answer = answer(.gibibytes(1))
    let finding = answer.finding("large-broadcast")
    let size = answer.assessment.executorNeed?.largestBroadcast
    #expect(size.map { $0 > .zero } == true)
    #expect(finding?.message.hasSuffix("in each of 4 executors of 8 GiB") == true)
    expectCoherence(of: answer)
  }

  @Test("a smaller one is not")
  func small() {
    #expect(answer(.mebibytes(100)).finding("large-broadcast") == nil)
    #expect(answer(.zero).finding("large-broadcast") == nil)
  }

  @Test("one that the driver failed of has a finding of its own")
  func failed() {
    let answer = answer(.gibibytes(1)) {
      $0.failJob("Not enough memory to build and broadcast the table to all worker nodes.")
    }
    #expect(answer.assessment.failures.driver[.broadcast] != nil)
    #expect(answer.finding("large-broadcast") == nil)
  }

  @Test("in local mode there is one process only")
  func local() {
    var run = Run(master: "local[4]", driver: .gibibytes(2))
    run.profile.broadcasts.exchangeSizeMetrics = [1]
    run.profile.broadcasts.driverMetricValues = [1: ByteSize.gibibytes(1).bytes]
    #expect(run.answer().finding("large-broadcast") == nil)
  }
}
