internal import SparkMemory

/// One part of a process's memory as it is drawn: its share of the bar and its line in the table.
struct MemoryRegion: Hashable {
  var name: String
  var size: ByteSize
  var fill: Character
  var colour: TerminalStyle.Colour?
  var meaning: String

  /// The parts of the heap, in the order of the bar.
  static func ofHeap(_ heap: HeapLayout, collector: GarbageCollector) -> [MemoryRegion] {
    var regions = [
      MemoryRegion(
        name: "reserved", size: heap.reserved, fill: "▓", colour: .grey,
        meaning: "for Spark itself, fixed"),
      MemoryRegion(
        name: "user", size: heap.user, fill: "░", colour: .yellow,
        meaning: "the application's own objects, uncounted"),
      MemoryRegion(
        name: "storage region", size: heap.storageRegion, fill: "▒", colour: .cyan,
        meaning: "cached blocks are safe up to here"),
      MemoryRegion(
        name: "execution", size: heap.executionRegion, fill: "█", colour: .blue,
        meaning: "shuffles, joins, sorts, aggregations"),
    ]
    if heap.hidden > .zero {
      regions.append(
        MemoryRegion(
          name: "unseen", size: heap.hidden, fill: "×", colour: .grey,
          meaning: "kept from Spark by the \(collector.displayName) collector"))
    }
    return regions
  }

  /// The parts beside the heap, in the order of the bar.
  static func besideHeap(_ layout: ContainerLayout) -> [MemoryRegion] {
    let isCounted = layout.manager.hasContainers
    let all = [
      MemoryRegion(
        name: "overhead", size: layout.overhead, fill: "/", colour: .magenta,
        meaning: "\(layout.overheadReason ?? "set"): threads, metaspace, buffers"),
      MemoryRegion(
        name: "off-heap", size: layout.offHeap, fill: "#", colour: .green,
        meaning: isCounted
          ? "execution and storage outside the heap" : "used, and accounted for by nobody"),
      MemoryRegion(
        name: "PySpark", size: layout.pySpark, fill: "%", colour: .red,
        meaning: "limit of all Python workers together"),
      MemoryRegion(
        name: "rounding", size: layout.roundedUp, fill: "·", colour: .grey,
        meaning: "given, and not asked for"),
    ]
    return all.filter { $0.size > .zero }
  }

  var segment: SegmentedBar.Segment {
    SegmentedBar.Segment(label: name, value: size.bytes, fill: fill, colour: colour)
  }
}
