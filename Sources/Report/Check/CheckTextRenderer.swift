internal import Advisor
internal import Checks
internal import SparkSource

/// Writes a ``CheckReport`` as a compiler writes its messages: place, message, the line, a caret.
public struct CheckTextRenderer: Sendable {
  private let style: TerminalStyle
  /// The widest line of a source that is shown whole.
  private static let widestLine = 160

  /// A renderer for a terminal, or for a file.
  public init(style: TerminalStyle = .plain) { self.style = style }

  /// The report as text that ends with a line break.
  public func render(_ report: CheckReport) -> String {
    var lines: [String] = []
    for finding in report.findings {
      lines += self.lines(of: finding, in: report.texts[finding.place.file]) + [""]
    }
    for note in report.notes {
      lines.append(
        "\(style.bold(TerminalText.escaped(note.place.description))): "
          + "\(style.paint("unknown", .cyan)): \(TerminalText.escaped(note.message))")
    }
    if !report.notes.isEmpty { lines.append("") }
    return (lines + summary(report)).joined(separator: "\n") + "\n"
  }

  private func lines(of finding: LocatedFinding, in text: SourceText?) -> [String] {
    let severity = style.paint(finding.severity.word, finding.severity.colour)
    var lines = [
      style.bold(TerminalText.escaped(finding.place.description)) + ": \(severity): "
        + style.bold(TerminalText.escaped(finding.message))
        + style.dim(" [\(finding.rule) \(finding.name)]")
    ]
    if let text { lines += source(of: finding, in: text) }
    let gutter = blanks(gutterWidth(finding)) + " = "
    for related in finding.related {
      lines.append(
        style.dim(gutter) + TerminalText.escaped("\(related.place): \(related.message)"))
    }
    lines.append(style.dim(gutter) + TerminalText.escaped(finding.remedy))
    return lines
  }

  /// The line of the source, and a caret under what it is about.
  private func source(of finding: LocatedFinding, in text: SourceText) -> [String] {
    let excerpt = SourceExcerpt(of: finding.place, in: text, widest: Self.widestLine)
    let caret = "^" + String(repeating: "~", count: excerpt.width - 1)
    let number = TerminalText.padded("\(finding.place.line)", to: gutterWidth(finding), .right)
    return [
      style.dim("\(number) | ") + excerpt.line,
      style.dim("\(blanks(gutterWidth(finding))) | ") + excerpt.indent
        + style.paint(caret, finding.severity.colour),
    ]
  }

  private func gutterWidth(_ finding: LocatedFinding) -> Int {
    max(4, "\(finding.place.line)".count + 1)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func summary(_ report: CheckReport) -> [String] {
    let files = counted(report.files, "file")
    let counts = [Finding.Severity.error, .warning, .note].compactMap { severity in
      let count = report.count(severity)
      return count == 0 ? nil : style.paint(counted(count, severity.word), severity.colour)
    }
    var parts = [
      counts.isEmpty ? "\(files): nothing found" : "\(files): " + counts.joined(separator: ", ")
    ]
    if report.fixable > 0 { parts.append("\(report.fixable) can be fixed with --fix") }
    if report.suppressed > 0 { parts.append("\(report.suppressed) allowed by comments") }
    if report.known > 0 { parts.append("\(report.known) known from the baseline") }
    return [parts.joined(separator: "; ")]
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}

extension Finding.Severity {
  /// The colour in which it is shown.
  var colour: TerminalStyle.Colour {
    switch self {
    case .note: .cyan
    case .warning: .yellow
    case .error: .red
    }
  }
}
