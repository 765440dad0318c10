import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct FitTablesTests {
  private static let trials = [
    SmallTrials.trial("base", memory: "2g", workload: "tight"),
    SmallTrials.trial(
      "m900", memory: "900m", ok: false, failure: "executor-heap", workload: "tight"),
    SmallTrials.trial("base", memory: "2g", workload: "loose"),
    SmallTrials.trial("m512", memory: "512m", workload: "loose"),
  ]

  /// Recommends 768m to everybody, where a heap was sampled.
  private static let predictor = Predictor { _ in
    { _ in PredictedRun(.atRisk) }
  } recommend: { profile, _ in
    let isSampled = profile.executors["0"]?.peaks.isSampled == true
    return RecommendedRun(
      executorHeapBytes: isSampled ? 768 * SmallTrials.mebibyte : nil, abstains: !isSampled)
  }

  private func tables(_ level: EvidenceLevel) async -> FitTables {
    FitTables(await Evaluation(Self.trials, with: Self.predictor), level)
  }

  @Test("what is too small comes first, and the largest sources have a row of their own")
  func byWorkload() async {
    let table = await tables(.full).byWorkload("Ballast, balanced")
    #expect(
      table.rows.map(\.first) == ["**all**", "**from the largest heap**", "tight", "loose"])
    #expect(table.rows.map { $0[1] } == ["**3**", "**2**", "1", "2"])
    #expect(table.rows.map { $0[2] } == ["**1**", "**1**", "1", "0"])
    // 768 over 2048 of the tight one, and over 512 of the loose one.
    #expect(table.rows[2][4] == "0.38 × (0.38–0.38)" && table.rows[3][4] == "1.50 × (1.50–1.50)")
  }

  @Test("without evidence the size is kept, and that is said")
  func kept() async {
    let table = await tables(.default).byWorkload("Ballast, balanced")
    #expect(table.rows.first?.suffix(2) == ["**3/3 (100 %)**", "**3**"])
  }

  @Test("rules of others stand beside Ballast's, with what they foresee and their false alarms")
  func byRule() async throws {
    let table = await tables(.full).byRule { $0.hasPrefix("Ballast") }
    #expect(table.rows.count == 1 + 3 + Peers.all.count)
    #expect(
      table.rows.first?.prefix(3) == [
        "**Ballast, prediction**", "**1/1 (100 %)**", "**2/2 (100 %)**",
      ])
    let rapids = try #require(table.rows.first { $0.first == "RAPIDS AutoTuner" })
    // 4 GiB for two cores: every run of 2 GiB and less is too small for it.
    #expect(rapids[1] == "1/1 (100 %)" && rapids[2] == "2/2 (100 %)")
    let fit = try #require(table.rows.first { $0.first == "**Ballast, lean**" })
    #expect(fit[1] == "**0/1 (0 %)**" && fit[2] == "**1/2 (50 %)**")
  }

  @Test("drivers have a table where runs differ in them")
  func drivers() async {
    #expect(await tables(.full).drivers { _ in false }.rows.isEmpty)
    let key = "spark.driver.memory"
    let trials = [
      SmallTrials.trial("d2g", conf: [key: "2g"]), SmallTrials.trial("d1g", conf: [key: "1g"]),
    ]
    let tables = FitTables(await Evaluation(trials, with: Self.predictor), .full)
    let rows = tables.drivers { _ in false }.rows
    #expect(rows.count == 3 + Peers.all.count)
    #expect(rows.first { $0.first == "sparkplain" }?[4] == "1.50 × (1.10–1.90)")
  }
}
