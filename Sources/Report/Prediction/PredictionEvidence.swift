import Advisor

/// What could not be known, and what would make the next run tell.
struct PredictionEvidence {
  /// More sentences than this say no more.
  private static let mostUnknowns = 4

  private let reports: [PredictionReport]
  private let style: TerminalStyle

  /// Of one prediction, or of several from one run.
  init(_ reports: [PredictionReport], style: TerminalStyle) {
    self.reports = reports
    self.style = style
  }

  var lines: [String] {
    var unknowns: [String] = []
    var seen: Set<String> = []
    for unknown in reports.flatMap(\.unknowns) where seen.insert(unknown).inserted {
      unknowns.append(unknown)
    }
    let missing = reports.first?.assessment.missingEvidence ?? []
    guard !unknowns.isEmpty || !missing.isEmpty else { return [] }
    let shown = unknowns.prefix(Self.mostUnknowns).flatMap {
      TerminalText.wrap(
        "· " + TerminalText.escaped($0), width: FitTextRenderer.lineWidth, indent: 2, hanging: 2)
    }
    let more = unknowns.count - Self.mostUnknowns
    return [style.bold("Not known") + (unknowns.isEmpty ? " for certain" : "")] + shown
      + (more > 0 ? [style.dim("  and \(NumberText.grouped(more)) more")] : [])
      + MissingEvidenceLines.lines(missing, style: style)
  }
}
