/// Reads JSON for the places of its strings.
///
/// What is damaged ends the reading, and what was read until then is kept. Source: RFC 8259.
struct JSONScanner {
  private let units: [UInt16]
  private(set) var index = 0
  private(set) var isDamaged = false
  private var depth = 0

  /// Deeper than any notebook.
  private static let greatestDepth = 64

  init(_ units: [UInt16]) { self.units = units }

  /// The value that begins here; nil where none does.
  mutating func value() -> JSONValue? {
    skipBlanks()
    guard index < units.count, !isDamaged, depth < Self.greatestDepth else {
      isDamaged = true
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    switch units[index] {
    case .quote: return string().map(JSONValue.string)
    case .openBrace: return object()
    case .openBracket: return array()
    default:
      let start = index
      while index < units.count, !Self.delimiters.contains(units[index]) { index += 1 }
      if index == start { isDamaged = true }
      return isDamaged ? nil : .other
    }
  }

  private static let delimiters: Set<UInt16> = Set(" \t\r\n,]}:[{\"".utf16)

  private mutating func skipBlanks() {
    while index < units.count, units[index] <= 0x20 { index += 1 }
  }

  private mutating func take(_ unit: UInt16) -> Bool {
    skipBlanks()
    guard index < units.count, units[index] == unit else { return false }
    index += 1
    return true
  }

  /// What stands between quotes.
  private mutating func string() -> Range<Int>? {
    index += 1
    let start = index
    while index < units.count, units[index] != .quote {
      index += units[index] == .backslash ? 2 : 1
    }
    index = min(index, units.count)
    let end = index
    guard take(.quote) else {
      isDamaged = true
      return start..<end
    }
    return start..<end
  }

  private mutating func object() -> JSONValue {
    index += 1
    var members: [(name: String, value: JSONValue)] = []
    while !isDamaged, !take(.closeBrace) {
      skipBlanks()
      guard index < units.count, units[index] == .quote, let name = string(), take(0x3A) else {
        isDamaged = true
        break
      }
      let value = value()
      if let value { members.append((String(decoding: units[name], as: UTF16.self), value)) }
      if !take(0x2C), !isDamaged, !isNext(.closeBrace) { isDamaged = true }
    }
    return .object(members)
  }

  private mutating func array() -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    while !isDamaged, !take(.closeBracket) {
      if let value = value() { elements.append(value) }
      if !take(0x2C), !isDamaged, !isNext(.closeBracket) { isDamaged = true }
    }
    return .array(elements)
  }

  private mutating func isNext(_ unit: UInt16) -> Bool {
    skipBlanks()
    return index < units.count && units[index] == unit
  }
}

/// A value of JSON, its strings as places.
indirect enum JSONValue {
  case string(Range<Int>)
  case object([(name: String, value: JSONValue)])
  case array([JSONValue])
  case other

  /// The value of a member.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  /// The elements, if it is an array.
  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// A string as it is written.
  func text(in source: SourceText) -> String? {
    if case .string(let range) = self { source.text(in: range) } else { nil }
  }

  /// Appends what a string says, each unit with its place.
  func append(to code: inout CodeText, from source: SourceText) {
    guard case .string(let range) = self else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      let unit = source.units[index]
      guard unit == .backslash, index + 1 < range.upperBound else {
        code.append(unit, at: index)
        index += 1
        continue
      }
      let letter = source.units[index + 1]
      if letter == 0x75, index + 6 <= range.upperBound,
        let decoded = UInt16(source.text(in: (index + 2)..<(index + 6)), radix: 16)
      {
        code.append(decoded, at: index, length: 6)
        index += 6
      } else {
        code.append(Self.escapes[letter] ?? letter, at: index, length: 2)
        index += 2
      }
    }
  }

  private static let escapes: [UInt16: UInt16] = [
    0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C,
  ]
}
