/// A table of Markdown, with a line that explains each column.
struct Table {
  /// A column.
  struct Column {
    let title: String
    let explanation: String?

    init(_ title: String, _ explanation: String? = nil) {
      self.title = title
      self.explanation = explanation
    }
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing are empty, and more than there are columns are left out.
  mutating func add(_ cells: [String], emphasized: Bool = false) {
    let missing = max(0, columns.count - cells.count)
    var row = Array(cells.prefix(columns.count)) + [String](repeating: "", count: missing)
    row = row.map(Markdown.cell)
    if emphasized { row = row.map { $0.isEmpty ? $0 : "**\($0)**" } }
    rows.append(row)
  }

  /// The table, ended by a line break.
  var text: String {
    guard !rows.isEmpty else { return "" }
    let heads = columns.map { Markdown.cell($0.title) }
    let rule = columns.map { _ in "---" }
    return ([heads, rule] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  /// The explanations, a line each.
  var legend: String {
    columns.compactMap { column in
      column.explanation.map { "- *\(column.title)*: \($0)\n" }
    }.joined()
  }
}

/// Text that is data, as Markdown.
enum Markdown {
  /// Text in a cell: what would end the cell or the row, or open markup, loses that meaning.
  static func cell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "<", "[", "]": result += "\\\(character)"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
