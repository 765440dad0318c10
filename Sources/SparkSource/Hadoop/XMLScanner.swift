/// Takes XML apart into elements and texts, and keeps where the texts stand.
///
/// It is not a validator: what does not close ends with the text, and nothing is refused. A parser
/// of Foundation would bring a library along and tell no places.
///
/// Source: W3C, Extensible Markup Language 1.0, 2.4 to 2.8, 3.1 and 4.6.
struct XMLScanner {
  /// A part of the text.
  enum Piece {
    case open(String, at: Int)
    case close(String)
    case text(Text)
  }

  /// Text with entities replaced.
  struct Text {
    private(set) var units: [UInt16] = []
    private(set) var origins: [Range<Int>] = []

    mutating func append(_ unit: UInt16, at origin: Range<Int>) {
      units.append(unit)
      origins.append(origin)
    }

    mutating func append(_ other: Text) {
      units += other.units
      origins += other.origins
    }

    var string: String { String(decoding: units, as: UTF16.self) }

    /// From its first unit through its last; nil for nothing.
    var range: Range<Int>? {
      guard let first = origins.first, let last = origins.last else { return nil }
      return first.lowerBound..<max(first.lowerBound, last.upperBound)
    }

    /// The text without blanks around it.
    var trimmed: Text {
      let isBlank: (UInt16) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
      guard let first = units.firstIndex(where: { !isBlank($0) }),
        let last = units.lastIndex(where: { !isBlank($0) })
      else { return Text() }
      var text = Text()
      for index in first...last { text.append(units[index], at: origins[index]) }
      return text
    }
  }

  private let units: [UInt16]
  private var index = 0
  private var waiting: [Piece] = []

  init(_ text: SourceText) { units = text.units }

  /// The next part; nil at the end.
  mutating func next() -> Piece? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    while index < units.count {
      guard units[index] == .less else { return .text(text()) }
      if skip("<!--", through: "-->") || skip("<?", through: "?>") { continue }
      if starts("<![CDATA[") { return .text(literal()) }
      if starts("<!") {
        skipDeclaration()
        continue
      }
      return tag()
    }
    return nil
  }

  private func starts(_ mark: StaticString) -> Bool {
    units[index...].starts(with: "\(mark)".utf16)
  }

  private mutating func skip(_ start: StaticString, through end: StaticString) -> Bool {
    guard starts(start) else { return false }
    index += "\(start)".utf16.count
    let end = Array("\(end)".utf16)
    while index < units.count, !units[index...].starts(with: end) { index += 1 }
    index = min(units.count, index + end.count)
    return true
  }

  private mutating func literal() -> Text {
    index += 9
    var text = Text()
    while index < units.count, !starts("]]>") {
      text.append(units[index], at: index..<(index + 1))
      index += 1
    }
    index = min(units.count, index + 3)
    return text
  }

  /// A document type, with the declarations that may stand in it.
  private mutating func skipDeclaration() {
    var depth = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      if unit == Self.openBracket { depth += 1 }
      if unit == Self.closeBracket { depth -= 1 }
      if unit == Self.greater, depth <= 0 { return }
    }
  }

  private mutating func tag() -> Piece {
    let start = index
    index += 1
    let isEnd = index < units.count && units[index] == Self.slash
    if isEnd { index += 1 }
    let nameStart = index
    while index < units.count, !Self.endsName(units[index]) { index += 1 }
    let name = String(decoding: units[nameStart..<index], as: UTF16.self)
    var quote: UInt16?
    var last: UInt16 = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      if let open = quote {
        if unit == open { quote = nil }
      } else if unit == .quote || unit == .apostrophe {
        quote = unit
      } else if unit == Self.greater {
        break
      }
      last = unit
    }
    if isEnd { return .close(name) }
    if last == Self.slash { waiting.append(.close(name)) }
    return .open(name, at: start)
  }

  private mutating func text() -> Text {
    var text = Text()
    while index < units.count, units[index] != .less {
      guard units[index] == Self.ampersand, let (scalar, length) = entity() else {
        text.append(units[index], at: index..<(index + 1))
        index += 1
        continue
      }
      for unit in String(scalar).utf16 { text.append(unit, at: index..<(index + length)) }
      index += length
    }
    return text
  }

  /// The character that a reference at the index stands for, and how long the reference is.
  private func entity() -> (Character, length: Int)? {
    let longest = 12
    let rest = units[(index + 1)...].prefix(longest)
    guard let end = rest.firstIndex(of: Self.semicolon) else { return nil }
    let name = String(decoding: rest[..<end], as: UTF16.self)
    let length = end - index + 1
    if let scalar = Self.entities[name] { return (scalar, length) }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x")
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value)
    else { return nil }
    return (Character(scalar), length)
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private static let greater: UInt16 = 0x3E
  private static let slash: UInt16 = 0x2F
  private static let ampersand: UInt16 = 0x26
  private static let semicolon: UInt16 = 0x3B
  private static let openBracket: UInt16 = 0x5B
  private static let closeBracket: UInt16 = 0x5D

  private static func endsName(_ unit: UInt16) -> Bool {
    unit == greater || unit == slash || unit <= 0x20
  }
}
