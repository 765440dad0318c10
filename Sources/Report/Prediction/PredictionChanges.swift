import Advisor
import SparkMemory

/// In what a run would be, where that is not what it was.
struct PredictionChanges {
  private let report: PredictionReport
  /// Settings that are not listed, because they differ from line to line elsewhere.
  private let omitted: Set<String>
  private let style: TerminalStyle

  init(_ report: PredictionReport, omitting omitted: Set<String> = [], style: TerminalStyle) {
    self.report = report
    self.omitted = omitted
    self.style = style
  }

  var lines: [String] {
    let factor = report.prediction.dataFactor
    let data = factor == 1 ? "" : " on \(Self.text(of: factor)) × the data"
    let manager = report.assessment.setup.environment.manager
    let place =
      manager == report.assessment.setup.observedManager ? "" : " on \(manager.rawValue)"
    let changes = report.changes.filter { !omitted.contains($0.key) }
    guard !changes.isEmpty else {
      guard omitted.isEmpty else {
        return data.isEmpty && place.isEmpty
          ? [] : [style.bold("Would run") + place + data]
      }
      return [
        style.bold("Would run") + " in its own configuration" + place + data,
        style.dim("  change it with --set KEY=VALUE"),
      ]
    }
    var columns = TextColumns([.left, .left])
    for change in changes {
      let old = change.old.map { $0 + (change.oldIsDefault ? " (not set)" : "") } ?? "unset"
      let new = style.bold(shown(change.new))
      columns.rows.append([
        "  " + shown(change.key),
        change.old == change.new ? "\(new), as it was" : "\(shown(old)) → \(new)",
      ])
    }
    return [style.bold("Would run") + place + data + " with"] + columns.lines
  }

  private func shown(_ text: String) -> String {
    TerminalText.truncated(TerminalText.escaped(text), to: 44)
  }

  /// A factor without decimals that say nothing.
  static func text(of factor: Double) -> String {
    var text = NumberText.fixed(factor, decimals: 3)
    while text.contains("."), text.last == "0" || text.last == "." {
      let isPoint = text.last == "."
      text.removeLast()
      if isPoint { break }
    }
    return text
  }
}
