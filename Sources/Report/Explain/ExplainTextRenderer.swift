internal import SparkMemory

/// Draws an ``ExplainReport`` for a terminal.
public struct ExplainTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: ExplainReport) -> String {
    var lines = TerminalText.wrap(ExplainHeadline.text(report), width: Self.lineWidth)
    for process in [report.executor, report.driver].compactMap({ $0 }) {
      lines.append("")
      lines += ProcessDrawing(process, manager: report.manager, style: style).lines
    }
    lines += versions(report) + notes(report)
    let packing = report.packing.map { "\n" + PackingTextRenderer(style: style).render($0) } ?? ""
    return lines.joined(separator: "\n") + "\n" + packing
  }

  private func versions(_ report: ExplainReport) -> [String] {
    guard let table = VersionTable(report.versions) else { return [] }
    let figures = table.header.count
    var columns = TextColumns([.left] + Array(repeating: .right, count: figures))
    if figures > 0 { columns.rows = [[""] + table.header] }
    for row in table.rows {
      let missing = Array(repeating: "", count: figures - row.figures.count)
      columns.rows.append(
        ["\(row.isExplained ? "▸" : " ") \(row.releases)"] + row.figures + missing + [row.remark])
    }
    return ["", style.bold("By release of Spark")]
      + columns.lines.map { TerminalText.truncated($0, to: Self.lineWidth) }
      + table.refusals.flatMap(note)
  }

  private func notes(_ report: ExplainReport) -> [String] {
    report.notes.isEmpty ? [] : [""] + report.notes.flatMap(note)
  }

  private func note(_ sentence: String) -> [String] {
    TerminalText.wrap(
      "· " + TerminalText.escaped(sentence), width: Self.lineWidth, indent: 2, hanging: 2)
  }
}
