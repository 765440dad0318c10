internal import SparkMemory

/// One process as a bar, a table of bytes, and notes.
struct ProcessDrawing {
  private static let indent = "  "

  private let process: ExplainedProcess
  private let layout: ContainerLayout
  private let manager: ClusterManager
  private let style: TerminalStyle
  private let inHeap: [MemoryRegion]
  private let beside: [MemoryRegion]

  init(_ process: ExplainedProcess, manager: ClusterManager, style: TerminalStyle) {
    self.process = process
    self.layout = process.layout
    self.manager = manager
    self.style = style
    inHeap = MemoryRegion.ofHeap(process.layout.heap, collector: process.collector)
    beside = MemoryRegion.besideHeap(process.layout)
  }

  var lines: [String] {
    let body = bar + [""] + table
    return [
      style.bold(
        TerminalText.truncated(
          ProcessTitle.text(process, manager: manager), to: ExplainTextRenderer.lineWidth))
    ]
      + body.map { $0.isEmpty ? "" : Self.indent + $0 } + notes
  }

  private var bar: [String] {
    let width = ExplainTextRenderer.lineWidth - 2 * Self.indent.count
    let drawn = SegmentedBar(segments: (inHeap + beside).map(\.segment), width: width)
    let heap = layout.heap
    let start = (heap.reserved + heap.user).bytes
    let ofHeap = inHeap.reduce(ByteSize.zero) { $0 + $1.size }
    // A bracket ends on the last cell of what it spans, hence one byte less.
    let marks = BarMarks([
      .bracket(
        low: start, high: start + heap.unified.bytes - 1, label: "unified \(heap.unified)"),
      .bracket(low: 0, high: ofHeap.bytes - 1, label: "heap \(heap.heap)"),
    ])
    return [drawn.rendered(style: style)]
      + marks.lines(under: drawn, lineWidth: width, style: style)
  }

  private var table: [String] {
    var columns = TextColumns([.left, .right, .right, .left])
    columns.rows = MemoryRow.rows(of: process, manager: manager).map { row in
      guard let row else { return [] }
      return [
        row.label, NumberText.grouped(row.size.bytes), row.size.description, row.meaning,
      ]
    }
    let width = ExplainTextRenderer.lineWidth - Self.indent.count
    return columns.lines.map { TerminalText.truncated($0, to: width) }
  }

  private var notes: [String] {
    guard !layout.notes.isEmpty else { return [] }
    return [""]
      + layout.notes.flatMap { note in
        TerminalText.wrap(
          "· " + TerminalText.escaped(note), width: ExplainTextRenderer.lineWidth,
          indent: Self.indent.count, hanging: 2)
      }
  }
}
