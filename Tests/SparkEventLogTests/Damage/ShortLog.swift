@testable import SparkEventLog

/// A real log of few and short lines, one or two of each kind, so that it can be cut at every byte.
enum ShortLog {
  static func lines() throws -> [[UInt8]] {
    var seen: [String: Int] = [:]
    return zip(
      try ReferenceLog.named("executor-heap.zstd").lines,
      try ReferenceLog.named("executor-heap.zstd").events
    ).compactMap { line, event in
      let name = event["Event"].text ?? ""
      guard line.count < 2500, seen[name, default: 0] < 2 else { return nil }
      seen[name, default: 0] += 1
      return line
    }
  }

  static func bytes() throws -> [UInt8] {
    try lines().flatMap { $0 + [0x0A] }
  }
}
