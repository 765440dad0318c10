/// Rows of cells, each column as wide as its widest cell.
public struct TextColumns: Hashable, Sendable {
  /// The alignment of each column; a further column is aligned left.
  public var alignments: [TerminalText.Alignment]
  /// The cells, row by row; a row may be short.
  public var rows: [[String]]
  /// Blanks between columns.
  public var gap: Int

  /// Columns with these alignments, and no rows yet.
  public init(
    _ alignments: [TerminalText.Alignment], gap: Int = 2, rows: [[String]] = []
  ) {
    self.alignments = alignments
    self.gap = gap
    self.rows = rows
  }

  /// The rows as lines without blanks at the end.
  public var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    let separator = String(repeating: " ", count: max(0, gap))
    return rows.map { row in
      let cells = row.enumerated().map { index, cell in
        let alignment = index < alignments.count ? alignments[index] : .left
        return TerminalText.padded(cell, to: widths[index], alignment)
      }
      var line = cells.joined(separator: separator)
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
