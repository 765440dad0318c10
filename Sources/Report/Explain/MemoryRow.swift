internal import SparkMemory

/// One line of the table of a process: a region of its memory or a sum of regions.
struct MemoryRow: Hashable {
  var name: String
  var size: ByteSize
  var meaning: String
  /// How deep it lies within the lines above.
  var depth = 0
  /// The region that is drawn for it; nil for a sum and for what is no part of the drawing.
  var region: MemoryRegion?

  /// Its name behind what its part of the bar is drawn with.
  var label: String {
    "\(region?.fill ?? " ") \(String(repeating: " ", count: 2 * depth))\(name)"
  }

  private init(_ name: String, _ size: ByteSize, _ meaning: String, depth: Int = 0) {
    self.name = name
    self.size = size
    self.meaning = meaning
    self.depth = depth
  }

  private init(_ region: MemoryRegion, depth: Int) {
    self.init(region.name, region.size, region.meaning, depth: depth)
    self.region = region
  }

  /// The lines of a process's table; nil is an empty one.
  static func rows(of process: ExplainedProcess, manager: ClusterManager) -> [MemoryRow?] {
    let layout = process.layout
    let heap = layout.heap
    let inHeap = MemoryRegion.ofHeap(heap, collector: process.collector)
    func regions(_ names: String..., depth: Int) -> [MemoryRow] {
      inHeap.filter { names.contains($0.name) }.map { MemoryRow($0, depth: depth) }
    }
    var rows: [MemoryRow?] = []
    if layout.enforcesLimit {
      rows = [
        MemoryRow("granted", layout.granted, "the container; what exceeds it is killed"),
        MemoryRow("requested", layout.requested, "\(sum(layout)) MiB asked for"),
      ]
    }
    let role: ProcessRole = manager == .local ? .driver : layout.role
    rows.append(MemoryRow("heap", heap.heap, "\(role.memoryKey.name), as -Xmx"))
    if heap.maxMemory != heap.heap {
      rows.append(MemoryRow("seen by Spark", heap.maxMemory, "Runtime.maxMemory", depth: 1))
    }
    rows += regions("reserved", "user", depth: 1)
    let seen = heap.maxMemory == heap.heap ? "heap" : "seen"
    rows.append(
      MemoryRow(
        "unified", heap.unified, "\(heap.memoryFraction) × (\(seen) - reserved), shared", depth: 1))
    rows += regions("storage region", "execution", depth: 2)
    rows += regions("unseen", depth: 1)
    rows += MemoryRegion.besideHeap(layout).map { MemoryRow($0, depth: 0) }
    let shares =
      shares(process.perTask, place: "") + shares(process.perTaskOffHeap, place: ", off-heap,")
    return shares.isEmpty ? rows : rows + [nil] + shares
  }

  /// What Spark adds up, in the MiB that it counts in.
  private static func sum(_ layout: ContainerLayout) -> String {
    let parts = [layout.heap.heap, layout.overhead, layout.offHeap, layout.pySpark]
    return parts.filter { $0 > .zero }.map { String($0.wholeMebibytes) }.joined(separator: " + ")
      + " = \(layout.requested.wholeMebibytes)"
  }

  /// What each task may hold.
  private static func shares(_ share: TaskShare?, place: String) -> [MemoryRow] {
    guard let share else { return [] }
    return [
      MemoryRow("a task\(place) at least", share.least, "half an equal share of execution"),
      MemoryRow("a task\(place) at most", share.most, "an equal share of all, nothing cached"),
    ]
  }
}
