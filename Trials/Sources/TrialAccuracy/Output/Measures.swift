import Advisor

/// The measures that are compared, with full evidence, the gravest first.
struct Measures {
  private let pairs: [PairResult]
  private let otherData: [PairResult]
  private let balanced: FitScore
  private let careful: [FitResult]
  private let drivers: DriverFitScore
  private let carefulDrivers: [DriverFitResult]

  /// Of one workload, or of all.
  init(_ evaluation: Evaluation, of workload: String? = nil) {
    func holds(_ level: EvidenceLevel, _ source: Trial) -> Bool {
      level == .full && (workload == nil || source.outcome.workload == workload)
    }
    let all = evaluation.pairs.filter { holds($0.level, $0.pair.source) }
    pairs = all.filter { $0.pair.kind == .configuration }
    otherData = all.filter { $0.pair.kind == .dataSize }
    let name = Evaluation.name(of: .balanced)
    let rules = [name, Evaluation.name(of: .safe)]
    let fits = evaluation.fits.filter { holds($0.level, $0.source) }
    careful = fits.filter { rules.contains($0.rule) }
    balanced = FitScore(fits.filter { $0.rule == name })
    let driverFits = evaluation.driverFits.filter { holds($0.level, $0.source) }
    carefulDrivers = driverFits.filter { rules.contains($0.rule) }
    drivers = DriverFitScore(driverFits.filter { $0.rule == name })
  }

  /// A measure in words, and its value as it stands in a table.
  typealias Measure = (name: String, value: @Sendable (Measures) -> String)

  static let all: [Measure] = [
    ("failures foreseen", { Figures.share(FailureScore($0.pairs).foreseen) }),
    (
      "failures foreseen, other data size",
      { Figures.share(FailureScore($0.otherData).foreseen) }
    ),
    ("executor heaps that fail", { Figures.share(Share(of: $0.careful) { $0.refutation != nil }) }),
    (
      "driver heaps that fail",
      { Figures.share(Share(of: $0.carefulDrivers) { $0.refutation != nil }) }
    ),
    ("failures called fails", { Figures.share(FailureScore($0.pairs).failed) }),
    ("worked, called fails", { Figures.share(AlarmScore($0.pairs).fails) }),
    ("worked, called at-risk", { Figures.share(AlarmScore($0.pairs).atRisk) }),
    ("worked, called either, other data size", { Figures.share($0.otherAlarms) }),
    ("spill or none right", { Figures.share(SpillScore($0.pairs).right) }),
    ("spilled bytes off by, median", { Figures.ratio(SpillScore($0.pairs).ratios.medianFactor) }),
    (
      "written bytes off by, median",
      { Figures.ratio(Sample($0.pairs.compactMap(\.writtenRatio)).medianFactor) }
    ),
    (
      "executor heap over the smallest, median", { Figures.ratio($0.balanced.overSmallest.median) }
    ),
    ("driver heap over the smallest, median", { Figures.ratio($0.drivers.overSmallest.median) }),
    (
      "GC off by, median, percentage points",
      { Figures.decimal(TimeScore($0.pairs).gcErrors.median, digits: 1) }
    ),
  ]

  private var otherAlarms: Share {
    let alarms = AlarmScore(otherData)
    return Share(alarms.fails.part + alarms.atRisk.part, of: alarms.fails.whole)
  }
}
