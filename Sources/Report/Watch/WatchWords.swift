import Advisor
import SparkMemory
import Watch

/// How figures of a running application are written.
enum WatchWords {
  /// Bytes in four cells at most: `612M`, `1.2G`, `0`.
  static func shortSize(_ bytes: Int64) -> String {
    var value = Double(max(0, bytes))
    for letter in ["B", "K", "M", "G", "T", "P"] {
      if value < 999.5 {
        let hasDecimal = value < 9.95 && letter != "B"
        let number = NumberText.fixed(value, decimals: hasDecimal ? 1 : 0)
        return number == "0" ? "0" : number + letter
      }
      value /= 1024
    }
    return "many"
  }

  /// Bytes a second, short; a dash where nothing is known.
  static func shortRate(_ rate: Double?) -> String {
    guard let rate, rate.isFinite else { return "–" }
    return rate < 1 ? "0" : shortSize(Int64(min(rate, 0x1p62)))
  }

  /// Bytes a second for a sentence: `12 MiB/s`.
  static func rate(_ rate: Double) -> String {
    "\(ByteSize(bytes: Int64(min(max(rate, 0), 0x1p62))))/s"
  }

  /// A share in four cells: `98%`.
  static func shortShare(_ share: Double?) -> String {
    guard let share, share.isFinite else { return "–" }
    return NumberText.fixed(min(share, 9.99) * 100, decimals: 0) + "%"
  }

  /// A time of day in UTC: `14:03:22 UTC`.
  static func timeOfDay(_ milliseconds: Int64) -> String {
    let day: Int64 = 86_400
    let second = ((milliseconds / 1000) % day + day) % day
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) UTC"
  }

  /// A count with its noun: `1 job`, `3 jobs`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)" + (count == 1 ? "" : "s")
  }

  /// A wait in whole seconds.
  static func seconds(_ milliseconds: Int64) -> String {
    milliseconds % 1000 == 0 || milliseconds >= 10_000
      ? "\(milliseconds / 1000) s" : NumberText.fixed(Double(milliseconds) / 1000) + " s"
  }

  /// What a region is called in a sentence.
  static func name(_ region: MemoryRegionKind) -> String {
    switch region {
    case .heap: "heap"
    case .unified: "unified"
    case .storage: "storage"
    case .container: "container"
    }
  }

  /// What a region is called where there is room for four cells.
  static func shortName(_ region: MemoryRegionKind) -> String {
    switch region {
    case .heap: "heap"
    case .unified: "unif"
    case .storage: "stor"
    case .container: "rss"
    }
  }

  /// How bad a share of a limit is; nil for what says nothing, as a heap's peak does.
  static func colour(_ gauge: Gauge, of region: MemoryRegionKind) -> TerminalStyle.Colour? {
    guard region != .heap, let share = gauge.share else { return nil }
    // A full unified memory slows down, a full container kills.
    let worst: TerminalStyle.Colour = region == .container ? .red : .yellow
    return share >= 0.9 ? worst : share >= 0.75 ? .yellow : .green
  }

  static func glyph(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "✗"
    case .warning: "!"
    case .note: "·"
    }
  }

  static func colour(_ severity: Finding.Severity) -> TerminalStyle.Colour? {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: nil
    }
  }

  /// A bar of so many cells; what is above nothing has one at least.
  static func bar(_ share: Double, width: Int) -> String {
    let whole = min(max(share.isFinite ? share : 0, 0), 1) * Double(max(0, width))
    let filled = share > 0 ? min(max(1, Int(whole.rounded())), max(0, width)) : 0
    return String(repeating: "█", count: filled)
      + String(repeating: "░", count: max(0, width - filled))
  }
}
