import SparkProfile
import SystemPackage

/// Puts the files of one JVM together that rotation made of its log: `gc.log`, `gc.log.0`, ….
///
/// Rotation goes round, so the number says nothing of the order, and a JVM that starts where another
/// one wrote renames that one's file to look rotated. What decides is therefore time: the start that
/// the files agree on, or else uptimes that follow on one another.
enum GCLogRotation {
  /// The clock and the uptime are read one after the other.
  private static let tolerance: Int64 = 2000

  /// One log for every JVM.
  static func joined(_ logs: [GCLog]) -> [GCLog] {
    let families = Dictionary(grouping: logs) { family(of: $0.path) }
    return families.values.flatMap(join).sorted { $0.path < $1.path }
  }

  /// The path without the number of rotation and a suffix for compression.
  static func family(of path: String) -> String {
    var path = path[...]
    for suffix in [".gz", ".zst", ".lz4", ".snappy", ".lzf"] where path.hasSuffix(suffix) {
      path = path.dropLast(suffix.count)
    }
    guard let dot = path.lastIndex(of: "."), dot != path.startIndex else { return String(path) }
    let number = path[path.index(after: dot)...]
    let isNumber = !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
    return String(isNumber ? path[..<dot] : path)
  }

  private static func join(_ logs: [GCLog]) -> [GCLog] {
    guard logs.count > 1 else { return logs }
    let ordered = logs.sorted {
      ($0.startTime ?? 0, $0.firstUptime ?? 0, $0.path) < (
        $1.startTime ?? 0, $1.firstUptime ?? 0, $1.path
      )
    }
    var result: [GCLog] = []
    for log in ordered {
      guard let index = result.lastIndex(where: { follows(log, on: $0) }) else {
        result.append(log)
        continue
      }
      result[index].append(log)
    }
    return result
  }

  private static func follows(_ log: GCLog, on earlier: GCLog) -> Bool {
    guard !log.hasBeginning else { return false }
    if let start = log.startTime, let earlierStart = earlier.startTime,
      log.firstUptime != 0
    {
      return abs(start.subtractingReportingOverflow(earlierStart).partialValue) <= tolerance
    }
    guard let first = log.firstUptime, let last = earlier.lastUptime else { return false }
    return first >= last
  }
}

extension GCLog {
  /// Adds what a later file of the same JVM tells.
  mutating func append(_ later: GCLog) {
    collections.merge(later.collections)
    startTime = startTime ?? later.startTime
    lastUptime = [lastUptime, later.lastUptime].compactMap(\.self).max()
    lineCount += later.lineCount
    foreignLines += later.foreignLines
    unknownLines += later.unknownLines
    damage = damage ?? later.damage
    // The file without a number is the one that people name.
    path = GCLogRotation.family(of: path)
  }
}
