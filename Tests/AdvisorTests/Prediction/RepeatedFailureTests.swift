import Advisor
import SparkMemory
import SparkProfile
import Testing

/// A run of 8 GiB and four slots an executor, and a driver of 1 GiB, that failed.
@Suite struct RepeatedFailureTests {
  private func prediction(
    _ changes: [String: String] = [:], others: [Run] = [], data: Double = 1,
    of fail: (inout Run) -> Void
  ) -> Prediction {
    var run = Run()
    fail(&run)
    return Prediction(
      Assessment(run.profile, others: others.map(\.profile)), changing: changes, dataFactor: data)
  }

  private func outOfHeap(_ run: inout Run) {
    run.failTasks("java.lang.OutOfMemoryError: Java heap space")
  }

  private func heap(_ size: String) -> [String: String] { ["spark.executor.memory": size] }

  @Test("what ran out of a heap runs out of one that is no larger")
  func noMoreHeap() {
    #expect(prediction(of: outOfHeap).verdict == .fails)
    #expect(prediction(of: outOfHeap).failure?.kind == .executorHeap)
    #expect(prediction(heap("7g"), of: outOfHeap).verdict == .fails)
    #expect(prediction(["spark.executor.cores": "8"], of: outOfHeap).verdict == .fails)
  }

  @Test("whether a larger heap, fewer tasks at once or less data are enough nobody knows")
  func eased() {
    #expect(prediction(heap("16g"), of: outOfHeap).verdict == .atRisk)
    #expect(prediction(["spark.executor.cores": "1"], of: outOfHeap).verdict == .atRisk)
    #expect(prediction(data: 0.5, of: outOfHeap).verdict == .atRisk)
  }

  @Test("unless another run of the job did as much in no more")
  func provenByAnother() {
    let other = Run(heap: .gibibytes(12))
    #expect(prediction(heap("12g"), others: [other], of: outOfHeap).verdict == .safe)
    #expect(prediction(heap("11g"), others: [other], of: outOfHeap).verdict == .atRisk)
  }

  @Test("the need is above the heap that ran out, and has no upper edge")
  func need() {
    let needed = prediction(heap("16g"), of: outOfHeap).liveHeap
    #expect(needed?.low == .gibibytes(8))
    #expect(needed?.high == nil)
  }

  @Test("a task that was denied execution memory is denied it again in no larger share")
  func denied() {
    func deny(_ run: inout Run) { run.failTasks("Unable to acquire 65536 bytes of memory, got 0") }
    #expect(prediction(of: deny).verdict == .fails)
    #expect(prediction(of: deny).failure?.kind == .acquire)
    #expect(prediction(["spark.executor.cores": "2"], of: deny).verdict == .atRisk)
  }

  @Test("a driver that ran out of its heap is at risk in a larger one")
  func driver() {
    func exhaust(_ run: inout Run) {
      run.profile.failedQueries[0] = "java.lang.OutOfMemoryError: Java heap space\n\tat x"
    }
    #expect(prediction(of: exhaust).verdict == .fails)
    #expect(prediction(of: exhaust).failure?.kind == .driverHeap)
    #expect(prediction(["spark.driver.memory": "4g"], of: exhaust).verdict == .atRisk)
  }

  @Test("a killed container is killed again without more room beside the heap")
  func container() {
    func kill(_ run: inout Run) {
      run.lose("1", "Container killed by YARN for exceeding physical memory limits.")
    }
    #expect(prediction(of: kill).failure?.kind == .container)
    #expect(prediction(of: kill).verdict == .fails)
    #expect(prediction(["spark.executor.memoryOverhead": "4g"], of: kill).verdict == .atRisk)
  }

  @Test("what a failed or unfinished run did not reach is not known")
  func unseen() {
    #expect(prediction { $0.failJob("a user's mistake") }.verdict == .unknown)
    #expect(prediction { $0.profile.application.endTime = nil }.verdict == .unknown)
  }
}
