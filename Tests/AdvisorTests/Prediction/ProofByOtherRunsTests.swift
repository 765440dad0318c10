import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

/// What other runs of the same job prove of a heap that this run says little of.
@Suite struct ProofByOtherRunsTests {
  private let outOfMemory = "java.lang.OutOfMemoryError: Java heap space"

  private func verdict(
    in size: String, after other: Run, cores: Int = 4, data: Double = 1,
    _ change: (inout Run) -> Void = { _ in }
  ) -> Verdict? {
    var run = Run()
    change(&run)
    let assessment = Assessment(run.profile, others: [other.profile])
    return Prediction(
      assessment,
      changing: ["spark.executor.memory": size, "spark.executor.cores": "\(cores)"],
      dataFactor: data
    ).stages.first?.verdict
  }

  private func failing(_ run: Run) -> Run {
    var run = run
    run.failTasks(outOfMemory)
    return run
  }

  @Test("a run that succeeded in a heap proves it, and all that are larger")
  func enough() {
    let other = Run(heap: .gibibytes(3))
    #expect(verdict(in: "3g", after: other) == .safe)
    #expect(verdict(in: "4g", after: other) == .safe)
    #expect(verdict(in: "2g", after: other) == .atRisk)
  }

  @Test("a run that ran out of a heap proves that all that are smaller fail")
  func tooSmall() {
    let other = failing(Run(heap: .gibibytes(3)))
    #expect(verdict(in: "3g", after: other) == .fails)
    #expect(verdict(in: "2g", after: other) == .fails)
    #expect(verdict(in: "4g", after: other) == .atRisk)
  }

  @Test("a success with fewer tasks at once proves nothing of more")
  func fewerSlots() {
    #expect(verdict(in: "4g", after: Run(cores: 2, heap: .gibibytes(3))) == .atRisk)
    #expect(verdict(in: "4g", after: Run(cores: 8, heap: .gibibytes(3))) == .safe)
  }

  @Test("a failure with more tasks at once proves nothing of fewer")
  func moreSlots() {
    #expect(verdict(in: "3g", after: failing(Run(cores: 8, heap: .gibibytes(3)))) == .atRisk)
    #expect(verdict(in: "3g", after: failing(Run(cores: 2, heap: .gibibytes(3)))) == .fails)
  }

  private func reading(_ gibibytes: Int64, _ run: Run) -> Run {
    var run = run
    run.stage { $0.tasks.inputBytes = gibibytes << 30 }
    return run
  }

  @Test("a success with less data proves nothing of more")
  func lessData() {
    func ten(_ run: inout Run) { run = reading(10, run) }
    let heap = ByteSize.gibibytes(3)
    #expect(verdict(in: "4g", after: reading(5, Run(heap: heap)), ten) == .atRisk)
    #expect(verdict(in: "4g", after: reading(10, Run(heap: heap)), ten) == .safe)
    #expect(verdict(in: "4g", after: reading(10, Run(heap: heap)), data: 2, ten) == .atRisk)
    #expect(verdict(in: "4g", after: reading(20, Run(heap: heap)), data: 2, ten) == .safe)
  }

  @Test("a failure with more data proves nothing of less")
  func moreData() {
    func ten(_ run: inout Run) { run = reading(10, run) }
    let heap = ByteSize.gibibytes(3)
    #expect(verdict(in: "3g", after: failing(reading(20, Run(heap: heap))), ten) == .atRisk)
    #expect(verdict(in: "3g", after: failing(reading(10, Run(heap: heap))), ten) == .fails)
  }

  @Test("a failure counts before a success in the same heap")
  func contradiction() {
    let run = Run()
    let others = [Run(heap: .gibibytes(3)), failing(Run(heap: .gibibytes(3)))]
    let prediction = Prediction(
      Assessment(run.profile, others: others.map(\.profile)),
      changing: ["spark.executor.memory": "3g"])
    #expect(prediction.verdict == .fails)
    #expect(prediction.failure?.kind == .executorHeap)
    #expect(prediction.failure?.reason.hasPrefix("another run of this job") == true)
  }

  @Test("other runs tell where this one was not sampled")
  func unsampled() {
    let other = Run(heap: .gibibytes(3))
    #expect(verdict(in: "4g", after: other) { $0.keepSamples() } == .safe)
    #expect(verdict(in: "2g", after: other) { $0.keepSamples() } == .unknown)
  }
}
