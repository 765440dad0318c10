internal import SparkMemory

/// Draws an ``ExplainComparison`` for a terminal: both bars to one scale, and a table.
public struct ComparisonTextRenderer: Sendable {
  private static let indent = "  "
  private static let lineWidth = ExplainTextRenderer.lineWidth

  private let style: TerminalStyle

  /// A renderer with or without colours.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The comparison as text that ends with a line break.
  public func render(_ comparison: ExplainComparison) -> String {
    let (first, second) = (comparison.first, comparison.second)
    var lines = comparison.sides.flatMap { side in
      TerminalText.wrap(
        "\(side.label ?? "") · \(ExplainHeadline.text(side.report))", width: Self.lineWidth)
    }
    lines += processes(first.executor, second.executor, comparison)
    lines += processes(first.driver, second.driver, comparison)
    if comparison.sides.contains(where: { !$0.notes.isEmpty }) { lines.append("") }
    for side in comparison.sides {
      lines += side.notes.flatMap { note in
        TerminalText.wrap(
          "· \(side.label ?? ""): " + TerminalText.escaped(note), width: Self.lineWidth,
          indent: Self.indent.count, hanging: 2)
      }
    }
    let packings = comparison.sides.compactMap { side in
      side.report.packing.map { packing in
        "\n\(side.label ?? "") · " + PackingTextRenderer(style: style).render(packing)
      }
    }
    return lines.joined(separator: "\n") + "\n" + packings.joined()
  }

  private func processes(
    _ first: ExplainedProcess?, _ second: ExplainedProcess?, _ comparison: ExplainComparison
  ) -> [String] {
    let managers = (comparison.first.manager, comparison.second.manager)
    if let first, first == second, managers.0 == managers.1 {
      let title = "A and B · \(ProcessTitle.text(first, manager: managers.0))"
      return [
        "", style.bold(TerminalText.truncated(title, to: Self.lineWidth)), Self.indent + "the same",
      ]
    }
    let all = [("A", first, managers.0), ("B", second, managers.1)]
    let greatest = all.compactMap { $0.1.map(Self.total) }.max() ?? .zero
    guard greatest > .zero else { return [] }
    var lines = [""]
    for (label, process, manager) in all {
      guard let process else { continue }
      let title = "\(label) · \(ProcessTitle.text(process, manager: manager))"
      lines.append(style.bold(TerminalText.truncated(title, to: Self.lineWidth)))
      lines.append(Self.indent + bar(process, greatest: greatest))
    }
    let rows = ComparedRow.rows(first, second, managers: managers)
    return lines + [""] + table(rows)
  }

  private static func regions(_ process: ExplainedProcess) -> [MemoryRegion] {
    MemoryRegion.ofHeap(process.layout.heap, collector: process.collector)
      + MemoryRegion.besideHeap(process.layout)
  }

  private static func total(_ process: ExplainedProcess) -> ByteSize {
    regions(process).reduce(.zero) { $0 + $1.size }
  }

  /// The bar of a process, as much shorter than the line as the process is smaller.
  private func bar(_ process: ExplainedProcess, greatest: ByteSize) -> String {
    let room = Self.lineWidth - 2 * Self.indent.count
    let share = Double(Self.total(process).bytes) / Double(greatest.bytes)
    let regions = Self.regions(process)
    let width = min(room, max(regions.count, Int((share * Double(room)).rounded())))
    return SegmentedBar(segments: regions.map(\.segment), width: width).rendered(style: style)
  }

  private func table(_ rows: [ComparedRow]) -> [String] {
    var columns = TextColumns([.left, .right, .right, .left])
    columns.rows = [["", "A", "B", "change"]]
    for row in rows {
      columns.rows.append([
        row.row.label, row.first.map { NumberText.grouped($0.bytes) } ?? "–",
        row.second.map { NumberText.grouped($0.bytes) } ?? "–", row.change,
      ])
    }
    return columns.lines.map {
      Self.indent + TerminalText.truncated($0, to: Self.lineWidth - Self.indent.count)
    }
  }
}
