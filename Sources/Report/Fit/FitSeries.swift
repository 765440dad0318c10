#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What stands around answers when there are several.
public enum FitSeries: Sendable {
  /// A line that names the log of the answer below it, and one that says how many other runs of the
  /// job narrowed it.
  public static func heading(
    of log: String, others: [String] = [], style: TerminalStyle
  ) -> String {
    let width = FitTextRenderer.lineWidth - 6
    var name = TerminalText.escaped(log)
    if name.displayWidth > width {
      // The end of a path is what tells logs apart.
      var end = name.suffix(width - 1)
      while String(end).displayWidth > width - 1 { end = end.dropFirst() }
      name = "…" + end
    }
    let rule = String(
      repeating: "─", count: max(2, FitTextRenderer.lineWidth - 4 - name.displayWidth))
    let line = style.dim("──") + " " + style.bold(name) + " " + style.dim(rule)
    guard !others.isEmpty else { return line }
    let runs = others.count == 1 ? "another run" : "\(others.count) other runs"
    return line + "\n" + style.dim("narrowed by \(runs) of the same job")
  }

  /// A line that says what became of all logs.
  ///
  /// - Parameters:
  ///   - read: Logs that were answered.
  ///   - failed: Logs that could not be read, or hold nothing to judge.
  ///   - passedOver: Files that are no event logs.
  /// - Returns: The line, without its end.
  public static func summary(read: Int, failed: Int, passedOver: Int) -> String {
    var parts = [
      "\(NumberText.grouped(read)) " + (read == 1 ? "log" : "logs") + " answered",
      "\(NumberText.grouped(failed)) failed",
    ]
    if passedOver > 0 {
      let files = passedOver == 1 ? "other file" : "other files"
      parts.append("\(NumberText.grouped(passedOver)) \(files) passed over")
    }
    return parts.joined(separator: ", ")
  }

  /// A report as JSON in one line, with the line break: `ballast.fit/1` with the field `log`.
  ///
  /// - Parameters:
  ///   - report: The answer.
  ///   - log: What names the log among the others.
  ///   - others: Logs of other runs of the same job, which narrowed the answer.
  /// - Returns: The line, with its end.
  /// - Throws: Only what encoding throws, which no finite report does.
  public static func json(
    _ report: FitReport, of log: String, others: [String] = []
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let document = try encoder.encode(NamedReport(log: log, others: others, report: report))
    return String(decoding: document, as: UTF8.self) + "\n"
  }

  private struct NamedReport: Encodable {
    let log: String
    let others: [String]
    let report: FitReport

    private enum CodingKeys: String, CodingKey {
      case log, otherLogs
    }

    func encode(to encoder: any Encoder) throws {
      try report.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(log, forKey: .log)
      if !others.isEmpty { try container.encode(others, forKey: .otherLogs) }
    }
  }
}
