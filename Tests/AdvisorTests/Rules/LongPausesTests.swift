import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct LongPausesTests {
  private func answer(
    pause seconds: Double, interval: String? = nil, _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.set("spark.executor.heartbeatInterval", interval)
    run.eachWorker {
      var log = HeapCollections()
      log.counts = [.full: 1]
      var pauses = Distribution()
      pauses.record(Int64(seconds * 1_000_000))
      log.pauses = [.full: pauses]
      $0.collections = log
    }
    change(&run)
    return run.answer()
  }

  @Test("a pause as long as a heartbeat's interval is told with it")
  func finds() {
    let answer = answer(pause: 14.25)
    let finding = answer.finding("long-pauses")
    #expect(
      finding?.message == "a collection stopped an executor of 8 GiB for 14.2 s; heartbeats are "
        + "due every 10 s")
    #expect(finding?.evidence.first?.place == "longest pause in the GC logs of 4 of 4 processes")
    expectCoherence(of: answer)
  }

  @Test("the interval that is set counts")
  func interval() {
    #expect(answer(pause: 14, interval: "20s").finding("long-pauses") == nil)
    #expect(answer(pause: 4, interval: "3000").finding("long-pauses") != nil)
    #expect(answer(pause: 9.99).finding("long-pauses") == nil)
    #expect(answer(pause: 14, interval: "soon").finding("long-pauses") == nil)
  }

  @Test("without GC logs nothing is said")
  func unseen() {
    #expect(
      answer(pause: 14) { $0.eachWorker { $0.collections = nil } }
        .finding("long-pauses") == nil)
  }
}
