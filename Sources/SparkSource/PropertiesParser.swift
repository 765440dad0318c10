/// Reads the grammar of `java.util.Properties`, in which `spark-defaults.conf` is written.
///
/// Works on UTF-16, because that is what its `\uXXXX` escapes spell.
/// Source: `java.util.Properties.load` and Spark's `Utils.getPropertiesFromFile`, which trims values.
struct PropertiesParser {
  private let units: [UInt16]
  private let file: String
  private var index = 0
  private var line = 1

  init(_ text: String, file: String) {
    units = Array(text.utf16)
    self.file = file
  }

  init(_ text: SourceText) {
    units = text.units
    file = text.file
  }

  /// A setting, and the offsets of what is written for it.
  struct Found {
    var entry: ConfigurationEntry
    var key: Range<Int>
    var value: Range<Int>
    var line: Range<Int>
  }

  mutating func entries() throws(SourceError) -> [ConfigurationEntry] {
    var result: [ConfigurationEntry] = []
    while let found = try next() { result.append(found.entry) }
    return result
  }

  /// The next setting; nil at the end. After an error the line behind it is next.
  mutating func next() throws(SourceError) -> Found? {
    guard skipToContent() else { return nil }
    let location = SourceLocation(file: file, line: line)
    let start = index
    let logical = logicalLine()
    var at = 0
    let key = try unescaped(logical.units, from: &at, isKey: true)
    let keyEnd = at
    skipSeparator(logical.units, &at)
    let valueStart = at
    let value = try unescaped(logical.units, from: &at, isKey: false)
    var valueEnd = at
    while valueEnd > valueStart, logical.units[valueEnd - 1] <= 0x20 { valueEnd -= 1 }
    return Found(
      entry: ConfigurationEntry(key: key, value: value.trimmedAsSpark, location: location),
      key: logical.place(0..<keyEnd, from: start),
      value: logical.place(valueStart..<valueEnd, from: start), line: start..<index)
  }

  /// A line with what continues it, and where each unit of it stands.
  private struct LogicalLine {
    var units: [UInt16] = []
    var offsets: [Int] = []

    mutating func append(_ unit: UInt16, at offset: Int) {
      units.append(unit)
      offsets.append(offset)
    }

    /// Where a part of it stands in the text.
    func place(_ part: Range<Int>, from start: Int) -> Range<Int> {
      guard !part.isEmpty, part.upperBound <= offsets.count else {
        let end = offsets.prefix(part.lowerBound).last.map { $0 + 1 } ?? start
        return end..<end
      }
      return offsets[part.lowerBound]..<(offsets[part.upperBound - 1] + 1)
    }
  }

  /// Moves to the next line that is neither blank nor a comment; false at the end.
  private mutating func skipToContent() -> Bool {
    while index < units.count {
      let unit = units[index]
      if unit.isBlank {
        index += 1
      } else if unit.isLineEnd {
        passLineEnd()
      } else if unit == UInt16(ascii: "#") || unit == UInt16(ascii: "!") {
        while index < units.count, !units[index].isLineEnd { index += 1 }
      } else {
        return true
      }
    }
    return false
  }

  private mutating func passLineEnd() {
    let isPair =
      units[index] == UInt16(ascii: "\r") && index + 1 < units.count
      && units[index + 1] == UInt16(ascii: "\n")
    index += isPair ? 2 : 1
    line += 1
  }

  /// A line and those that continue it, each behind a backslash, with escapes as they are.
  private mutating func logicalLine() -> LogicalLine {
    var result = LogicalLine()
    while index < units.count, !units[index].isLineEnd {
      guard units[index] == UInt16(ascii: "\\") else {
        result.append(units[index], at: index)
        index += 1
        continue
      }
      index += 1
      guard index < units.count else { break }
      if units[index].isLineEnd {
        passLineEnd()
        while index < units.count, units[index].isBlank { index += 1 }
      } else {
        result.append(UInt16(ascii: "\\"), at: index - 1)
        result.append(units[index], at: index)
        index += 1
      }
    }
    if index < units.count { passLineEnd() }
    return result
  }

  private func skipSeparator(_ line: [UInt16], _ at: inout Int) {
    while at < line.count, line[at].isBlank { at += 1 }
    if at < line.count, line[at].isSeparator { at += 1 }
    while at < line.count, line[at].isBlank { at += 1 }
  }

  /// The text up to the separator, for a key, or to the end of the line.
  private func unescaped(
    _ line: [UInt16], from at: inout Int, isKey: Bool
  ) throws(SourceError) -> String {
    var result: [UInt16] = []
    while at < line.count {
      let unit = line[at]
      if isKey, unit.isBlank || unit.isSeparator { break }
      at += 1
      guard unit == UInt16(ascii: "\\"), at < line.count else {
        result.append(unit)
        continue
      }
      let escape = line[at]
      at += 1
      if escape == UInt16(ascii: "u") {
        result.append(try hexadecimal(line, &at))
      } else {
        result.append(Self.controls[escape] ?? escape)
      }
    }
    return String(decoding: result, as: UTF16.self)
  }

  private func hexadecimal(_ line: [UInt16], _ at: inout Int) throws(SourceError) -> UInt16 {
    let digits = String(decoding: line[at..<min(at + 4, line.count)], as: UTF16.self)
    let isHexadecimal = digits.count == 4 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
    guard isHexadecimal, let unit = UInt16(digits, radix: 16) else {
      throw SourceError(
        .malformed, at: SourceLocation(file: file, line: max(1, self.line - 1)),
        "\\u must be followed by four hexadecimal digits; write \\\\u for a plain \\u")
    }
    at += 4
    return unit
  }

  private static let controls: [UInt16: UInt16] = [
    UInt16(ascii: "t"): 0x09, UInt16(ascii: "n"): 0x0A, UInt16(ascii: "f"): 0x0C,
    UInt16(ascii: "r"): 0x0D,
  ]
}

extension UInt16 {
  fileprivate init(ascii scalar: Unicode.Scalar) {
    self = UInt16(truncatingIfNeeded: scalar.value)
  }

  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0C }

  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  fileprivate var isSeparator: Bool {
    self == UInt16(ascii: "=") || self == UInt16(ascii: ":")
  }
}

extension String {
  /// The text without blanks at its ends, where escaped line ends stay.
  ///
  /// Source: Spark's `Utils.trimExceptCRLF`.
  fileprivate var trimmedAsSpark: String {
    func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value <= 0x20 && scalar != "\r" && scalar != "\n"
    }
    var rest = Substring(self).unicodeScalars
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }
}
