import Testing

@testable import TrialAccuracy

@Suite struct ResultsTests {
  private static let predictor = Predictor { _ in
    { request in
      var said = PredictedRun(request.settings["spark.executor.memory"] == "600m" ? .safe : .fails)
      said.memoryBytesSpilled = 0
      return said
    }
  } recommend: { _, _ in
    RecommendedRun(executorHeapBytes: 512 << 20)
  }

  private static let trials = [
    SmallTrials.trial("base", memory: "2g", workload: "good|one"),
    SmallTrials.trial("small", memory: "1g", workload: "good|one"),
    SmallTrials.trial("base", memory: "2g", workload: "bad"),
    SmallTrials.trial(
      "m600", memory: "600m", ok: false, failure: "executor-heap", workload: "bad"),
    SmallTrials.trial("other", ok: false, workload: "bad"),
  ]

  @Test("the same trials give the same bytes, in whatever order they were judged")
  func determinism() async {
    let first = Results.page(await Evaluation(Self.trials, with: Self.predictor))
    for _ in 0..<5 {
      #expect(Results.page(await Evaluation(Self.trials, with: Self.predictor)) == first)
    }
  }

  @Test("the page says what it rests on")
  func summary() async {
    let page = Results.page(await Evaluation(Self.trials, with: Self.predictor), leftOut: 2)
    #expect(page.contains("Trials: 5, of 2 workloads; 3 worked, 1 failed"))
    #expect(page.contains("2 recordings could not be read"))
    #expect(page.contains("1 that failed of something else"))
    #expect(page.contains("Spark: 4.3.0 (5). Collectors: G1 (5)."))
    #expect(page.contains("Pairs: 3 that differ in configuration only"))
  }

  @Test("a missed failure is listed once, with the levels of evidence at which it was missed")
  func missed() async {
    let page = Results.page(await Evaluation(Self.trials, with: Self.predictor))
    let line = "- full, metrics, default: bad/base → bad/m600: MISSED;"
    #expect(page.ranges(of: line).count == 1)
  }

  @Test("the worst comes first, and the name of a workload is data")
  func order() async throws {
    let evaluation = await Evaluation(Self.trials, with: Self.predictor)
    let table = PredictionTables(evaluation.pairs.filter { $0.level == .full }).alarms
    #expect(table.rows.map(\.first) == ["**all**", "good\\|one"])
    let bars = Bar.all(evaluation).map(\.isMet)
    let missed = try #require(bars.lastIndex(of: false))
    let met = try #require(bars.firstIndex(of: true))
    #expect(missed < met)
  }

  @Test("a bar that nothing was measured for is neither met nor missed")
  func unmeasured() async throws {
    let bars = Bar.all(await Evaluation([], with: Self.predictor))
    #expect(bars.allSatisfy { $0.isMet == nil && $0.measured == "–" })
  }

  @Test("the page says what was calibrated, every table's level, and every rule's source")
  func sections() async {
    let page = Results.page(await Evaluation(Self.trials, with: Self.predictor))
    for constant in CalibratedConstant.all { #expect(page.contains("- `\(constant.name)` (")) }
    #expect(page.contains("### Full, aim safe\n") && page.contains("### Default, aim balanced\n"))
    for rule in Peers.all { #expect(page.contains("- \(rule.name): \(rule.source)\n")) }
    #expect(!page.contains("\n\n\n") && page.hasSuffix("\n"))
  }
}
