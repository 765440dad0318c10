import Advisor

/// Predictions and recommendations that went wrong, a line each.
public enum Wrongs {
  /// How far off a figure may be before it gets a line.
  private static let tolerableSpillFactor = 2.0
  private static let tolerablePoints = 5.0
  /// The bar for a recommended heap over the smallest that worked.
  static let heapBar = 1.35

  /// All of them: predictions first, then Ballast's recommendations.
  public static func lines(_ evaluation: Evaluation) -> [String] {
    let names = Set([Evaluation.name(of: .safe), Evaluation.name(of: .balanced)])
    return evaluation.pairs.compactMap(line)
      + evaluation.fits.filter { names.contains($0.rule) }.compactMap(line)
      + evaluation.driverFits.filter { names.contains($0.rule) }.compactMap(line)
  }

  static func line(_ result: PairResult) -> String? {
    statement(result).map { "\(result.level.rawValue): \($0)" }
  }

  /// What went wrong, without the level of evidence.
  static func statement(_ result: PairResult) -> String? {
    let wrongs = wrongs(result)
    guard !wrongs.isEmpty else { return nil }
    let pair = result.pair
    let change = pair.kind == .configuration ? "" : " (\(pair.kind.row))"
    return "\(pair.source.id) → \(pair.target.id)\(change): "
      + "\(wrongs.joined(separator: ", ")); truth \(words(result.truth)); "
      + "predicted \(words(result.predicted))"
  }

  private static func wrongs(_ result: PairResult) -> [String] {
    let truth = result.truth
    let said = result.predicted
    var wrongs: [String] = []
    if let failure = truth.failure {
      switch said.verdict {
      case .safe: wrongs.append("MISSED")
      case .unknown: wrongs.append("not known to fail")
      case .fails where said.failureKind != failure.rawValue: wrongs.append("other kind")
      case .fails, .atRisk: break
      }
    } else {
      if said.verdict == .fails { wrongs.append("FALSE ALARM") }
      if said.verdict == .atRisk { wrongs.append("at-risk, and worked") }
      if said.verdict == .unknown { wrongs.append("not known to work") }
      if let spills = said.spills, spills != truth.spilled {
        wrongs.append(truth.spilled ? "SPILL UNFORESEEN" : "SPILL IMAGINED")
      }
      if let ratio = result.spillRatio, max(ratio, 1 / ratio) > tolerableSpillFactor {
        wrongs.append("spill \(Figures.ratio(ratio))")
      }
      if let error = result.gcError, error > tolerablePoints { wrongs.append("GC share") }
      if let error = result.cacheError, error > tolerablePoints { wrongs.append("cached share") }
      if result.durationIsInBracket == false { wrongs.append("duration") }
    }
    return wrongs
  }

  private static func words(_ truth: Truth) -> String {
    let ending =
      switch truth.ending {
      case .worked: "worked"
      case .failed(let kind): "failed (\(kind.rawValue))"
      case .recovered(let kind): "worked after failures (\(kind.rawValue))"
      case .other: "failed of something else"
      }
    return [
      ending, "spill \(Figures.size(truth.memoryBytesSpilled))",
      "GC \(Figures.percent(truth.gcShare))",
      truth.cachedFraction.map { "cached \(Figures.percent($0))" },
      "\(seconds(truth.durationMs)) s",
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func words(_ said: PredictedRun) -> String {
    [
      said.verdict.rawValue + (said.failureKind.map { " (\($0))" } ?? ""),
      said.memoryBytesSpilled.map { "spill \(Figures.size($0))" },
      said.gcShare.map { "GC \(Figures.percent($0))" },
      said.cachedFraction.map { "cached \(Figures.percent($0))" },
      said.durationMs.map { "\(seconds($0.low))–\(seconds($0.high)) s" },
      said.executorHeapNeed.map { "executor needs \(words($0))" },
      said.driverHeapNeed.map { "driver needs \(words($0))" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private static func words(_ bytes: Interval) -> String {
    "\(Figures.size(bytes.low))–\(Figures.size(bytes.high))"
  }

  private static func seconds(_ milliseconds: Int64?) -> String {
    Figures.decimal(milliseconds.map { Double($0) / 1000 }, digits: 1)
  }

  static func line(_ fit: FitResult) -> String? {
    var wrongs: [String] = []
    if let run = fit.refutation { wrongs.append("TOO SMALL, as \(run.id) shows") }
    if fit.isUntried { wrongs.append("untried") }
    if let ratio = fit.overSmallest, ratio > heapBar {
      wrongs.append("\(Figures.ratio(ratio)) the smallest that worked")
    }
    guard !wrongs.isEmpty else { return nil }
    let size = Figures.size(fit.heap) + (fit.abstains ? " (no answer)" : fit.keeps ? " (kept)" : "")
    return "\(fit.level.rawValue): \(fit.source.id): fit (\(fit.rule)) \(size): "
      + wrongs.joined(separator: ", ")
  }

  static func line(_ fit: DriverFitResult) -> String? {
    var wrongs: [String] = []
    if let run = fit.refutation { wrongs.append("TOO SMALL, as \(run.id) shows") }
    if fit.isUntried { wrongs.append("untried") }
    if let ratio = fit.overSmallest, ratio > heapBar {
      wrongs.append("\(Figures.ratio(ratio)) the smallest that worked")
    }
    guard !wrongs.isEmpty else { return nil }
    let size = Figures.size(fit.heap) + (fit.keeps ? " (kept)" : "")
    return "\(fit.level.rawValue): \(fit.source.id): driver fit (\(fit.rule)) \(size): "
      + wrongs.joined(separator: ", ")
  }
}
