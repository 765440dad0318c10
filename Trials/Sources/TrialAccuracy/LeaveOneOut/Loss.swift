import Advisor

/// How bad what was said of a workload is, as one figure: what constants are chosen by.
///
/// The weights are a judgement, and are on the page. A run that dies costs far more than one that
/// has twice the memory it needs, and a false `fails` keeps somebody from what would work; what is
/// off by a factor of two costs one.
struct Loss {
  /// A failure that was predicted `safe`, or a heap that was recommended and fails.
  static let failing = 10.0
  /// `fails`, of a run that worked.
  static let falseAlarm = 5.0
  /// `at-risk`, of a run that worked.
  static let falseRisk = 1.0
  /// No verdict.
  static let unknown = 1.0
  /// Spill unforeseen or imagined.
  static let wrongSpill = 2.0
  /// One percentage point that the share of collections is off.
  static let collectionPoint = 0.1
  /// A figure is off by no more than this many factors of two, however far it is off.
  static let mostDoublings = 3.0

  /// Of each workload, means over its pairs, the heaps recommended for executors and those for
  /// drivers, added up: a workload with many runs counts for no more than another.
  ///
  /// - Parameter evaluation: Of which all pairs with full evidence and all fits with it that aim at
  ///   balance are taken.
  /// - Returns: Loss by workload; those without a pair or a fit are not there.
  static func byWorkload(_ evaluation: Evaluation) -> [String: Double] {
    var means: [String: [String: (sum: Double, count: Int)]] = [:]
    func add(_ loss: Double, of kind: String, _ source: Trial) {
      means[source.outcome.workload, default: [:]][kind, default: (0, 0)].sum += loss
      means[source.outcome.workload, default: [:]][kind, default: (0, 0)].count += 1
    }
    let balanced = Evaluation.name(of: .balanced)
    for pair in evaluation.pairs where pair.level == .full {
      add(of(pair), of: "pair", pair.pair.source)
    }
    for fit in evaluation.fits where fit.level == .full && fit.rule == balanced {
      add(of(fit.refutation, over: fit.overSmallest), of: "executor", fit.source)
    }
    for fit in evaluation.driverFits where fit.level == .full && fit.rule == balanced {
      add(of(fit.refutation, over: fit.overSmallest), of: "driver", fit.source)
    }
    return means.mapValues { kinds in
      kinds.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.sum / Double($1.value.count) }
    }
  }

  /// Of one prediction.
  static func of(_ result: PairResult) -> Double {
    let said = result.predicted
    guard result.truth.worked else {
      return switch said.verdict {
      case .safe: failing
      case .unknown: unknown
      case .atRisk, .fails: 0
      }
    }
    var loss =
      switch said.verdict {
      case .safe: 0.0
      case .atRisk: falseRisk
      case .fails: falseAlarm
      case .unknown: unknown
      }
    if let spills = said.spills, spills != result.truth.spilled { loss += wrongSpill }
    loss += doublings(result.spillRatio) + doublings(result.writtenRatio)
    return loss + (result.gcError ?? 0) * collectionPoint
  }

  /// Of one size that was recommended, `ratio` times the smallest that worked.
  private static func of(_ refutation: Trial?, over ratio: Double?) -> Double {
    refutation == nil ? doublings(ratio) : failing
  }

  /// How many factors of two a ratio is off, either way.
  static func doublings(_ ratio: Double?) -> Double {
    guard let ratio else { return 0 }
    // Whole doublings, then a straight line between two of them: near enough to a logarithm.
    var rest = ratio >= 1 ? ratio : 1 / max(ratio, .leastNormalMagnitude)
    var count = 0.0
    while rest >= 2, count < mostDoublings {
      rest /= 2
      count += 1
    }
    return min(mostDoublings, count + rest - 1)
  }
}

extension PairResult {
  /// Predicted over true bytes written when spilling, where both spill.
  var writtenRatio: Double? {
    guard spillRatio != nil, truth.diskBytesSpilled > 0, let bytes = predicted.diskBytesSpilled
    else { return nil }
    return Double(bytes) / Double(truth.diskBytesSpilled)
  }
}
