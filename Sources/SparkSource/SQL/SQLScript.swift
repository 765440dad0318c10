/// The `SET` commands of an SQL script, which a running session hears.
///
/// Source: `SqlBaseLexer.g4` for strings and comments, `SqlBaseParser.g4` for `SET key=value`.
public enum SQLScript {
  /// The settings of a text, and its queries where they tell Spark how to run them.
  public static func reading(of text: SourceText) -> SourceReading {
    let code = CodeText(text)
    return CodeReader.sql(code, parts: [0..<code.units.count])
  }

  /// The settings of a text; none where there is no `SET spark.…`.
  static func settings(of text: SourceText) -> SourceReading {
    var reading = SourceReading(of: text)
    var configuration = WrittenConfiguration(
      .sql, in: text, at: text.place(0..<text.units.count))
    var scanner = SQLScanner(text.units)
    while let statement = scanner.next() {
      if let setting = setting(statement, in: text) { configuration.settings.append(setting) }
    }
    if !configuration.settings.isEmpty { reading.configurations = [configuration] }
    return reading
  }

  /// The setting of a statement `SET key = value`; nil for any other statement.
  private static func setting(_ statement: [Int], in text: SourceText) -> WrittenSetting? {
    let units = statement.map { text.units[$0] }
    let words = String(decoding: units.prefix(4), as: UTF16.self).lowercased()
    guard words.hasPrefix("set"), words.utf16.dropFirst(3).first.map(isBlank) == true else {
      return nil
    }
    guard let sign = units.firstIndex(of: .equals) else { return nil }
    let name = trimmed(3..<sign, of: units)
    let value = trimmed((sign + 1)..<units.count, of: units)
    let key = unquoted(String(decoding: units[name], as: UTF16.self))
    guard key.hasPrefix("spark."), !name.isEmpty else { return nil }
    func place(_ part: Range<Int>) -> SourcePlace {
      guard let first = part.first, let last = part.last else {
        return text.place(statement[name.lowerBound]..<(statement[name.upperBound - 1] + 1))
      }
      return text.place(statement[first]..<(statement[last] + 1))
    }
    let spelled = String(decoding: units[value], as: UTF16.self)
    return WrittenSetting(
      key: key, value: TemplateText.value(of: spelled, in: text), way: .session,
      keyPlace: place(name), valuePlace: place(value))
  }

  private static func trimmed(_ range: Range<Int>, of units: [UInt16]) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(units[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isBlank(units[last]) { range = range.lowerBound..<last }
    return range
  }

  private static func unquoted(_ text: String) -> String {
    text.count > 1 && text.hasPrefix("`") && text.hasSuffix("`")
      ? String(text.dropFirst().dropLast()) : text
  }

  private static func isBlank(_ unit: UInt16) -> Bool { unit <= 0x20 }
}

/// Takes a script apart at the semicolons that end statements, and leaves comments out.
struct SQLScanner {
  private let units: [UInt16]
  private var index = 0

  init(_ units: [UInt16]) { self.units = units }

  /// The offsets of the units of the next statement, without blanks in front; nil at the end.
  mutating func next() -> [Int]? {
    var statement: [Int] = []
    while index < units.count {
      let unit = units[index]
      switch unit {
      case 0x3B:
        index += 1
        if !statement.isEmpty { return statement }
      case 0x2D where peek == 0x2D:
        skip { $0 == .lineFeed }
      case 0x2F where peek == 0x2A:
        skipBlockComment()
      case .apostrophe, .quote, .backtick: takeQuoted(unit, &statement)
      default:
        if !statement.isEmpty || unit > 0x20 { statement.append(index) }
        index += 1
      }
    }
    return statement.isEmpty ? nil : statement
  }

  private var peek: UInt16? { index + 1 < units.count ? units[index + 1] : nil }

  private mutating func skip(until isEnd: (UInt16) -> Bool) {
    while index < units.count, !isEnd(units[index]) { index += 1 }
  }

  private mutating func skipBlockComment() {
    index += 2
    while index < units.count, !(units[index] == 0x2A && peek == 0x2F) { index += 1 }
    index = min(units.count, index + 2)
  }

  private mutating func takeQuoted(_ quote: UInt16, _ statement: inout [Int]) {
    repeat {
      if units[index] == .backslash, index + 1 < units.count {
        statement.append(index)
        index += 1
      }
      statement.append(index)
      index += 1
    } while index < units.count && units[index] != quote
    guard index < units.count else { return }
    statement.append(index)
    index += 1
  }
}
