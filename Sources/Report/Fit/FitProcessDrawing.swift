import Advisor
import SparkMemory
import SparkProfile

/// One process as a bar with its peak and its need, and a table of what each region had, used and
/// needed.
struct FitProcessDrawing {
  private static let indent = "  "

  private let title: String
  private let layout: ContainerLayout
  private let collector: GarbageCollector
  private let used: SampledMemory
  private let heapNeed: Bracket
  private let rows: [Row]
  private let collections: [String]
  private let style: TerminalStyle

  /// A line of the table.
  private struct Row {
    var glyph: Character = " "
    var colour: TerminalStyle.Colour?
    var depth = 0
    var name: String
    var size: ByteSize?
    var used: ByteSize?
    var need: Bracket?
    /// Whether Spark has a metric for what is used of it.
    var isMeasured = true
  }

  static func executor(of report: FitReport, style: TerminalStyle) -> FitProcessDrawing? {
    let setup = report.assessment.setup
    guard let layout = setup.executor, let need = report.assessment.executorNeed else {
      return nil
    }
    let isLocal = report.assessment.profile.isLocal
    let who = isLocal ? "Driver and executor in one JVM" : "Executor"
    return FitProcessDrawing(
      title: "\(who) · \(slotsText(setup.slots)) · \(coverageText(need))",
      layout: layout,
      collector: isLocal
        ? setup.environment.driverCollector : setup.environment.executorCollector,
      used: need.used, heapNeed: need.heap, execution: need.execution, storage: need.storage,
      outsideHeap: need.outsideHeap, collected: need.collections, showsPools: true,
      ownsProcessTree: true, style: style)
  }

  static func driver(of report: FitReport, style: TerminalStyle) -> FitProcessDrawing? {
    let setup = report.assessment.setup
    guard let layout = setup.driver, !report.assessment.profile.isLocal else { return nil }
    let need = report.assessment.driverNeed
    return FitProcessDrawing(
      title: "Driver · " + (need.confidence > .none ? "sampled" : "not sampled")
        + (need.largestJobResult >= .mebibytes(1)
          ? " · \(need.largestJobResult) of results in one job" : ""),
      layout: layout, collector: setup.environment.driverCollector, used: need.used,
      heapNeed: need.heap, execution: nil, storage: nil, outsideHeap: nil,
      collected: need.collections, showsPools: false,
      // With a local-cluster master the executors are children of the driver's process.
      ownsProcessTree: setup.observedManager != .localCluster, style: style)
  }

  private init(
    title: String, layout: ContainerLayout, collector: GarbageCollector, used: SampledMemory,
    heapNeed: Bracket, execution: Bracket?, storage: Bracket?, outsideHeap: Bracket?,
    collected: CollectedHeap?, showsPools: Bool, ownsProcessTree: Bool, style: TerminalStyle
  ) {
    collections = collected.map(FitCollections.lines) ?? []
    self.title = title
    self.layout = layout
    self.collector = collector
    self.used = used
    self.heapNeed = heapNeed
    self.style = style
    let heap = layout.heap
    let sampled = used.sampledCount > 0
    func seen(_ size: ByteSize) -> ByteSize? { sampled ? size : nil }

    var rows: [Row] = []
    if layout.enforcesLimit {
      rows.append(
        Row(
          name: "container", size: layout.granted,
          used: used.hasResident ? used.resident : nil))
    }
    rows.append(Row(name: "heap", size: heap.heap, used: seen(used.heap), need: heapNeed))
    for region in MemoryRegion.ofHeap(heap, collector: collector) {
      var row = Row(
        glyph: region.fill, colour: region.colour, depth: 1, name: region.name,
        size: region.size, isMeasured: false)
      if showsPools, region.name == "storage region" {
        (row.name, row.used, row.need) = ("storage", seen(used.storage), storage)
        row.isMeasured = true
      } else if showsPools, region.name == "execution" {
        (row.used, row.need) = (seen(used.execution), execution)
        row.isMeasured = true
      } else if region.name == "storage region" {
        row.name = "storage"
      }
      rows.append(row)
    }
    var hasOverhead = false
    for region in MemoryRegion.besideHeap(layout) {
      var row = Row(
        glyph: region.fill, colour: region.colour, name: region.name, size: region.size)
      if region.name == "overhead" {
        hasOverhead = true
        row.need = outsideHeap
        row.used = Self.outside(used)
      } else if region.name == "off-heap" {
        row.used = seen(used.offHeap)
      } else {
        row.isMeasured = false
      }
      rows.append(row)
    }
    if !hasOverhead, let outsideHeap {
      rows.append(
        Row(name: "outside the heap", used: Self.outside(used), need: outsideHeap))
    }
    if used.pythonResident > .zero, ownsProcessTree {
      rows.append(Row(depth: 1, name: "Python workers", used: used.pythonResident))
    }
    self.rows = rows
  }

  /// What the processes held beyond the heap in use.
  private static func outside(_ used: SampledMemory) -> ByteSize? {
    guard used.hasResident else { return nil }
    return max(used.jvmResident - used.heap, used.reportedOutsideHeap)
      + used.pythonResident + used.otherResident
  }

  var lines: [String] {
    [style.bold(TerminalText.truncated(title, to: FitTextRenderer.lineWidth))]
      + (bar + [""] + table + collections).map { $0.isEmpty ? "" : Self.indent + $0 }
  }

  private var bar: [String] {
    let width = FitTextRenderer.lineWidth - 2 * Self.indent.count
    let regions =
      MemoryRegion.ofHeap(layout.heap, collector: collector) + MemoryRegion.besideHeap(layout)
    let drawn = SegmentedBar(segments: regions.map(\.segment), width: width)
    var marks: [BarMarks.Mark] = []
    if used.sampledCount > 0 {
      marks.append(.tick(at: used.heap.bytes, label: "heap \(used.heap) at peak"))
    }
    marks.append(
      .bracket(
        low: heapNeed.low.bytes, high: heapNeed.high?.bytes, label: "need \(heapNeed)"))
    return [drawn.rendered(style: style)]
      + BarMarks(marks).lines(under: drawn, lineWidth: width, style: style)
  }

  private var table: [String] {
    var columns = TextColumns([.left, .right, .right, .left], gap: 4)
    columns.rows.append(["", "has", "used at peak", "needs"])
    for row in rows {
      columns.rows.append([
        style.paint(String(row.glyph), row.colour) + " "
          + String(repeating: "  ", count: row.depth) + row.name,
        row.size?.description ?? "", row.used?.description ?? (row.isMeasured ? "–" : ""),
        row.need?.description ?? "",
      ])
    }
    var lines = columns.lines
    if !lines.isEmpty { lines[0] = style.dim(lines[0]) }
    return lines
  }

  private static func slotsText(_ slots: Int) -> String {
    slots == 1 ? "1 task at a time" : "\(slots) tasks at once"
  }

  private static func coverageText(_ need: ExecutorNeed) -> String {
    need.used.sampledCount == 0
      ? "not sampled"
      : "\(need.used.sampledCount) of \(need.used.count) sampled, "
        + "\(need.confidence.word) confidence"
  }
}
