public import Advisor

/// Writes rules for a terminal: a table of them, or the page of one.
public struct RuleTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private static let indent = 2

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// Every rule with its first sentence, by what they look at; the text ends with a line break.
  public func table(of catalogue: RuleCatalogue) -> String {
    let groups = RuleDescription.Input.allCases.map { input in
      (input: input, rules: catalogue.looking(at: input).rules)
    }.filter { !$0.rules.isEmpty }
    guard let example = catalogue.rules.first else { return "no rules\n" }
    let columns = TextColumns(
      [.left, .left, .left],
      rows: catalogue.rules.map { [$0.id.description, $0.severity.word, $0.name] })
    let heads = Dictionary(
      zip(catalogue.rules.map(\.id), columns.lines), uniquingKeysWith: { first, _ in first })
    let width = heads.values.map(\.displayWidth).max() ?? 0
    let sections = groups.map { input, rules in
      let rows = rules.flatMap { rule in
        let head = TerminalText.padded(heads[rule.id] ?? "", to: width)
        let summary = TerminalText.wrap(
          rule.summary.replacing("`", with: ""), width: Self.lineWidth, indent: column(width))
        let first = summary.first.map { String($0.dropFirst(column(width))) } ?? ""
        return ["  " + painted(head, rule) + "  " + first] + summary.dropFirst()
      }
      return ([style.bold(input.title)] + rows).joined(separator: "\n")
    }
    let hint = style.dim("ballast rules \(example.id) shows the page of a rule")
    return (sections + [hint]).joined(separator: "\n\n") + "\n"
  }

  /// Where the sentences of the table begin, behind heads of a width.
  private func column(_ width: Int) -> Int {
    // A third of the line stays for them, however long a name is.
    min(Self.indent + width + 2, Self.lineWidth * 2 / 3)
  }

  /// The page of a rule; the text ends with a line break.
  public func page(of rule: RuleDescription) -> String {
    let heading = style.bold("\(rule.id) \(rule.name)")
    let about = [
      style.paint(rule.severity.word, Self.colour(rule.severity)), rule.input.title, rule.versions,
    ].joined(separator: " · ")
    var parts = [[heading, about], lines(rule.document.finds, indent: 0)]
    parts += rule.sections.map { title, text in
      [style.bold(title)] + lines(text, indent: Self.indent)
    }
    let blanks = String(repeating: " ", count: Self.indent)
    parts.append(
      [style.bold("References")] + rule.document.references.map { style.dim(blanks + $0) })
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ markdown: String, indent: Int) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    for block in MarkdownBlock.blocks(of: markdown) {
      switch block {
      case .paragraph(let text):
        if !lines.isEmpty { lines.append("") }
        lines += TerminalText.wrap(text, width: Self.lineWidth, indent: indent)
      case .item(let text):
        lines += TerminalText.wrap("- " + text, width: Self.lineWidth, indent: indent, hanging: 2)
      case .code(let code):
        if !lines.isEmpty { lines.append("") }
        lines += code.map { $0.isEmpty ? "" : style.dim(blanks + $0) }
      }
    }
    return lines
  }

  private func painted(_ head: String, _ rule: RuleDescription) -> String {
    guard style.isColoured, let start = head.firstIndex(of: " ") else { return head }
    let rest = head[start...].drop { $0 == " " }
    let end = rest.firstIndex(of: " ") ?? rest.endIndex
    return head[..<rest.startIndex]
      + style.paint(String(rest[..<end]), Self.colour(rule.severity)) + head[end...]
  }

  private static func colour(_ severity: Finding.Severity) -> TerminalStyle.Colour? {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: nil
    }
  }
}
