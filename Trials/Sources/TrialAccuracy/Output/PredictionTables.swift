/// The tables of what was predicted, for one level of evidence.
struct PredictionTables {
  private let groups: [ResultGroup]

  init(_ results: [PairResult]) {
    groups = ResultGroup.groups(of: results)
  }

  /// Rows in the order: all pairs, other kinds of pairs, then workloads, the worst first.
  private func rows<Score>(
    _ columns: [Table.Column], _ score: ([PairResult]) -> Score?, badness: (Score) -> [Double],
    _ cells: (Score) -> [String]
  ) -> Table {
    var table = Table(columns)
    let scored = groups.compactMap { group in score(group.results).map { (group, $0) } }
    let totals = scored.filter(\.0.isTotal)
    let workloads = scored.filter { !$0.0.isTotal }.map { ($0.0, $0.1, badness($0.1)) }
      .sorted { a, b in
        if a.2 != b.2 { return b.2.lexicographicallyPrecedes(a.2) }
        return a.0.name < b.0.name
      }
    for (group, score) in totals { table.add([group.name] + cells(score), emphasized: true) }
    for (group, score, _) in workloads { table.add([group.name] + cells(score)) }
    return table
  }

  var failures: Table {
    rows(
      [
        .init("workload"), .init("failed", "pairs whose run failed for want of memory"),
        .init("missed", "predicted `safe`"), .init("unknown", "predicted `unknown`"),
        .init("at-risk", "predicted `at-risk`"), .init("fails", "predicted `fails`"),
        .init("kind right", "of those predicted `fails`, the failure's kind"),
      ],
      { results in
        let score = FailureScore(results)
        return score.failed.whole > 0 ? score : nil
      }, badness: { [Double($0.missed.count), Double($0.unknown.part)] }
    ) { score in
      [
        "\(score.failed.whole)", "\(score.missed.count)", Figures.share(score.unknown),
        Figures.share(score.atRisk), Figures.share(score.failed), Figures.share(score.kindRight),
      ]
    }
  }

  var alarms: Table {
    rows(
      [
        .init("workload"), .init("worked", "pairs whose run worked, with spill or without"),
        .init("fails", "predicted `fails`"), .init("at-risk", "predicted `at-risk`"),
        .init("unknown", "predicted `unknown`"),
      ],
      { results in
        let score = AlarmScore(results)
        return score.fails.whole > 0 ? score : nil
      },
      badness: { [$0.fails.value ?? 0, $0.atRisk.value ?? 0, $0.unknown.value ?? 0] }
    ) { score in
      [
        "\(score.fails.whole)", Figures.share(score.fails), Figures.share(score.atRisk),
        Figures.share(score.unknown),
      ]
    }
  }

  var spill: Table {
    rows(
      [
        .init("workload"),
        .init("right", "spill or none as predicted, where it worked and a prediction was made"),
        .init("unforeseen", "spilled, and none was predicted"),
        .init("imagined", "did not spill, and it was predicted"),
        .init("not said", "no prediction of spill"),
        .init("both spill", "pairs that spill and were predicted to"),
        .init("off by", "of these, the median of the larger of predicted ÷ true and its inverse"),
        .init("predicted ÷ true", "bytes in memory: median (tenth and ninetieth percentile)"),
      ],
      { results in
        let score = SpillScore(results)
        return score.right.whole + score.unsaid > 0 ? score : nil
      }, badness: { [1 - ($0.right.value ?? 1), $0.ratios.medianFactor ?? 0] }
    ) { score in
      [
        Figures.share(score.right), "\(score.unforeseen)", "\(score.imagined)",
        "\(score.unsaid)", "\(score.ratios.count)", Figures.ratio(score.ratios.medianFactor),
        Figures.spread(score.ratios),
      ]
    }
  }

  var time: Table {
    rows(
      [
        .init("workload"),
        .init("GC off by", "median, in percentage points of the time that tasks ran"),
        .init("GC within 5", "share of pairs within 5 percentage points"),
        .init(
          "cache off by",
          "median, in percentage points of what the run of the same data that held most held"),
        .init("time in bracket", "share of applications whose duration is within the bracket"),
        .init("bracket", "its upper edge over its lower one, the median"),
      ],
      { results in
        let score = TimeScore(results)
        let count = score.gcErrors.count + score.cacheErrors.count + score.inBracket.whole
        return count > 0 ? score : nil
      },
      badness: { [1 - ($0.gcWithin.value ?? 1), 1 - ($0.inBracket.value ?? 1)] }
    ) { score in
      [
        Figures.decimal(score.gcErrors.median, digits: 1), Figures.share(score.gcWithin),
        Figures.decimal(score.cacheErrors.median, digits: 1), Figures.share(score.inBracket),
        Figures.ratio(score.bracketWidths.median),
      ]
    }
  }
}
