/// The tables of what was recommended, for one level of evidence.
struct FitTables {
  let fits: [FitResult]
  let driverFits: [DriverFitResult]
  let foresights: [Foresight]
  let predictions: [PairResult]

  init(_ evaluation: Evaluation, _ level: EvidenceLevel) {
    fits = evaluation.fits.filter { $0.level == level }
    driverFits = evaluation.driverFits.filter { $0.level == level }
    foresights = evaluation.foresights.filter { $0.level == level }
    predictions = evaluation.pairs.filter {
      $0.level == level && $0.pair.kind == .configuration
    }
  }

  private static let fitColumns: [Table.Column] = [
    .init("sources", "runs that worked, each of which gives a recommendation"),
    .init(
      "too small",
      "a run with no less heap, and nothing harder in its settings, failed for want of it"),
    .init("untried", "smaller than all that worked, and no run shows that it fails"),
    .init("over smallest", "the heap over the smallest that worked: median (10th–90th percentile)"),
    .init(
      "over smallest without spill",
      "the same over the smallest that neither spilled nor evicted, from sources that did neither"),
    .init("kept", "the size stays as it was"),
    .init("no answer", "of these, because there is no evidence, or the rule says nothing"),
  ]

  private static func cells(_ score: FitScore) -> [String] {
    [
      "\(score.count)", "\(score.refuted.count)", "\(score.untried)",
      Figures.spread(score.overSmallest), Figures.spread(score.overSmallestWithoutSpill),
      Figures.share(score.kept), "\(score.abstained.part)",
    ]
  }

  private static func badness(_ score: FitScore) -> [Double] {
    [Double(score.refuted.count), score.overSmallest.median ?? 0]
  }

  /// A rule's recommendations, by workload.
  func byWorkload(_ rule: String) -> Table {
    var table = Table([.init("workload")] + Self.fitColumns)
    let mine = fits.filter { $0.rule == rule }
    guard !mine.isEmpty else { return table }
    table.add(["all"] + Self.cells(FitScore(mine)), emphasized: true)
    let generous = mine.filter(\.isFromLargest)
    table.add(["from the largest heap"] + Self.cells(FitScore(generous)), emphasized: true)
    let scores = Dictionary(grouping: mine) { $0.source.outcome.workload }.mapValues(FitScore.init)
    for (workload, score) in Self.worstFirst(scores) { table.add([workload] + Self.cells(score)) }
    return table
  }

  private static func worstFirst(_ scores: [String: FitScore]) -> [(String, FitScore)] {
    scores.map { ($0.key, $0.value, badness($0.value)) }
      .sorted { a, b in
        if a.2 != b.2 { return b.2.lexicographicallyPrecedes(a.2) }
        return a.0 < b.0
      }.map { ($0.0, $0.1) }
  }

  /// Every rule's recommendations and warnings, Ballast's among them.
  func byRule(isBallast: (String) -> Bool) -> Table {
    let warnings: [Table.Column] = [
      .init("rule"),
      .init(
        "failures foreseen",
        "of runs that failed for want of executor memory, those with less heap than recommended"),
      .init(
        "false alarms",
        "of runs that worked without spill, those with less heap than recommended"),
    ]
    var table = Table(warnings + Self.fitColumns)
    let predicted = ForesightScore(predictions)
    table.add(
      ["Ballast, prediction", Figures.share(predicted.foreseen), Figures.share(predicted.alarms)]
        + Self.fitColumns.map { _ in Figures.none }, emphasized: true)
    let scores = Dictionary(grouping: fits, by: \.rule).mapValues(FitScore.init)
    let foreseen = Dictionary(grouping: foresights, by: \.rule).mapValues(ForesightScore.init)
    for (rule, score) in Self.worstFirst(scores) {
      let warning = foreseen[rule] ?? ForesightScore([Foresight]())
      table.add(
        [rule, Figures.share(warning.foreseen), Figures.share(warning.alarms)]
          + Self.cells(score), emphasized: isBallast(rule))
    }
    return table
  }

  /// Every rule's recommendations for drivers.
  func drivers(isBallast: (String) -> Bool) -> Table {
    var table = Table([
      .init("rule"),
      .init("sources", "runs that worked, of workloads of which runs differ in the driver's heap"),
      .init(
        "too small", "a run with no less driver heap, or `maxResultSize`, failed for want of it"),
      .init("untried", "smaller than all that worked, and no run shows that it fails"),
      .init(
        "over smallest", "the heap over the smallest that worked: median (10th–90th percentile)"),
      .init("kept", "the size stays as it was"),
    ])
    let scores = Dictionary(grouping: driverFits, by: \.rule).mapValues(DriverFitScore.init)
      .sorted { a, b in
        let first = (a.value.refuted.count, a.value.overSmallest.median ?? 0)
        let second = (b.value.refuted.count, b.value.overSmallest.median ?? 0)
        return first == second ? a.key < b.key : first > second
      }
    for (rule, score) in scores {
      table.add(
        [
          rule, "\(score.kept.whole)", "\(score.refuted.count)", "\(score.untried)",
          Figures.spread(score.overSmallest), Figures.share(score.kept),
        ], emphasized: isBallast(rule))
    }
    return table
  }
}
