/// Of runs that failed, what was said of them.
struct FailureScore {
  let failed: Share
  let atRisk: Share
  let unknown: Share
  let missed: [PairResult]
  let kindRight: Share

  init(_ results: [PairResult]) {
    let failures = results.filter { $0.truth.failure != nil }
    func share(_ verdict: PredictedRun.Verdict) -> Share {
      Share(of: failures) { $0.predicted.verdict == verdict }
    }
    failed = share(.fails)
    atRisk = share(.atRisk)
    unknown = share(.unknown)
    missed = failures.filter { $0.predicted.verdict == .safe }
    kindRight = Share(of: failures.filter { $0.predicted.verdict == .fails }) {
      $0.predicted.failureKind == $0.truth.failure?.rawValue
    }
  }

  /// Failures that were foreseen, as certain or as a risk.
  var foreseen: Share { Share(failed.part + atRisk.part, of: failed.whole) }
}

/// Of runs that worked, what was said of them.
struct AlarmScore {
  let fails: Share
  let atRisk: Share
  let unknown: Share

  init(_ results: [PairResult]) {
    let good = results.filter(\.truth.worked)
    func share(_ verdict: PredictedRun.Verdict) -> Share {
      Share(of: good) { $0.predicted.verdict == verdict }
    }
    fails = share(.fails)
    atRisk = share(.atRisk)
    unknown = share(.unknown)
  }
}

/// Of runs that worked, whether spilling was foreseen, and how much.
struct SpillScore {
  let right: Share
  let unforeseen: Int
  let imagined: Int
  let unsaid: Int
  let ratios: Sample

  init(_ results: [PairResult]) {
    let good = results.filter(\.truth.worked)
    let said = good.filter { $0.predicted.spills != nil }
    right = Share(of: said) { $0.predicted.spills == $0.truth.spilled }
    unforeseen = said.count { $0.truth.spilled && $0.predicted.spills == false }
    imagined = said.count { !$0.truth.spilled && $0.predicted.spills == true }
    unsaid = good.count - said.count
    ratios = Sample(good.compactMap(\.spillRatio))
  }
}

/// Of runs that worked, how near collections, cache and time were.
struct TimeScore {
  let gcErrors: Sample
  let gcWithin: Share
  let cacheErrors: Sample
  let inBracket: Share
  let bracketWidths: Sample

  /// Percentage points that a share of collections may be off.
  static let gcTolerance = 5.0

  init(_ results: [PairResult]) {
    gcErrors = Sample(results.compactMap(\.gcError))
    gcWithin = Share(of: gcErrors.sorted) { $0 <= Self.gcTolerance }
    cacheErrors = Sample(results.compactMap(\.cacheError))
    inBracket = Share(of: results.compactMap(\.durationIsInBracket)) { $0 }
    bracketWidths = Sample(
      results.filter(\.truth.worked).compactMap(\.predicted.durationMs)
        .filter { $0.low > 0 }.map { Double($0.high) / Double($0.low) })
  }
}
