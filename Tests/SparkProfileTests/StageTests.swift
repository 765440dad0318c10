import Foundation
import SparkProfile
import Testing

@Suite struct StageTests {
  @Test func idIsAKeyInJSON() throws {
    var profile = SparkProfile()
    let id = StageAttemptID(stage: 12, attempt: 3)
    profile.stages[id] = Stage(id: id)
    let text = String(decoding: try JSONEncoder().encode(profile), as: UTF8.self)
    #expect(text.contains(#""12.3":"#))
    let decoded = try JSONDecoder().decode(SparkProfile.self, from: Data(text.utf8))
    #expect(decoded == profile)
  }

  @Test(arguments: ["", "1", "1.", ".1", "1.2.3", "a.b", "1,2"])
  func otherKeysAreNoIDs(_ text: String) {
    let json = Data(#"{"\#(text)":1}"#.utf8)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([StageAttemptID: Int].self, from: json)
    }
  }

  @Test func orderIsByStageThenAttempt() {
    let ids = [(2, 0), (1, 1), (10, 0), (1, 0)].map { StageAttemptID(stage: $0.0, attempt: $0.1) }
    #expect(ids.sorted().map(\.stage) == [1, 1, 2, 10])
    #expect(ids.sorted().map(\.attempt) == [0, 1, 0, 0])
  }

  @Test func durationNeedsBothEnds() {
    var stage = Stage(id: StageAttemptID(stage: 0))
    #expect(stage.duration == nil)
    stage.submissionTime = 100
    #expect(stage.duration == nil)
    stage.completionTime = 90
    #expect(stage.duration == nil)
    stage.completionTime = 350
    #expect(stage.duration == 250)
  }

  @Test func reasonsOfFailureAreCountedAndBounded() {
    var totals = TaskTotals()
    for index in 0..<1000 {
      totals.recordFailure(FailedTasks(reason: "ExceptionFailure", className: "C\(index % 200)"))
    }
    #expect(totals.failures.count == FailedTasks.mostReasonsPerStage)
    #expect(totals.failures.first?.count == 5)
  }

  @Test func acquiredMemoryWinsOverWhatOperatorsReport() {
    var totals = TaskTotals()
    totals.peakExecutionMemory.record(10)
    #expect(totals.peakTaskMemory.maximum == 10)
    // Operators report a broadcast relation as well, which no task acquires.
    totals.peakAcquiredMemory.record(0)
    #expect(totals.peakTaskMemory.maximum == 0)
    totals.peakAcquiredMemory.record(7)
    #expect(totals.peakTaskMemory.maximum == 7)
  }
}
