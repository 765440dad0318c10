import Dispatch
import Foundation
import Synchronization

/// `Damage LOG…` cuts each log at every byte of its first and of its last 64 KiB, and turns a bit of
/// each of its bytes, and reads what is left. That nothing stops the program is the promise; what
/// became of the reading is counted, and a cut in the middle of a line that nobody was told of fails.
@main
enum Damage {
  private static let reach = 64 << 10

  static func main() throws {
    var isKept = true
    for path in CommandLine.arguments.dropFirst() {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let name = URL(fileURLWithPath: path).lastPathComponent
      say("\(name), \(bytes.count) bytes")
      let ends = (0..<bytes.count).filter { $0 < reach || bytes.count - $0 <= reach }
      let cuts = outcomes(ends) { Outcome(of: Array(bytes[..<$0]), cutFrom: bytes) }
      say("  cut   \(summary(cuts))")
      let flips = outcomes(Array(bytes.indices)) { index in
        var damaged = bytes
        damaged[index] ^= 1 << (index % 8)
        return Outcome(of: damaged, cutFrom: nil)
      }
      say("  flip  \(summary(flips))")
      isKept = isKept && cuts[.silentlyCut] == nil
    }
    exit(isKept ? 0 : 1)
  }

  /// Writes a line at once, also where nobody watches a terminal.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// How often each came out, worked out on all processors.
  private static func outcomes(
    _ places: [Int], _ outcome: @Sendable (Int) -> Outcome
  ) -> [Outcome: Int] {
    let counts = Mutex<[Outcome: Int]>([:])
    let share = 256
    DispatchQueue.concurrentPerform(iterations: (places.count + share - 1) / share) { part in
      for place in places.dropFirst(part * share).prefix(share) {
        let found = outcome(place)
        counts.withLock { $0[found, default: 0] += 1 }
      }
    }
    return counts.withLock(\.self)
  }

  private static func summary(_ counts: [Outcome: Int]) -> String {
    let all = counts.values.reduce(0, +)
    let parts = Outcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    return "\(all): " + parts.joined(separator: ", ")
  }
}
