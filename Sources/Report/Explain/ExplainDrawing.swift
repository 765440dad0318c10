internal import SparkMemory

/// Lays processes out from top to bottom, all to one scale.
struct ExplainDrawing {
  private static let width = 960.0
  private static let margin = 24.0
  private static let barHeight = 46.0
  private static let rowHeight = 20.0
  private static let barWidth = width - 2 * margin

  private let sides: [ExplainedSide]
  private let hasTables: Bool
  private var y = margin
  private var content: [Markup] = []

  init(sides: [ExplainedSide], hasTables: Bool) {
    self.sides = sides
    self.hasTables = hasTables
  }

  /// The drawing as an element that stands alone or within a page.
  mutating func svg() -> Markup {
    y = Self.margin
    content = []
    let greatest =
      sides.flatMap(\.processes).map { Self.total($0.process) }.max() ?? ByteSize(bytes: 1)
    for (index, side) in sides.enumerated() {
      if index > 0 { y += Self.margin }
      addText(headline(side), x: Self.margin, size: 13, style: "faint")
      y += 14
      for (title, process) in side.processes {
        add(process, title: title, manager: side.report.manager, greatest: greatest)
      }
      if let packing = side.report.packing { add(packing, label: side.label) }
    }
    let height = Self.figure(y)
    let label = sides.flatMap(\.processes).map(\.title).joined(separator: "; ")
    let paper = Markup.element(
      "rect", ["class": "paper", "width": Self.figure(Self.width), "height": height])
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(Self.figure(Self.width)) \(height)",
        "width": Self.figure(Self.width), "height": height, "role": "img",
        "aria-label": label,
      ],
      [.element("style", [:], [.styleSheet(DrawingStyle.sheet)]), paper] + content)
  }

  private func headline(_ side: ExplainedSide) -> String {
    let headline = ExplainHeadline.text(side.report)
    return side.label.map { "\($0) · \(headline)" } ?? headline
  }

  private static func regions(_ process: ExplainedProcess) -> [MemoryRegion] {
    MemoryRegion.ofHeap(process.layout.heap, collector: process.collector)
      + MemoryRegion.besideHeap(process.layout)
  }

  private static func total(_ process: ExplainedProcess) -> ByteSize {
    regions(process).reduce(.zero) { $0 + $1.size }
  }

  private mutating func add(
    _ process: ExplainedProcess, title: String, manager: ClusterManager, greatest: ByteSize
  ) {
    y += 22
    addText(title, x: Self.margin, size: 16, style: "ink", weight: "600")
    y += 12
    let scale = Self.barWidth / Double(max(greatest.bytes, 1))
    addBar(process, scale: scale)
    addBrackets(process.layout, scale: scale)
    if hasTables {
      addTable(process, manager: manager)
    }
    y += 14
  }

  private mutating func addBar(_ process: ExplainedProcess, scale: Double) {
    var x = Self.margin
    for region in Self.regions(process) {
      let width = Double(region.size.bytes) * scale
      content.append(
        .element(
          "rect",
          [
            "class": "edge \(DrawingStyle.name(of: region.name))", "x": Self.figure(x),
            "y": Self.figure(y), "width": Self.figure(width),
            "height": Self.figure(Self.barHeight),
          ], [.element("title", text: "\(region.name): \(region.size)")]))
      addLabel(of: region, x: x + width / 2, width: width)
      x += width
    }
    y += Self.barHeight
  }

  /// Name and size within a part of the bar, or the size alone, as far as there is room.
  private mutating func addLabel(of region: MemoryRegion, x: Double, width: Double) {
    func fits(_ text: String) -> Bool { DrawingStyle.width(of: text, size: 12) + 6 <= width }
    let size = region.size.description
    guard fits(size) else { return }
    let lines = fits(region.name) ? [(region.name, y + 20), (size, y + 36)] : [(size, y + 28)]
    content += lines.map { text, line in
      Self.text(text, x: x, y: line, size: 12, style: "on", anchor: "middle")
    }
  }

  /// From where to where unified memory, the heap and the container reach.
  private mutating func addBrackets(_ layout: ContainerLayout, scale: Double) {
    let heap = layout.heap
    let start = heap.reserved + heap.user
    addBracket(from: start, to: start + heap.unified, "unified \(heap.unified)", scale: scale)
    let ofHeap = max(heap.maxMemory, heap.heap)
    addBracket(from: .zero, to: ofHeap, "heap \(heap.heap)", scale: scale)
    guard layout.enforcesLimit else { return }
    addBracket(from: .zero, to: layout.granted, "container \(layout.granted)", scale: scale)
  }

  private mutating func addBracket(
    from low: ByteSize, to high: ByteSize, _ label: String, scale: Double
  ) {
    let left = Self.margin + Double(low.bytes) * scale
    let right = max(Self.margin + Double(high.bytes) * scale, left + 2)
    let line = y + 12
    let path =
      "M\(Self.figure(left)) \(Self.figure(line - 4))v8M\(Self.figure(left)) "
      + "\(Self.figure(line))H\(Self.figure(right))M\(Self.figure(right)) "
      + "\(Self.figure(line - 4))v8"
    content.append(.element("path", ["class": "line", "d": path]))
    let room = DrawingStyle.width(of: label, size: 12) + 16
    let middle = (left + right) / 2
    if room <= right - left {
      content.append(
        .element(
          "rect",
          [
            "class": "paper", "x": Self.figure(middle - room / 2), "y": Self.figure(line - 8),
            "width": Self.figure(room), "height": "16",
          ]))
      content.append(
        Self.text(label, x: middle, y: line + 4, size: 12, style: "ink", anchor: "middle"))
    } else if right + room <= Self.width {
      content.append(Self.text(label, x: right + 8, y: line + 4, size: 12, style: "ink"))
    } else {
      content.append(
        Self.text(label, x: left - 8, y: line + 4, size: 12, style: "ink", anchor: "end"))
    }
    y += 20
  }

  /// A node of each kind, filled with executors: its memory and its cores.
  private mutating func add(_ packing: PackingReport, label: String?) {
    for group in packing.groups {
      let node = NodeDrawing(group: group, executor: packing.executor, style: .plain)
      y += 22
      addText(
        (label.map { "\($0) · " } ?? "") + node.title, x: Self.margin, size: 16, style: "ink",
        weight: "600")
      for (name, segments) in [
        ("memory", node.memorySegments(width: Int(Self.barWidth))),
        ("cores", node.coreSegments(width: Int(Self.barWidth))),
      ] {
        y += 18
        addText(name, x: Self.margin, size: 12, style: "faint")
        y += 6
        addNodeBar(segments)
      }
      y += 14
    }
  }

  private mutating func addNodeBar(_ segments: [SegmentedBar.Segment]) {
    let total = segments.reduce(0.0) { $0 + Double($1.value) }
    guard total > 0 else { return }
    var x = Self.margin
    for segment in segments where segment.value > 0 {
      let width = Double(segment.value) / total * Self.barWidth
      content.append(
        .element(
          "rect",
          [
            "class": "edge \(DrawingStyle.name(ofNodePart: segment))", "x": Self.figure(x),
            "y": Self.figure(y), "width": Self.figure(width), "height": "26",
          ], [.element("title", text: segment.label)]))
      x += width
    }
    y += 26
  }

  private mutating func addTable(_ process: ExplainedProcess, manager: ClusterManager) {
    y += 8
    for row in MemoryRow.rows(of: process, manager: manager) {
      guard let row else {
        y += Self.rowHeight / 2
        continue
      }
      let base = y + 14
      let indent = Double(row.depth) * 14
      if let region = row.region {
        content.append(
          .element(
            "rect",
            [
              "class": DrawingStyle.name(of: region.name), "x": Self.figure(Self.margin + indent),
              "y": Self.figure(y + 4), "width": "12", "height": "12", "rx": "2",
            ]))
      }
      content.append(
        Self.text(row.name, x: Self.margin + 20 + indent, y: base, size: 13, style: "ink"))
      content.append(
        Self.text(
          NumberText.grouped(row.size.bytes), x: 340, y: base, size: 13, style: "ink number",
          anchor: "end"))
      content.append(
        Self.text(
          row.size.description, x: 430, y: base, size: 13, style: "ink number", anchor: "end"))
      content.append(Self.text(row.meaning, x: 450, y: base, size: 13, style: "faint"))
      y += Self.rowHeight
    }
  }

  private mutating func addText(
    _ text: String, x: Double, size: Double, style: String, weight: String? = nil
  ) {
    content.append(Self.text(text, x: x, y: y, size: size, style: style, weight: weight))
  }

  private static func text(
    _ text: String, x: Double, y: Double, size: Double, style: String, anchor: String? = nil,
    weight: String? = nil
  ) -> Markup {
    var attributes = [
      Markup.Attribute("class", style), .init("x", figure(x)), .init("y", figure(y)),
      .init("font-size", figure(size)),
    ]
    if let anchor { attributes.append(.init("text-anchor", anchor)) }
    if let weight { attributes.append(.init("font-weight", weight)) }
    return .element("text", attributes, [.text(text)])
  }

  /// A number with at most two decimals and no more than it needs.
  private static func figure(_ value: Double) -> String {
    var text = NumberText.fixed(value, decimals: 2).filter { $0 != "," }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
