internal import SparkMemory

/// Writes a ``KeyReport`` for a terminal.
public struct KeyTextRenderer: Sendable {
  /// Cells of a line.
  public static let lineWidth = 100

  private static let indent = 2
  private static let labelWidth = 14
  private static let start = indent + labelWidth + 1

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: KeyReport) -> String {
    var lines = TerminalText.wrap(report.summary, width: Self.lineWidth)
    if let note = report.note {
      lines += TerminalText.wrap(note, width: Self.lineWidth)
    }
    lines.append("")
    for row in rows(report) {
      lines += drawn(row)
    }
    return ([headline(report)] + lines).joined(separator: "\n") + "\n"
  }

  private struct Row {
    let label: String
    let paragraphs: [String]
    var colour: TerminalStyle.Colour?

    init(_ label: String, _ paragraphs: [String], _ colour: TerminalStyle.Colour? = nil) {
      self.label = label
      self.paragraphs = paragraphs
      self.colour = colour
    }
  }

  private func headline(_ report: KeyReport) -> String {
    var rest = ["Spark \(report.sparkVersion)"]
    if report.isInternal { rest.append("internal") }
    let short = ([report.name] + rest).joined(separator: " · ")
    // The topic is what a long name has no room for.
    if let topic = report.topic?.title, (short + " · " + topic).displayWidth <= Self.lineWidth {
      rest.insert(topic, at: 0)
    }
    return ([style.bold(report.name)] + rest).joined(separator: " · ")
  }

  private func rows(_ report: KeyReport) -> [Row] {
    var rows: [Row] = []
    if !report.isRead { rows.append(Row("not read", [absence(report)], .yellow)) }
    rows.append(Row("value", [value(report)]))
    rows.append(Row("default", [defaults(report)]))
    rows.append(Row("since", [life(report)]))
    if report.isRead {
      rows.append(Row("takes effect", [report.takesEffect.sentence]))
      rows.append(Row("at run time", change(report.change)))
    }
    if !report.standsInFor.isEmpty {
      rows.append(Row("stands in for", report.standsInFor))
    }
    if !report.deprecatedNames.isEmpty {
      rows.append(Row("deprecated", report.deprecatedNames))
    }
    rows.append(Row("source", path(report.source)))
    return rows
  }

  /// A path in one line, or with its last part in a second one.
  private func path(_ text: String) -> [String] {
    guard text.displayWidth > Self.lineWidth - Self.start, let slash = text.lastIndex(of: "/")
    else { return [text] }
    return [String(text[...slash]), String(text[text.index(after: slash)...])]
  }

  private func absence(_ report: KeyReport) -> String {
    if let removedIn = report.removedIn, removedIn <= report.sparkVersion {
      return "gone since Spark \(removedIn.releaseText); setting it has no effect"
    }
    return "only since Spark \(report.since.releaseText); setting it has no effect"
  }

  private func value(_ report: KeyReport) -> String {
    var text: String
    switch (report.type, report.unit) {
    case ("size", let unit?): text = "a size such as 512m; a plain number counts \(unit)"
    case ("duration", let unit?): text = "a duration such as 30s; a plain number counts \(unit)"
    case ("number", let unit?): text = "a whole number of \(unit)"
    case ("decimal", let unit?): text = "a decimal number of \(unit)"
    case ("number", nil): text = "a whole number"
    case ("decimal", nil): text = "a decimal number"
    case ("boolean", _): text = "true or false"
    case ("list", _): text = "texts with commas between them"
    default: text = "text"
    }
    if let allowed = report.allowed { text += "; \(allowed)" }
    return text
  }

  /// The default of the version, and those of other versions where it has changed.
  private func defaults(_ report: KeyReport) -> String {
    func text(_ entry: KeyDefault) -> String {
      if let other = entry.fallsBackTo { return "the value of \(other)" }
      guard let value = entry.value else { return "none" }
      return value.isEmpty ? "empty" : value
    }
    let all = report.defaults
    let current = all.lastIndex { $0.since <= report.sparkVersion } ?? all.startIndex
    var others: [String] = []
    for (index, entry) in all.enumerated() where index < current && index + 1 < all.count {
      others.append("\(text(entry)) before \(all[index + 1].since.releaseText)")
    }
    for entry in all.dropFirst(current + 1) {
      others.append("\(text(entry)) since \(entry.since.releaseText)")
    }
    guard current < all.count else { return "none" }
    let now = text(all[current]) + (report.isRead ? "" : ", where it is read")
    return others.isEmpty ? now : "\(now) (\(others.joined(separator: ", ")))"
  }

  private func life(_ report: KeyReport) -> String {
    let since = "Spark \(report.since.releaseText)"
    return report.removedIn.map { "\(since), gone in \($0.releaseText)" } ?? since
  }

  private func change(_ change: KeyChange) -> [String] {
    switch change.outcome {
    case .takesEffect:
      return ["spark.conf.set and SET change it for the queries that follow"]
    case .isIgnored:
      return ["fixed; spark.conf.set takes a new value, says nothing, and nothing changes"]
    case .isRefused:
      let place = change.onlyOn.map { "on \($0.displayName) " } ?? ""
      let rest = change.onlyOn == nil ? [] : ["elsewhere it takes a value, and nothing changes"]
      let lines = (change.message ?? "").split(separator: "\n").map(String.init)
      return ["fixed; \(place)spark.conf.set fails with"] + lines + rest
    }
  }

  private func drawn(_ row: Row) -> [String] {
    let lines = row.paragraphs.flatMap { paragraph in
      TerminalText.wrap(paragraph, width: Self.lineWidth - Self.start)
    }
    let blanks = String(repeating: " ", count: Self.start)
    return lines.enumerated().map { index, line in
      let text = style.paint(line, row.colour)
      guard index == 0 else { return blanks + text }
      let label = TerminalText.padded(row.label, to: Self.labelWidth)
      return String(repeating: " ", count: Self.indent) + style.dim(label) + " " + text
    }
  }
}
