import Advisor
import SparkMemory

/// What other aims would give, beside the recommendation: memory against risk.
struct FitAlternatives {
  private let report: FitReport
  private let style: TerminalStyle

  init(_ report: FitReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    guard !report.alternatives.isEmpty else { return [] }
    var columns = TextColumns([.left, .right, .right, .left, .right, .right], gap: 3)
    columns.rows = [["", "executor", "driver", "verdict", "spilled", "GiB·h"]]
    let aims = [Aim.lean, .balanced, .safe]
    let fits = ([report.fit] + report.alternatives).sorted {
      aims.firstIndex(of: $0.aim) ?? 0 < aims.firstIndex(of: $1.aim) ?? 0
    }
    columns.rows += fits.map(row)
    var lines = columns.lines
    if !lines.isEmpty { lines[0] = style.dim(lines[0]) }
    return [style.bold("Alternatives")] + lines
  }

  private func row(_ fit: Fit) -> [String] {
    let predicted = PredictionReport(report.assessment, of: fit)
    let executors = fit.instances.map { "\($0) × " } ?? ""
    return [
      "  \(fit.aim.rawValue)" + (fit.aim == report.fit.aim ? " (above)" : ""),
      fit.executor.map { executors + $0.granted.description } ?? PredictionWords.nothing,
      fit.driver?.heap.heap.description ?? PredictionWords.nothing,
      predicted.prediction.verdict.rawValue,
      predicted.prediction.memoryBytesSpilled.description,
      PredictionWords.gibibyteHours(predicted.reservedGiBHours),
    ]
  }
}
