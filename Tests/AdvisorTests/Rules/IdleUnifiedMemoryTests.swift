import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct IdleUnifiedMemoryTests {
  private func answer(
    fraction: String? = "0.8", unified: ByteSize = .gibibytes(1),
    _ change: (inout Run) -> Void = { _ in }
  ) -> Answer {
    var run = Run()
    run.set("spark.memory.fraction", fraction)
    run.eachWorker { $0.maximumOnHeapMemory = nil }
    run.sample(heap: .gibibytes(7), unified: unified)
    change(&run)
    return run.answer()
  }

  @Test("a raised fraction whose memory the default would have held is told")
  func finds() {
    let answer = answer()
    let finding = answer.finding("idle-unified-memory")
    #expect(finding?.message.hasPrefix("spark.memory.fraction of 0.8 was not needed") == true)
    #expect(finding?.message.hasSuffix("and held 1 GiB") == true)
    #expect(finding?.severity == .note)
    expectCoherence(of: answer)
  }

  @Test("what the default would not hold with a quarter more is a use of it")
  func used() {
    #expect(answer(unified: .gibibytes(4)).finding("idle-unified-memory") == nil)
  }

  @Test("the remedy, Spark's default, ends it")
  func remedy() {
    #expect(answer(fraction: nil).finding("idle-unified-memory") == nil)
    #expect(answer(fraction: "0.6").finding("idle-unified-memory") == nil)
  }

  @Test("without samples of the run nothing is said")
  func unseen() {
    #expect(answer { $0.keepSamples() }.finding("idle-unified-memory") == nil)
  }

  @Test("a run that spilled, or failed of memory, may need it")
  func needed() {
    let spilled = answer { $0.spill(.gibibytes(20), demand: .gibibytes(2)) }
    #expect(spilled.finding("idle-unified-memory") == nil)
    let denied = answer { $0.failTasks("Unable to acquire 67108864 bytes of memory, got 0") }
    #expect(denied.finding("idle-unified-memory") == nil)
  }
}
