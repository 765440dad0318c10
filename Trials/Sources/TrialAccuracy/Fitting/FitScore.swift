/// How good recommended sizes of executors are.
struct FitScore {
  let fits: [FitResult]
  let overSmallest: Sample
  let overSmallestWithoutSpill: Sample
  let refuted: [FitResult]
  let untried: Int
  let abstained: Share
  let kept: Share
  let likenesses: [HeapGrid.Likeness: Int]

  init(_ results: [FitResult]) {
    fits = results
    overSmallest = Sample(results.compactMap(\.overSmallest))
    overSmallestWithoutSpill = Sample(results.compactMap(\.overSmallestWithoutSpill))
    refuted = results.filter { $0.refutation != nil }
    untried = results.count(where: \.isUntried)
    abstained = Share(of: results, \.abstains)
    kept = Share(of: results, \.keeps)
    likenesses = Dictionary(grouping: results, by: \.likeness).mapValues(\.count)
  }

  var count: Int { kept.whole }
}

/// How good recommended sizes of drivers are.
struct DriverFitScore {
  let overSmallest: Sample
  let refuted: [DriverFitResult]
  let untried: Int
  let kept: Share

  init(_ results: [DriverFitResult]) {
    overSmallest = Sample(results.compactMap(\.overSmallest))
    refuted = results.filter { $0.refutation != nil }
    untried = results.count(where: \.isUntried)
    kept = Share(of: results, \.keeps)
  }
}
