import Advisor

/// What is wrong, each with its rule, its evidence and its remedy.
struct FitFindings {
  private let report: FitReport
  private let style: TerminalStyle

  init(_ report: FitReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    guard !report.findings.isEmpty else {
      return [style.bold("Findings"), "  none: the memory fits what the application did"]
    }
    return [style.bold("Findings")] + report.findings.flatMap(lines) + hint
  }

  /// How to read more: the page of the first finding stands for that of each.
  private var hint: [String] {
    report.findings.prefix(1).map { style.dim("  ballast rules \($0.id) explains a finding") }
  }

  private func lines(_ finding: Finding) -> [String] {
    let width = FitTextRenderer.lineWidth
    let message = TerminalText.wrap(
      "\(glyph(finding.severity)) \(TerminalText.escaped(finding.message))",
      width: width - " \(finding.id)".count, indent: 2, hanging: 2)
    let evidence = finding.evidence.flatMap {
      TerminalText.wrap(
        TerminalText.escaped("\($0.figure) (\($0.place))"), width: width, indent: 6, hanging: 2)
    }
    let remedy = TerminalText.wrap(
      "→ \(TerminalText.escaped(finding.remedy))", width: width, indent: 4, hanging: 2)
    var lines = message.map { style.paint($0, colour(finding.severity)) }
    // The room for the identity was kept free, so that it never stands alone in a line.
    if let last = lines.popLast() { lines.append("\(last) \(style.dim(finding.id.description))") }
    return lines + evidence.map(style.dim) + remedy
  }

  private func glyph(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }

  private func colour(_ severity: Finding.Severity) -> TerminalStyle.Colour? {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: nil
    }
  }
}
