import Advisor

/// Draws one prediction for a terminal, the most important first.
public struct PredictionTextRenderer: Sendable {
  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The prediction as text that ends with a line break.
  public func render(_ report: PredictionReport) -> String {
    let sections = [
      FitHeadline(report.assessment, style: style).lines,
      PredictionChanges(report, style: style).lines,
      verdict(report),
      PredictionOutcome(report, style: style).lines,
      PredictionStages(report, style: style).lines,
      PredictionEvidence([report], style: style).lines,
    ]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func verdict(_ report: PredictionReport) -> [String] {
    let prediction = report.prediction
    let confidence =
      prediction.confidence == .none
      ? ", no evidence" : ", \(prediction.confidence.word) confidence"
    return [
      style.bold("Predicted") + " " + PredictionWords.verdict(prediction.verdict, style: style)
        + confidence
    ]
      + TerminalText.wrap(
        PredictionWords.reason(of: report), width: FitTextRenderer.lineWidth, indent: 2, hanging: 2)
  }
}
