import SparkEventLog
import SparkProfile
import TestSupport
import Testing
import Watch

@testable import Report

@Suite struct WatchTextTests {
  @Test("One picture as text is as recorded")
  func once() throws {
    let (state, time) = WatchedExample.state()
    try expectGolden(
      WatchTextRenderer(style: .plain).render(state.picture(at: time)), "once.txt")
  }

  @Test("The verdict is what fit says, without its drawings", arguments: ExampleLog.allCases)
  func verdict(log: ExampleLog) throws {
    let report = FitReport(
      try EventLogReader.profile(of: EventLogLocation(path: log.path)))
    let verdict = WatchVerdict(style: .plain).render(report)
    let whole = FitTextRenderer(style: .plain).render(report)
    let lines = Set(whole.split(separator: "\n"))
    #expect(verdict.split(separator: "\n").allSatisfy { lines.contains($0) })
    #expect(verdict.contains("Findings\n"))
    #expect(verdict.contains("Configuration for "))
    #expect(verdict.utf8.count < whole.utf8.count)
  }
}
