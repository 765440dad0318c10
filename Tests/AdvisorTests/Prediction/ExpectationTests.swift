import Advisor
import SparkMemory
import SparkProfile
import Testing

@Suite struct ExpectationTests {
  private func expectation(
    aim: Aim = .balanced, _ change: (inout Run) -> Void
  ) -> Advisor.Expectation {
    var run = Run()
    change(&run)
    return run.answer(aim: aim).expectation
  }

  @Test func aboveTheNeedIsSafe() {
    let expectation = expectation { $0.sample(heap: .gibibytes(3)) }
    #expect(expectation.verdict == .safe)
    #expect(expectation.confidence == .high)
    #expect(expectation.statements.first?.hasSuffix("no new spilling.") == true)
    #expect((expectation.recommendedGiBHours ?? 1) < (expectation.reservedGiBHours ?? 0))
  }

  @Test func unseenIsUnknown() {
    #expect(expectation { $0.keepSamples() }.verdict == .unknown)
    #expect(expectation { $0.eachWorker { $0.taskCount = 0 } }.verdict == .unknown)
  }

  @Test func halfALogIsUnknown() {
    #expect(expectation { $0.profile.application.endTime = nil }.verdict == .unknown)
    #expect(expectation { $0.failJob("a user's mistake") }.verdict == .unknown)
  }

  @Test(
    arguments: [
      "Java heap space", "Unable to acquire 1 bytes of memory, got 0",
      "Python worker exited unexpectedly",
    ])
  func afterAFailureItStaysARisk(message: String) {
    #expect(expectation { $0.failTasks(message) }.verdict == .atRisk)
    #expect(
      expectation {
        $0.failTasks(message)
        $0.readShuffle(partitions: 400)
        $0.spill(.gibibytes(50), demand: .gibibytes(2))
      }.verdict == .atRisk)
  }

  @Test func partitionsEndSpillingIfTheySuffice() {
    func spilling(_ demand: ByteSize) -> Advisor.Expectation {
      expectation {
        $0.readShuffle(partitions: 400)
        $0.spill(.gibibytes(500), demand: demand)
      }
    }
    #expect(spilling(.gibibytes(2)).verdict == .safe)
    #expect(spilling(.gibibytes(90)).verdict == .atRisk)
  }

  @Test func settingsThatSparkRefusesAreSaid() {
    let expectation = expectation { $0.set("spark.memory.fraction", "7") }
    #expect(expectation.verdict == .unknown)
    #expect(expectation.statements.first?.contains("No task ran") == false)
  }

  @Test func withoutTimesThereAreNoHours() {
    let expectation = expectation { $0.eachWorker { $0.addedTime = nil } }
    #expect(expectation.reservedGiBHours == nil)
    #expect(expectation.recommendedGiBHours == nil)
  }
}
