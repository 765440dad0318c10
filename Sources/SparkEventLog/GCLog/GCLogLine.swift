/// A line of the JVM's unified logging: decorations in brackets, then a message.
///
/// Source: JEP 158 and `src/hotspot/share/logging/logDecorators.hpp` of OpenJDK.
struct GCLogLine {
  /// Milliseconds since the JVM's start.
  var uptime: Int64?
  /// Milliseconds since 1970.
  var time: Int64?
  /// The number of the collection, from `GC(12)`.
  var id: Int?
  /// What follows, without blanks at either end.
  var message: Substring = ""

  /// Reads a line; nil if it is not of this form.
  init?(_ line: Substring) {
    var rest = line
    var hasDecorations = false
    while rest.utf8.first == UInt8(ascii: "["),
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "]"))
    {
      readDecoration(rest[rest.utf8.index(after: rest.startIndex)..<end].trimmed)
      rest = rest[line.utf8.index(after: end)...]
      hasDecorations = true
    }
    rest = rest.trimmed
    // JDK 8 wrote brackets too, but around the message: what is within is no decoration.
    if hasDecorations, !isPlausible { return nil }
    if rest.hasPrefix("GC("), let end = rest.utf8.firstIndex(of: UInt8(ascii: ")")) {
      guard let number = Int(rest.dropFirst(3)[..<end]) else { return nil }
      id = number
      rest = rest[rest.utf8.index(after: end)...].trimmed
    }
    guard hasDecorations || id != nil || rest.hasPrefix("Using ") else { return nil }
    message = rest
  }

  private var isPlausible = false

  private mutating func readDecoration(_ text: Substring) {
    if let milliseconds = Self.duration(text) {
      isPlausible = true
      // A count of milliseconds since 1970 and one since the start look alike, save for the size.
      if milliseconds > Self.firstPlausibleTime {
        time = time ?? milliseconds
      } else {
        uptime = uptime ?? milliseconds
      }
    } else if let date = Self.date(text) {
      isPlausible = true
      time = time ?? date
    } else {
      let name = text.prefix { $0 != "," }
      isPlausible =
        isPlausible || Self.levelsAndTags.contains(name)
        || text.utf8.allSatisfy { (0x30...0x39).contains($0) } && !text.isEmpty
    }
  }

  private static let levelsAndTags: Set<Substring> = [
    "trace", "debug", "info", "warning", "error", "gc", "safepoint",
  ]
  /// The year 2001; no JVM has run for as long.
  private static let firstPlausibleTime: Int64 = 1_000_000_000_000

  /// Milliseconds of `0.012s`, `12ms` or `12345678ns`.
  private static func duration(_ text: Substring) -> Int64? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first),
      let microseconds = GCLogFigures.microseconds(text)
    else { return nil }
    return microseconds / 1000
  }

  /// Milliseconds since 1970 of `2026-11-21T09:29:56.789+0000`.
  private static func date(_ text: Substring) -> Int64? {
    let bytes = Array(text.utf8.prefix(29))
    guard bytes.count >= 23, bytes[4] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int64? {
      guard range.upperBound <= bytes.count else { return nil }
      return Int64(String(decoding: bytes[range], as: UTF8.self))
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let milliseconds = number(20..<23), (1...12).contains(month)
    else { return nil }
    // Days since 1970 in the Gregorian calendar, with the year begun in March, so that the day
    // that only some years have is the last.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    var seconds = days * 86_400 + hour * 3600 + minute * 60 + second
    if bytes.count >= 28, let zoneHours = number(24..<26), let zoneMinutes = number(26..<28) {
      let zone = zoneHours * 3600 + zoneMinutes * 60
      seconds -= bytes[23] == UInt8(ascii: "-") ? -zone : zone
    }
    return seconds * 1000 + milliseconds
  }
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: Substring {
    var text = self
    while let first = text.utf8.first, first == 0x20 || first == 0x09 {
      text = text[text.utf8.index(after: text.startIndex)...]
    }
    while let last = text.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D {
      text = text[..<text.utf8.index(before: text.endIndex)]
    }
    return text
  }
}
