import Advisor

import SparkProfile

/// Draws a ``FitReport`` for a terminal, the most important first.
public struct FitTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: FitReport) -> String {
    let sections = [
      FitHeadline(report.assessment, style: style).lines,
      FitProcessDrawing.executor(of: report, style: style)?.lines ?? [],
      FitProcessDrawing.driver(of: report, style: style)?.lines ?? [],
      FitFindings(report, style: style).lines,
      FitConfiguration(report, style: style).lines,
      FitExpectation(report, style: style).lines,
      FitAlternatives(report, style: style).lines,
    ]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }
}
