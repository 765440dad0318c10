internal import SparkMemory

/// Draws a ``PackingReport`` for a terminal.
public struct PackingTextRenderer: Sendable {
  /// The width of every line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: PackingReport) -> String {
    var lines = TerminalText.wrap(PackingTotals.headline(report), width: Self.lineWidth)
    for group in report.groups {
      lines.append("")
      lines += NodeDrawing(group: group, executor: report.executor, style: style).lines
    }
    lines += ["", style.bold("The whole cluster")] + totals(report)
    lines += notes(report)
    return lines.joined(separator: "\n") + "\n"
  }

  private func totals(_ report: PackingReport) -> [String] {
    let columns = TextColumns([.left, .right, .left], rows: PackingTotals.rows(report))
    return columns.lines.map { "  " + TerminalText.truncated($0, to: Self.lineWidth - 2) }
  }

  private func notes(_ report: PackingReport) -> [String] {
    guard !report.notes.isEmpty else { return [] }
    return [""]
      + report.notes.flatMap { note in
        TerminalText.wrap(
          "· " + TerminalText.escaped(note), width: Self.lineWidth, indent: 2, hanging: 2)
      }
  }
}
