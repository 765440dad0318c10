import Advisor
import Foundation
import RunStore
import SparkEventLog
import SparkMemory
import SparkProfile
import TestSupport
import Testing

@testable import Launch

@Suite struct RetryDecisionTests {
  private func profile(_ log: ExampleLog) throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: log.path))
  }

  private func decision(
    _ profile: SparkProfile?, ending: RunRecord.Ending = .failed, changes: [String: String] = [:],
    retriesLeft: Int = 1, limit: ByteSize? = nil
  ) -> RetryDecision? {
    RetryDecision(
      RetryDecision.Situation(
        ending: ending, verdict: profile.map { RunVerdict(Assessment($0)) }, changes: changes,
        retriesLeft: retriesLeft, limit: limit))
  }

  private func cure(_ decision: RetryDecision?) -> Cure? {
    guard case .again(let cure) = decision else { return nil }
    return cure
  }

  private func reason(_ decision: RetryDecision?) -> String? {
    guard case .stop(let reason) = decision else { return nil }
    return reason
  }

  @Test(
    "what ran out is told, and the setting that cures it is changed, and no other",
    arguments: [
      (.executorHeap, .executorHeap, ["spark.executor.memory": "896m"]),
      (.driverHeap, .driverHeap, ["spark.driver.memory": "1g"]),
      (.maxResultSize, .resultSize, ["spark.driver.maxResultSize": "128m"]),
    ] as [(ExampleLog, MemoryShortage, [String: String])])
  func kinds(log: ExampleLog, shortage: MemoryShortage, changes: [String: String]) throws {
    let cure = cure(decision(try profile(log)))
    #expect(cure?.shortage == shortage)
    #expect(cure?.changes == changes)
  }

  @Test("a run that ended well leaves nothing to decide")
  func endedWell() throws {
    #expect(decision(try profile(.executorHeap), ending: .succeeded) == nil)
  }

  @Test("what somebody stopped is not run again, nor what may still run")
  func stopped() throws {
    let profile = try profile(.executorHeap)
    #expect(reason(decision(profile, ending: .stopped)) == "it was stopped")
    #expect(reason(decision(profile, ending: .open))?.contains("not known") ?? false)
  }

  @Test("without a log it stops, and so it does for a failure that is not of memory")
  func nothingToGoBy() throws {
    #expect(reason(decision(nil))?.contains("log") ?? false)
    #expect(
      reason(decision(try profile(.overProvisioned)))?.contains("not fail of memory") ?? false)
  }

  @Test("when there are no retries left, it says what would cure it")
  func retriesUsedUp() throws {
    let decision = decision(try profile(.executorHeap), retriesLeft: 0)
    guard case .noneLeft(let cure) = decision else {
      Issue.record("\(String(describing: decision))")
      return
    }
    #expect(cure.shortage == .executorHeap)
    #expect(cure.changes == ["spark.executor.memory": "896m"])
  }

  @Test("the cluster's limit is kept, and where there is no room left it stops")
  func limit() throws {
    let profile = try profile(.executorHeap)
    #expect(
      cure(decision(profile, limit: .mebibytes(700)))?.changes == ["spark.executor.memory": "700m"])
    #expect(
      reason(decision(profile, limit: .mebibytes(500)))?.contains("no executor more than 500 MiB")
        ?? false)
  }

  @Test("a change that the program overrules in its own code is not tried again")
  func overruled() throws {
    let profile = try profile(.executorHeap)
    let decision = decision(profile, changes: ["spark.executor.memory": "896m"])
    #expect(reason(decision)?.contains("the program sets it itself") ?? false)
    #expect(cure(self.decision(profile, changes: ["spark.executor.memory": "512000k"])) != nil)
  }

  @Test(
    "what memory cannot cure is named with what would",
    arguments: [
      ("java.lang.OutOfMemoryError: Requested array size exceeds VM limit", "smaller records"),
      ("Cannot broadcast the table that is larger than 8.0 GiB", "take its hint out"),
      ("java.lang.OutOfMemoryError: unable to create native thread", "threads"),
    ])
  func beyondMemory(message: String, advice: String) throws {
    var profile = try profile(.executorHeap)
    for id in profile.jobs.keys { profile.jobs[id]?.failureMessage = message }
    for id in profile.stages.keys { profile.stages[id]?.tasks.failures = [] }
    for id in profile.executors.keys { profile.executors[id]?.removedReason = nil }
    #expect(reason(decision(profile))?.contains(advice) ?? false)
  }
}
