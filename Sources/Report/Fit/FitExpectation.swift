import Advisor

/// What is expected, how sure that is, and what would make the next run conclusive.
struct FitExpectation {
  private let report: FitReport
  private let style: TerminalStyle

  init(_ report: FitReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var lines: [String] {
    let expectation = report.expectation
    let width = FitTextRenderer.lineWidth
    var lines = [
      style.bold("Expected") + " " + style.paint(expectation.verdict.rawValue, colour)
        + (expectation.confidence == .none
          ? ", no evidence" : ", \(expectation.confidence.word) confidence")
    ]
    var sentences = expectation.statements
    if let saving { sentences.append(saving) }
    lines += sentences.flatMap {
      TerminalText.wrap(TerminalText.escaped($0), width: width, indent: 2, hanging: 2)
    }
    for abstention in report.fit.abstentions {
      lines += TerminalText.wrap(
        "No statement on the \(abstention.subject): \(abstention.reason).", width: width,
        indent: 2, hanging: 2)
    }
    lines += MissingEvidenceLines.lines(report.assessment.missingEvidence, style: style)
    return lines
  }

  private var saving: String? {
    guard let now = report.expectation.reservedGiBHours,
      let next = report.expectation.recommendedGiBHours, now > 0
    else { return nil }
    let change = next / now - 1
    let difference =
      abs(change) < 0.005
      ? "unchanged"
      : "\(amount(next)), "
        + "\(NumberText.percent(abs(change))) \(change < 0 ? "less" : "more")"
    return
      "Executor memory reserved, for the same time: \(amount(now)) GiB·h → "
      + difference + "."
  }

  private func amount(_ gibibyteHours: Double) -> String {
    NumberText.fixed(gibibyteHours, decimals: gibibyteHours < 1 ? 4 : gibibyteHours < 100 ? 2 : 0)
  }

  private var colour: TerminalStyle.Colour {
    switch report.expectation.verdict {
    case .safe: .green
    case .atRisk, .unknown: .yellow
    }
  }
}
