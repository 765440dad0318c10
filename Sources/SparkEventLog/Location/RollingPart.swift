/// One file of a rolling log: `events_<index>_<application>[.<codec>][.compact]`.
///
/// Source: `core/…/deploy/history/EventLogFileWriters.scala` and `EventLogFileReaders.scala`.
struct RollingPart: Hashable {
  var name: String
  var index: Int
  /// Written by the History Server in place of all parts up to this index.
  var isCompacted: Bool
  /// Application and attempt as Spark spells them in names, where it leaves no dot.
  var application: String

  init?(name: String) {
    let fields = name.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0] == "events", let index = Int(fields[1]), index > 0,
      !name.hasSuffix(".crc")
    else { return nil }
    self.name = name
    self.index = index
    isCompacted = name.hasSuffix(".compact")
    application = String(fields[2].prefix { $0 != "." })
  }

  /// The parts of one application in the order in which Spark reads them: by number, and nothing
  /// before the last compacted part.
  static func inReadingOrder(_ parts: [RollingPart]) -> [RollingPart] {
    let parts = parts.sorted {
      ($0.index, $0.isCompacted ? 1 : 0) < ($1.index, $1.isCompacted ? 1 : 0)
    }
    guard let compacted = parts.lastIndex(where: \.isCompacted) else { return parts }
    return Array(parts[compacted...])
  }

  /// The indices that are missing between the first part and the last. Without a compacted part
  /// the first is 1.
  static func missing(in parts: [RollingPart]) -> [Int] {
    guard let first = parts.first, let last = parts.last else { return [] }
    let present = Set(parts.map(\.index))
    let start = first.isCompacted ? first.index : 1
    // A part that names itself the billionth is a wrong name, not a billion missing parts.
    return (start...last.index).lazy.filter { !present.contains($0) }.prefix(100).map { $0 }
  }
}
