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
    return [style.bold(TerminalText.truncated(title, to: ExplainTextRenderer.lineWidth))]
      + body.map { $0.isEmpty ? "" : Self.indent + $0 } + notes
  }

  private var title: String {
    let name =
      manager == .local ? "Driver and executor in one JVM" : layout.role.rawValue.capitalizedFirst
    var parts = [name]
    if layout.enforcesLimit {
      parts.append("container of \(layout.granted)")
    } else {
      parts.append("heap of \(layout.heap.heap), no container")
    }
    if layout.slots > 0 {
      let count = layout.slots == 1 ? "1 task at a time" : "\(layout.slots) tasks at once"
      parts.append(layout.slotsAreKnown ? count : "tasks at once not known")
    }
    let collector = process.collector.displayName
    parts.append(process.collectorIsAssumed ? "\(collector) assumed" : collector)
    if process.maxMemoryIsObserved { parts.append("as a run showed it") }
    return parts.joined(separator: " · ")
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
    func add(_ glyph: Character, _ depth: Int, _ name: String, _ size: ByteSize, _ meaning: String)
    {
      columns.rows.append(row(glyph, depth, name, size, meaning))
    }
    func add(_ region: MemoryRegion, _ depth: Int) {
      add(region.fill, depth, region.name, region.size, region.meaning)
    }
    if layout.enforcesLimit {
      add(" ", 0, "granted", layout.granted, "the container; what exceeds it is killed")
      add(
        " ", 0, "requested", layout.requested,
        "what Spark asks for: \(sum) MiB")
    }
    let heap = layout.heap
    add(" ", 0, "heap", heap.heap, "\(heapSetting), as -Xmx")
    if heap.maxMemory != heap.heap {
      add(" ", 1, "seen by Spark", heap.maxMemory, "Runtime.maxMemory")
    }
    for region in inHeap where region.name == "reserved" || region.name == "user" {
      add(region, 1)
    }
    add(
      " ", 1, "unified", heap.unified,
      "\(heap.memoryFraction) × (\(heap.maxMemory == heap.heap ? "heap" : "seen") - reserved), shared"
    )
    for region in inHeap where region.name == "storage region" || region.name == "execution" {
      add(region, 2)
    }
    for region in inHeap where region.name == "unseen" { add(region, 1) }
    for region in beside { add(region, 0) }
    columns.rows += shares
    let width = ExplainTextRenderer.lineWidth - Self.indent.count
    return columns.lines.map { TerminalText.truncated($0, to: width) }
  }

  /// What Spark adds up, in the MiB that it counts in.
  private var sum: String {
    let parts = [layout.heap.heap, layout.overhead, layout.offHeap, layout.pySpark]
    return parts.filter { $0 > .zero }.map { String($0.wholeMebibytes) }.joined(separator: " + ")
      + " = \(layout.requested.wholeMebibytes)"
  }

  private var heapSetting: String {
    let role: ProcessRole = manager == .local ? .driver : layout.role
    return role.memoryKey.name
  }

  /// What each task may hold, as rows of the table behind an empty one.
  private var shares: [[String]] {
    func rows(_ share: TaskShare?, _ place: String) -> [[String]] {
      guard let share else { return [] }
      return [
        row(" ", 0, "a task\(place) at least", share.least, "half an equal share of execution"),
        row(" ", 0, "a task\(place) at most", share.most, "an equal share of all, nothing cached"),
      ]
    }
    let all = rows(process.perTask, "") + rows(process.perTaskOffHeap, ", off-heap,")
    return all.isEmpty ? [] : [[]] + all
  }

  private func row(
    _ glyph: Character, _ depth: Int, _ name: String, _ size: ByteSize, _ meaning: String
  ) -> [String] {
    let blanks = String(repeating: " ", count: 2 * depth)
    return [
      "\(glyph) \(blanks)\(name)", NumberText.grouped(size.bytes), size.description, meaning,
    ]
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

extension String {
  fileprivate var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
