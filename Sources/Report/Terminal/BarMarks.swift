/// Marks in lines under a bar: where a value lies, and from where to where a need reaches.
public struct BarMarks: Hashable, Sendable {
  /// One mark.
  public enum Mark: Hashable, Sendable {
    /// A tick at a value.
    case tick(at: Int64, label: String)
    /// A bracket from low to high, open to the right when the high end is not known; the label
    /// stands inside where there is room.
    case bracket(low: Int64, high: Int64?, label: String)
  }

  /// The marks, each in a line of its own.
  public var marks: [Mark]

  /// These marks.
  public init(_ marks: [Mark]) {
    self.marks = marks
  }

  /// The lines under a bar.
  /// - Parameters:
  ///   - bar: The bar whose scale applies.
  ///   - lineWidth: Cells of a line, labels included.
  ///   - style: Colours of the marks.
  /// - Returns: One line for each mark, without blanks at the end.
  public func lines(
    under bar: SegmentedBar, lineWidth: Int, style: TerminalStyle = .plain
  ) -> [String] {
    marks.map { mark in
      switch mark {
      case .tick(let value, let label):
        let total = bar.segments.reduce(Double(0)) { $0 + Double(max(0, $1.value)) }
        let glyph = Double(value) > total ? "▸" : "▲"
        let column = min(bar.column(of: value), max(0, bar.width - 1))
        return Self.place(glyph, at: column, label: label, lineWidth: lineWidth, style: style)
      case .bracket(let low, let high, let label):
        return Self.bracket(
          low: low, high: high, label: label, bar: bar, lineWidth: lineWidth, style: style)
      }
    }
  }

  private static func bracket(
    low: Int64, high: Int64?, label: String, bar: SegmentedBar, lineWidth: Int,
    style: TerminalStyle
  ) -> String {
    let last = max(0, bar.width - 1)
    let start = min(bar.column(of: low), last)
    let total = bar.segments.reduce(Double(0)) { $0 + Double(max(0, $1.value)) }
    // What ends beyond the bar is drawn like what has no end; the label says where it ends.
    guard let high, Double(high) <= total else {
      let first = min(start, max(0, last - 2))
      let line = "├" + String(repeating: "─", count: max(0, last - first - 2)) + "…→"
      return place(line, at: first, label: label, lineWidth: lineWidth, style: style)
    }
    let end = min(max(bar.column(of: max(low, high)), start), last)
    guard end > start else {
      return place("│", at: start, label: label, lineWidth: lineWidth, style: style)
    }
    let inner = end - start - 1
    let leastLine = 2
    guard !label.isEmpty, label.displayWidth + 2 + 2 * leastLine <= inner else {
      let line = "├" + String(repeating: "─", count: inner) + "┤"
      return place(line, at: start, label: label, lineWidth: lineWidth, style: style)
    }
    let rest = inner - label.displayWidth - 2
    let left = style.bold("├" + String(repeating: "─", count: rest / 2))
    let right = style.bold(String(repeating: "─", count: rest - rest / 2) + "┤")
    return String(repeating: " ", count: start) + left + " " + label + " " + right
  }

  /// A drawing at a column with its label on the side where there is room.
  private static func place(
    _ drawing: String, at column: Int, label: String, lineWidth: Int, style: TerminalStyle
  ) -> String {
    let painted = style.bold(drawing)
    let blanks = String(repeating: " ", count: column)
    guard !label.isEmpty else { return blanks + painted }
    let end = column + drawing.displayWidth
    let labelWidth = label.displayWidth
    if end + 1 + labelWidth <= lineWidth { return blanks + painted + " " + label }
    if labelWidth + 1 <= column {
      let before = String(repeating: " ", count: column - labelWidth - 1)
      return before + label + " " + painted
    }
    let room = max(0, lineWidth - end - 1)
    return blanks + painted + " " + TerminalText.truncated(label, to: room)
  }
}
