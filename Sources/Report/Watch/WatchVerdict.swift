/// The last word on an application that was watched: what `ballast fit` says, in short.
public struct WatchVerdict: Sendable {
  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// How it ended, what is wrong, and the configuration for the next run, as text that ends with a
  /// line break.
  public func render(_ report: FitReport) -> String {
    [
      FitHeadline(report.assessment, style: style).lines,
      FitFindings(report, style: style).lines,
      FitConfiguration(report, style: style).lines,
    ]
    .map { $0.joined(separator: "\n") }
    .joined(separator: "\n\n") + "\n"
  }
}
