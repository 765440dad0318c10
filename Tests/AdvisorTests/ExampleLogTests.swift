import Advisor
import SparkEventLog
import SparkMemory
import SparkProfile
import TestSupport
import Testing

/// What real runs must be told. The truth of each was found by running it with other sizes.
@Suite struct ExampleLogTests {
  private func answer(
    _ log: ExampleLog, for manager: ClusterManager? = nil, aim: Aim = .balanced
  ) throws -> Answer {
    let profile = try EventLogReader.profile(of: EventLogLocation(path: log.path))
    return Answer(Assessment(profile, manager: manager), aim: aim)
  }

  @Test func aComfortableJobIsCut() throws {
    let answer = try answer(.overProvisioned)
    #expect(answer.rules.starts(with: ["oversized-executor-heap", "oversized-driver-heap"]))
    let heap = try #require(answer.fit.executor?.heap)
    #expect(heap.heap < .gibibytes(1))
    #expect(heap.maxMemory >= answer.assessment.executorNeed?.heap.high ?? .gibibytes(9))
    #expect(answer.expectation.verdict == .safe)
  }

  @Test func aSpillingJoinIsHelped() throws {
    let answer = try answer(.spill)
    #expect(answer.rules.first == "spilled-tasks")
    #expect(!answer.fit.changes.isEmpty)
    #expect(answer.finding("oversized-executor-heap") == nil)
  }

  @Test func executorsThatDiedGetMoreHeap() throws {
    let answer = try answer(.executorHeap)
    #expect(answer.rules.first == "exhausted-executor-heap")
    #expect(answer.fit.raisesExecutorMemory(of: answer.assessment))
    #expect(answer.expectation.verdict == .atRisk)
  }

  @Test func refusedResultsRaiseTheLimit() throws {
    let answer = try answer(.maxResultSize)
    #expect(answer.rules.first == "exceeded-result-size")
    #expect(answer.change("driver.maxResultSize") != nil)
    #expect(answer.change("executor.memory") == nil)
  }

  @Test func aDeadDriverGetsMoreHeap() throws {
    let answer = try answer(.driverHeap)
    #expect(answer.rules.first == "exhausted-driver-heap")
    #expect(answer.change("driver.memory") != nil)
    #expect(answer.change("executor.memory") == nil)
  }

  @Test func anEvictedCacheGetsMoreHeap() throws {
    let answer = try answer(.cacheEviction)
    #expect(answer.finding("evicted-cache") != nil)
    #expect(answer.fit.raisesExecutorMemory(of: answer.assessment))
  }

  @Test func pythonGetsItsOverheadOnYARN() throws {
    let answer = try answer(.pythonMemory, for: .yarn)
    let need = try #require(answer.assessment.executorNeed)
    #expect(need.used.pythonResident > .zero)
    #expect((answer.fit.executor?.overhead ?? .zero) >= need.outsideHeap?.high ?? .gibibytes(99))
  }

  @Test(arguments: ExampleLog.allCases, ClusterManager.allCases)
  func everyManagerGetsAnAnswerThatHolds(log: ExampleLog, manager: ClusterManager) throws {
    for aim in Aim.allCases { expectCoherence(of: try answer(log, for: manager, aim: aim)) }
  }
}

extension Fit {
  fileprivate func raisesExecutorMemory(of assessment: Assessment) -> Bool {
    (executor?.heap.heap ?? .zero) > (assessment.setup.executor?.heap.heap ?? .zero)
  }
}
