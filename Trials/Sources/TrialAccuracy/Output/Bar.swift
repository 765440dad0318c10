import Advisor

/// What Ballast wants to reach, and what was measured.
struct Bar {
  let what: String
  let bar: String
  let measured: String
  let isMet: Bool?

  private static let most = (fails: 0.05, atRisk: 0.25, spillFactor: 1.3)
  private static let leastSpillRight = 0.97

  /// All bars, the missed ones first, then those that nothing was measured for.
  static func all(_ evaluation: Evaluation) -> [Bar] {
    let full = evaluation.pairs.filter { $0.level == .full && $0.pair.kind == .configuration }
    let failures = FailureScore(full)
    let alarms = AlarmScore(full)
    let spill = SpillScore(full)
    let bars =
      [
        share("failures foreseen, as `fails` or `at-risk`", failures.foreseen, "100 %") { $0 >= 1 },
        share("runs that worked: `fails`", alarms.fails, "at most 5 %") { $0 <= most.fails },
        share("runs that worked: `at-risk`", alarms.atRisk, "at most 25 %") { $0 <= most.atRisk },
        share("spill or none", spill.right, "97 %") { $0 >= leastSpillRight },
        Bar(
          what: "spill volume off by, median", bar: "within 1.3 ×",
          measured: Figures.ratio(spill.ratios.medianFactor),
          isMet: spill.ratios.medianFactor.map { $0 <= most.spillFactor }),
      ] + sizes(evaluation)
    return bars.filter { $0.isMet == false } + bars.filter { $0.isMet == nil }
      + bars.filter { $0.isMet == true }
  }

  private static func share(
    _ what: String, _ share: Share, _ bar: String, isMet: (Double) -> Bool
  ) -> Bar {
    Bar(what: what, bar: bar, measured: Figures.share(share), isMet: share.value.map(isMet))
  }

  private static func sizes(_ evaluation: Evaluation) -> [Bar] {
    let balanced = Evaluation.name(of: .balanced)
    let careful = [balanced, Evaluation.name(of: .safe)]
    let heaps = FitScore(
      evaluation.fits.filter { $0.level == .full && $0.rule == balanced })
    let drivers = DriverFitScore(
      evaluation.driverFits.filter { $0.level == .full && $0.rule == balanced })
    var bars = [
      over("executor heap over the smallest that worked, median", heaps.overSmallest.median),
      over(
        "the same, from the run with the largest heap",
        FitScore(heaps.fits.filter(\.isFromLargest)).overSmallest.median),
      over(
        "executor heap over the smallest without spill, median",
        heaps.overSmallestWithoutSpill.median),
      over("driver heap over the smallest that worked, median", drivers.overSmallest.median),
    ]
    for (level, words) in [(EvidenceLevel.full, "full evidence"), (.default, "default metrics")] {
      let executors = evaluation.fits.filter { $0.level == level && careful.contains($0.rule) }
      let drivers = evaluation.driverFits.filter { $0.level == level && careful.contains($0.rule) }
      bars += [
        none("executor heaps that fail, \(words)", Share(of: executors) { $0.refutation != nil }),
        none("driver heaps that fail, \(words)", Share(of: drivers) { $0.refutation != nil }),
      ]
    }
    return bars
  }

  private static func over(_ what: String, _ median: Double?) -> Bar {
    Bar(
      what: what, bar: "at most \(Figures.ratio(Wrongs.heapBar))",
      measured: Figures.ratio(median), isMet: median.map { $0 <= Wrongs.heapBar })
  }

  private static func none(_ what: String, _ share: Share) -> Bar {
    Bar(
      what: what, bar: "none", measured: Figures.share(share),
      isMet: share.whole > 0 ? share.part == 0 : nil)
  }

  /// The bars as a table.
  static func table(_ evaluation: Evaluation) -> Table {
    var table = Table([.init("what"), .init("bar"), .init("measured"), .init("met")])
    for bar in all(evaluation) {
      let met = bar.isMet.map { $0 ? "yes" : "MISSED" } ?? "not measured"
      table.add([bar.what.replacing("`", with: ""), bar.bar, bar.measured, met])
    }
    return table
  }
}
