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
    var lines = TerminalText.wrap(headline(report), width: Self.lineWidth)
    for group in report.groups {
      lines.append("")
      lines += NodeDrawing(group: group, executor: report.executor, style: style).lines
    }
    lines += ["", style.bold("The whole cluster")] + totals(report)
    lines += notes(report)
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ report: PackingReport) -> String {
    var parts = [report.offering?.displayName ?? report.manager.displayName]
    let nodes = report.total.nodes
    parts.append(nodes == 1 ? "1 node" : "\(NumberText.grouped(nodes)) nodes")
    let cores = report.executor.cores.map { $0 == 1 ? "1 core" : "\($0) cores" } ?? "every core"
    parts.append("executors of \(report.executor.granted) and \(cores)")
    return parts.joined(separator: " · ")
  }

  private func totals(_ report: PackingReport) -> [String] {
    let total = report.total
    var columns = TextColumns([.left, .right, .left])
    func add(_ name: String, _ value: String, _ meaning: String = "") {
      columns.rows.append([name, value, meaning])
    }
    add("executors that fit", NumberText.grouped(total.room), driver(report))
    add("asked for", total.asked.map { NumberText.grouped($0) } ?? "–", asked(report))
    add("running", NumberText.grouped(total.executors), unused(total))
    add(
      "pending", NumberText.grouped(total.pending),
      total.pending > 0 ? "asked for, and there is no room" : "")
    add("tasks at once", NumberText.grouped(total.slots))
    add("heap", total.heap.description, "of all executors")
    add("unified memory", total.unified.description, "for execution and storage")
    add("idle memory", total.idleMemory.description, "of \(total.usableMemory)")
    add(
      "idle cores", NumberText.grouped(total.idleCores),
      "of \(NumberText.grouped(total.usableCores))")
    return columns.lines.map { "  " + TerminalText.truncated($0, to: Self.lineWidth - 2) }
  }

  private func driver(_ report: PackingReport) -> String {
    guard let driver = report.driver else { return "" }
    let name = driver.isApplicationMaster ? "application master" : "driver"
    guard driver.fits else { return "no node holds the \(name)" }
    return "beside the \(name) of \(driver.granted)"
  }

  private func asked(_ report: PackingReport) -> String {
    if let cores = report.total.askedCores { return "at most \(NumberText.grouped(cores)) cores" }
    return report.total.asked == nil ? "no bound" : ""
  }

  private func unused(_ total: PackedTotal) -> String {
    total.unused > 0 ? "\(NumberText.grouped(total.unused)) more would fit" : ""
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
