import Testing

@testable import TrialAccuracy

@Suite struct PredictionTablesTests {
  private static let mib = SmallTrials.mebibyte

  private func said(_ verdict: PredictedRun.Verdict, spill: Int64? = nil) -> PredictedRun {
    var said = PredictedRun(verdict)
    said.memoryBytesSpilled = spill.map { $0 * Self.mib }
    return said
  }

  private let failed = Truth(ending: .failed(.executorHeap))
  private let worked = Truth(ending: .worked)

  @Test("workloads with more missed failures come first, and those without failures not at all")
  func failures() {
    let table = PredictionTables([
      SmallTrials.result(failed, said(.atRisk), workload: "a"),
      SmallTrials.result(failed, said(.safe), workload: "b"),
      SmallTrials.result(failed, said(.unknown), workload: "c"),
      SmallTrials.result(worked, said(.fails), workload: "d"),
    ]).failures
    #expect(table.rows.map(\.first) == ["**all**", "b", "c", "a"])
    #expect(
      table.rows[0] == [
        "**all**", "**3**", "**1**", "**1/3 (33 %)**", "**1/3 (33 %)**", "**0/3 (0 %)**", "**–**",
      ])
  }

  @Test("workloads of the same badness are in the order of their names")
  func ties() {
    let table = PredictionTables(
      ["c", "a", "b"].map { SmallTrials.result(worked, said(.safe), workload: $0) }
    ).alarms
    #expect(table.rows.map(\.first) == ["**all**", "a", "b", "c"])
  }

  @Test("where no run failed there is no table of failures")
  func noFailures() {
    #expect(PredictionTables([SmallTrials.result(worked, said(.safe))]).failures.text.isEmpty)
  }

  @Test("spill that was not predicted stands apart from what was predicted wrongly")
  func spill() {
    let spilled = Truth(ending: .worked, memoryBytesSpilled: 100 * Self.mib)
    let table = PredictionTables([
      SmallTrials.result(spilled, said(.safe, spill: 150)),
      SmallTrials.result(spilled, said(.safe, spill: 0)),
      SmallTrials.result(worked, said(.safe)),
    ]).spill
    #expect(
      table.rows.last == [
        "w", "1/2 (50 %)", "1", "0", "1", "1", "1.50 ×", "1.50 × (1.50–1.50)",
      ])
  }

  @Test("where nothing is said of time there is no table of it")
  func time() {
    #expect(PredictionTables([SmallTrials.result(worked, said(.safe))]).time.text.isEmpty)
    var timed = said(.safe)
    timed.durationMs = Interval(low: 1_000, high: 2_000)
    let truth = Truth(ending: .worked, durationMs: 2_001)
    let table = PredictionTables([SmallTrials.result(truth, timed)]).time
    #expect(table.rows.last == ["w", "–", "–", "–", "0/1 (0 %)", "2.00 ×"])
  }

  @Test("every column but the first is explained, but for what its title says")
  func legends() {
    let tables = PredictionTables([SmallTrials.result(worked, said(.safe))])
    for table in [tables.failures, tables.alarms, tables.spill, tables.time] {
      #expect(table.columns.dropFirst().allSatisfy { $0.explanation != nil })
    }
  }
}
