import Advisor
import SparkMemory

/// Writes a ``PlanReport`` for a terminal.
public struct PlanTextRenderer: Sendable {
  /// The width of every line.
  public static let lineWidth = 100

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The report as text that ends with a line break.
  public func render(_ report: PlanReport) -> String {
    var lines = TerminalText.wrap(TerminalText.escaped(report.headline), width: Self.lineWidth)
    lines = lines.map(style.bold) + [""]
    lines += SettingLines(settings: report.settings, style: style, showsNow: false).lines
    let isAlone = report.plan.otherCores.isEmpty && report.plan.otherHeaps.isEmpty
    lines += ["", style.bold(isAlone ? "The executors" : "What other executors would do")]
    lines += neighbours(report.plan)
    if !report.plan.shortages.isEmpty {
      lines += ["", style.bold("Too small for all of it")]
      lines += report.plan.shortages.flatMap {
        TerminalText.wrap(
          "! " + TerminalText.escaped($0), width: Self.lineWidth, indent: 2, hanging: 2)
      }
    }
    lines += ["", style.bold("Assumed")]
    lines += report.plan.assumptions.flatMap {
      TerminalText.wrap(
        "· " + TerminalText.escaped($0), width: Self.lineWidth, indent: 2, hanging: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func neighbours(_ plan: Plan) -> [String] {
    var columns = TextColumns(Array(repeating: .right, count: 10))
    columns.rows = [
      ["cores", "heap", "executors", "room for", "tasks", "a task has", "spilled"]
        + (plan.executors.cachedFraction == nil ? [] : ["cached"]) + ["idle cores", "reserved"]
    ]
    let byCores = (plan.otherCores + [plan.executors]).sorted { $0.cores < $1.cores }
    columns.rows += byCores.map(row)
    let marks = byCores.map { $0.cores == plan.executors.cores ? "→ " : "  " }
    let heaps = plan.otherHeaps
    columns.rows += heaps.map(row)
    let all = columns.lines
    guard let head = all.first else { return [] }
    let cores = zip(marks, all.dropFirst()).map { $0 + $1 }
    let others = all.suffix(heaps.count).map { "  " + $0 }
    return [style.dim("  " + head)] + cores
      + (others.isEmpty
        ? [] : [style.dim("  the same cores with less heap, and with more")] + others)
  }

  private func row(_ plan: ExecutorPlan) -> [String] {
    let spilled = plan.memoryBytesSpilled
    return [
      String(plan.cores), plan.container.heap.heap.description, String(plan.instances),
      String(plan.room), String(plan.tasksAtOnce), plan.share.description,
      spilled > .zero ? spilled.description : "–",
    ] + (plan.cachedFraction.map { ["\(Int(($0 * 100).rounded())) %"] } ?? [])
      + [String(plan.idleCores), plan.reserved.description]
  }
}
