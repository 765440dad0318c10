import SparkProfile

/// What ZGC found live when it had marked the whole heap.
///
/// With generations, the old and the young one are marked one after the other in the same
/// collection; what was moved from one to the other meanwhile is counted as neither, so that their
/// sum is not too high.
///
/// Source: `ZStatHeap::print` in OpenJDK's `src/hotspot/share/gc/z/zStat.cpp`.
struct MarkedLive {
  /// What is spoken of.
  enum Generation { case whole, young, old }

  /// Minor collections run while a major one marks, so that a few are open at once.
  private static let mostOpen = 16
  private var open: [(id: Int, sizes: [Generation: Int64])] = []

  /// The generation and the size at `Mark End` of a line like `Live: - 62M (66%) 62M (66%)`; nil if
  /// it is another line.
  static func part(of message: Substring) -> (generation: Generation, live: Int64)? {
    var rest = message
    var generation = Generation.whole
    for (prefix, named) in [("Y:", Generation.young), ("y:", .young), ("O:", .old)]
    where rest.hasPrefix(prefix) {
      generation = named
      rest = rest.dropFirst(prefix.count).trimmed
    }
    guard rest.hasPrefix("Live:") else { return nil }
    let words = rest.split(separator: " ").dropFirst()
    guard words.first == "-", let size = words.dropFirst().first.flatMap(GCLogFigures.bytes) else {
      return nil
    }
    return (generation, size)
  }

  mutating func note(_ part: (generation: Generation, live: Int64), id: Int) {
    // A major collection may collect the young generation twice; the second time, with the old.
    if let index = open.firstIndex(where: { $0.id == id }) {
      open[index].sizes[part.generation] = part.live
      return
    }
    if open.count == Self.mostOpen { open.removeFirst() }
    open.append((id, [part.generation: part.live]))
  }

  /// Live data of the whole heap, in bytes; nil unless all of it was marked in this collection.
  func live(of id: Int) -> Int64? {
    guard let sizes = open.first(where: { $0.id == id })?.sizes else { return nil }
    if let whole = sizes[.whole] { return whole }
    guard let old = sizes[.old], let young = sizes[.young] else { return nil }
    return old.addingSaturated(young)
  }
}
