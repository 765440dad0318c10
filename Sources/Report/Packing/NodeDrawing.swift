internal import SparkMemory

/// One kind of machine: its memory and its cores as bars, and a table of what it holds.
struct NodeDrawing {
  private static let indent = "  "
  private static let labels = ["memory", "cores"]

  let group: PackedGroup
  let executor: PackedExecutor
  let style: TerminalStyle

  var lines: [String] {
    let width = PackingTextRenderer.lineWidth
    return [style.bold(TerminalText.truncated(TerminalText.escaped(title), to: width))]
      + (bars + [""] + table).map {
        $0.isEmpty ? "" : Self.indent + TerminalText.truncated($0, to: width)
      }
  }

  var title: String {
    let kind = group.name.map { $0 + ", " } ?? ""
    let machines = group.nodes == 1 ? "1 node" : "\(NumberText.grouped(group.nodes)) nodes"
    let count = group.executors == 1 ? "1 executor" : "\(group.executors) executors"
    return "\(machines) of \(kind)\(group.cores) cores, \(group.memory) · \(count) on each"
  }

  private var bars: [String] {
    let label = (Self.labels.map(\.count).max() ?? 0) + 2
    let width = PackingTextRenderer.lineWidth - 2 * Self.indent.count - label
    let drawn = [memorySegments(width: width), coreSegments(width: width)]
    return zip(Self.labels, drawn).map { name, segments in
      TerminalText.padded(name, to: label)
        + SegmentedBar(segments: segments, width: width).rendered(style: style)
    }
  }

  /// What is reserved, the executors side by side with what is beside the heap, and what is idle.
  func memorySegments(width: Int) -> [SegmentedBar.Segment] {
    let beside = executor.granted - executor.heap
    let parts = beside > .zero ? 2 : 1
    var segments = [Self.reserved(group.reservedMemory.bytes)]
    // Every part has a cell at least, so more of them than cells could not be to scale.
    if group.executors > (width - 2) / parts {
      segments.append(Self.executor(0, (executor.granted * Int64(group.executors)).bytes))
    } else {
      for index in 0..<group.executors {
        segments.append(Self.executor(index, executor.heap.bytes))
        segments.append(
          .init(label: "overhead", value: beside.bytes, fill: "/", colour: .magenta))
      }
    }
    return segments + [Self.idle(group.idleMemory.bytes)]
  }

  /// What is reserved, the executors side by side, and what is idle.
  func coreSegments(width: Int) -> [SegmentedBar.Segment] {
    let usable = group.cores - group.reservedCores
    let used = usable - group.idleCores
    var segments = [Self.reserved(Int64(group.reservedCores))]
    let each = executor.cores ?? usable
    let whole = each > 0 ? used / each : 0
    if group.missingCores > 0 || whole > width - 2 {
      segments.append(
        .init(
          label: "executors", value: Int64(used), fill: group.missingCores > 0 ? "!" : "█",
          colour: group.missingCores > 0 ? .red : .blue))
    } else {
      for index in 0..<whole { segments.append(Self.executor(index, Int64(each))) }
    }
    return segments + [Self.idle(Int64(group.idleCores))]
  }

  private static func reserved(_ value: Int64) -> SegmentedBar.Segment {
    .init(label: "reserved", value: value, fill: "×", colour: .grey)
  }

  private static func idle(_ value: Int64) -> SegmentedBar.Segment {
    .init(label: "idle", value: value, fill: "·", colour: .grey)
  }

  private static func executor(_ index: Int, _ value: Int64) -> SegmentedBar.Segment {
    .init(
      label: "executor", value: value, fill: index % 2 == 0 ? "█" : "▓",
      colour: index % 2 == 0 ? .blue : .cyan)
  }

  private var table: [String] {
    let columns = TextColumns([.left, .right, .left], rows: rows)
    return columns.lines + [""] + TerminalText.wrap(steps, width: PackingTextRenderer.lineWidth - 4)
  }

  /// The lines of its table: a name, a figure and what it means.
  var rows: [[String]] {
    let usable = group.memory - group.reservedMemory
    let missing = group.missingCores
    return [
      [
        "executors by memory", "\(group.byMemory)",
        "\(usable) in containers of \(executor.granted)",
      ],
      ["executors by cores", byCores, coresMeaning],
      ["executors", "\(group.executors)", "limited by \(limit)"],
      ["idle memory", group.idleMemory.description, share(of: usable)],
      [
        "idle cores", "\(group.idleCores)",
        missing > 0 ? "\(missing) more are promised than there are" : "",
      ],
    ]
  }

  private var byCores: String { group.byCores.map(String.init) ?? "1" }

  private var coresMeaning: String {
    let usable = group.cores - group.reservedCores
    guard let cores = executor.cores else { return "one that takes all \(usable)" }
    let isCounted = group.countsCores || group.limit == .fixedNumber
    return "\(usable) by \(cores)" + (isCounted ? "" : ", which YARN does not count here")
  }

  private func share(of usable: ByteSize) -> String {
    guard usable > .zero else { return "" }
    return NumberText.percent(Double(group.idleMemory.bytes) / Double(usable.bytes))
      + " of what containers may have"
  }

  private var limit: String {
    switch group.limit {
    case .memory: "memory"
    case .cores: "cores"
    case .memoryAndCores: "memory and cores alike"
    case .fixedNumber:
      executor.cores == nil ? "cores: one takes them all" : "the offering's rule, not by size"
    case .refused: "the greatest container that YARN gives"
    }
  }

  var steps: String {
    let steps = group.steps
    return "By the heap alone \(group.memory) would hold \(steps.byHeapAlone) of \(executor.heap); "
      + "with overhead \(steps.withOverhead), with rounding \(steps.withRounding), "
      + "without what is reserved \(steps.withReserve), and in the end \(steps.withCores)."
  }
}
