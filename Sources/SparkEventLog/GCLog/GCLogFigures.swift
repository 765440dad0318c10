import SparkProfile

/// The figures at the end of a line that says that a collection or a pause is over:
/// `31M->25M(380M) 9.030ms`, `10M(10%)->8M(8%)`, `0.014ms`.
struct GCLogFigures {
  /// Used heap when it began, in bytes.
  var before: Int64?
  /// Used heap when it ended, in bytes.
  var after: Int64?
  /// Committed heap, in bytes.
  var committed: Int64?
  /// How long it took.
  var microseconds: Int64?

  /// Reads the last two words of a message; nil if neither is a figure, as when something begins.
  init?(_ message: Substring) {
    var rest = message
    if let word = Self.lastWord(&rest), let duration = Self.microseconds(word) {
      microseconds = duration
    } else {
      rest = message
    }
    if let word = Self.lastWord(&rest), let arrow = word.firstRange(of: "->") {
      let from = word[..<arrow.lowerBound]
      let to = word[arrow.upperBound...]
      before = Self.bytes(from.prefix { $0 != "(" })
      after = Self.bytes(to.prefix { $0 != "(" })
      let room = to.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      committed = Self.bytes(room)
    }
    guard microseconds != nil || (before != nil && after != nil) else { return nil }
  }

  private static func lastWord(_ text: inout Substring) -> Substring? {
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return nil }
    let space = trimmed.utf8.lastIndex(of: 0x20)
    let word = space.map { trimmed[trimmed.utf8.index(after: $0)...] } ?? trimmed
    text = space.map { trimmed[..<$0] } ?? ""
    return word
  }

  /// Bytes of `512B`, `8M` and their like. Without a unit it is no size.
  static func bytes(_ text: Substring) -> Int64? {
    let units: [(UInt8, Int64)] = [
      (UInt8(ascii: "B"), 1), (UInt8(ascii: "K"), 1 << 10), (UInt8(ascii: "M"), 1 << 20),
      (UInt8(ascii: "G"), 1 << 30), (UInt8(ascii: "T"), 1 << 40),
    ]
    guard let last = text.utf8.last, let unit = units.first(where: { $0.0 == last })?.1,
      let number = Int64(text.dropLast()), number >= 0
    else { return nil }
    return number.multipliedSaturated(by: unit)
  }

  /// Microseconds of `9.030ms`, `0.050s`, `12us` or `12345ns`.
  static func microseconds(_ text: Substring) -> Int64? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let factor: Double
    switch text[digits.endIndex...] {
    case "s": factor = 1_000_000
    case "ms": factor = 1000
    case "us": factor = 1
    case "ns": factor = 0.001
    default: return nil
    }
    // A JVM writes the comma where the locale does.
    guard let number = Double(digits.replacing(",", with: ".")), number >= 0 else { return nil }
    return Int64(exactly: (number * factor).rounded())
  }
}
