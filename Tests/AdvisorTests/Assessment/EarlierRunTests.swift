import SparkMemory
import SparkProfile
import Testing

@testable import Advisor

@Suite struct EarlierRunTests {
  private func run(_ change: (inout Run) -> Void = { _ in }) -> EarlierRun {
    var run = Run()
    change(&run)
    return EarlierRun(run.assessment())
  }

  @Test("it says in which memory it ran, and how that went")
  func figures() {
    let good = run()
    #expect(good.executorHeap == .gibibytes(8))
    #expect(good.driverHeap == .gibibytes(1))
    #expect(good.slots == 4)
    #expect(good.succeeded && !good.executorHeapExhausted && !good.driverHeapExhausted)
    let bad = run {
      $0.failTasks("java.lang.OutOfMemoryError: Java heap space")
      $0.failJob("Job aborted")
    }
    #expect(!bad.succeeded && bad.executorHeapExhausted && !bad.driverHeapExhausted)
  }

  @Test("its data are what it read from outside and from shuffles, in all stages")
  func dataSize() {
    let run = run {
      $0.stage {
        $0.tasks.inputBytes = 300
        $0.tasks.shuffleReadBytes = 200
      }
      var second = Stage(id: StageAttemptID(stage: 1))
      second.tasks.inputBytes = 500
      $0.profile.stages[second.id] = second
    }
    #expect(run.dataSize == 1000)
    #expect(
      self.run { $0.stage { ($0.tasks.inputBytes, $0.tasks.shuffleReadBytes) = (.max, 9) } }
        .dataSize == .max)
  }

  @Test("a tenth more or less data is the same amount")
  func sameAmount() {
    let run = run { $0.stage { $0.tasks.inputBytes = 1000 } }
    #expect(run.did(atLeast: 900) && run.did(atLeast: 1000) && run.did(atLeast: 1111))
    #expect(!run.did(atLeast: 1112))
    #expect(run.did(atMost: 1100) && run.did(atMost: 1000) && run.did(atMost: 910))
    #expect(!run.did(atMost: 909))
  }

  @Test("an assessment keeps the other runs in order, and none without any")
  func others() {
    let others = [Run(heap: .gibibytes(3)), Run(heap: .gibibytes(5))].map(\.profile)
    let assessment = Assessment(Run().profile, others: others)
    #expect(assessment.earlierRuns.map(\.executorHeap) == [.gibibytes(3), .gibibytes(5)])
    #expect(Run().assessment().earlierRuns.isEmpty)
  }
}

@Suite struct MostTellingRunTests {
  private func telling(_ changes: ((inout Run) -> Void)...) -> Int? {
    Assessment.mostTelling(
      of: changes.map {
        var run = Run()
        $0(&run)
        return run.profile
      })
  }

  private func started(_ time: Int64) -> (inout Run) -> Void {
    { $0.profile.application.startTime = time }
  }

  @Test("of no run none tells, and of one that one")
  func few() {
    #expect(telling() == nil)
    #expect(telling({ $0.failJob("x") }) == 0)
  }

  @Test("one that succeeded tells more than one that was seen better, and later, and failed")
  func success() {
    #expect(
      telling(
        { $0.keepSamples() },
        {
          $0.failJob("x")
          $0.profile.application.startTime = 99
        }) == 0)
  }

  @Test("of those that succeeded the one that was seen best tells most")
  func sampled() {
    #expect(telling({ $0.keepSamples(of: ["1"]) }, { _ in }, { $0.keepSamples() }) == 1)
    #expect(
      telling(
        { _ in },
        {
          $0.keepSamples()
          $0.profile.application.startTime = 99
        }) == 0)
  }

  @Test("of those that were seen as well the latest tells most")
  func latest() {
    #expect(telling(started(5), started(90), started(70)) == 1)
    #expect(telling({ $0.profile.application.startTime = nil }, started(1)) == 1)
  }
}
