/// A word of a shell command, and where each unit of it stands.
struct ShellWord: Hashable {
  /// What the shell makes of it, with variables as they are written.
  private(set) var units: [UInt16] = []
  /// The offset in the text of each unit.
  private(set) var offsets: [Int] = []
  /// Which units begin a variable or a substitution.
  private(set) var expansions: Set<Int> = []
  /// The word with its quotes.
  var range: Range<Int>

  /// A word that begins at an offset.
  init(at offset: Int) { range = offset..<offset }

  /// A word of what a variable at a place says.
  init(_ text: Substring, at range: Range<Int>) {
    self.range = range
    for unit in text.utf16 { append(unit, at: range.lowerBound) }
  }

  /// The whole word.
  var text: String { String(decoding: units, as: UTF16.self) }

  /// Whether a variable stands in it.
  var isExpanded: Bool { !expansions.isEmpty }

  mutating func append(_ unit: UInt16, at offset: Int, expands: Bool = false) {
    if expands { expansions.insert(units.count) }
    units.append(unit)
    offsets.append(offset)
  }

  /// A part of it, by the indices of its units.
  func part(_ part: Range<Int>) -> ShellWord {
    let part = part.clamped(to: units.indices)
    var word = ShellWord(at: part.isEmpty ? range.upperBound : offsets[part.lowerBound])
    for index in part {
      word.append(units[index], at: offsets[index], expands: expansions.contains(index))
    }
    if let last = word.offsets.last { word.range = word.range.lowerBound..<(last + 1) }
    return word
  }

  /// The parts before and behind the first `=`; nil where there is none.
  var assignment: (name: ShellWord, value: ShellWord)? {
    guard let sign = units.firstIndex(of: .equals) else { return nil }
    return (part(0..<sign), part((sign + 1)..<units.count))
  }

  /// The value with variables replaced; nil where one of them is not known.
  func value(_ variables: [String: String]) -> String? {
    guard isExpanded else { return text }
    var result: [UInt16] = []
    var index = 0
    while index < units.count {
      guard expansions.contains(index) else {
        result.append(units[index])
        index += 1
        continue
      }
      guard let reference = reference(at: index), let value = variables[reference.name] else {
        return nil
      }
      result += Array(value.utf16)
      index = reference.end
    }
    return String(decoding: result, as: UTF16.self)
  }

  /// The variable that is all of the word, apart from what make lets stand before a command.
  var variable: String? {
    guard let first = expansions.min(), let found = reference(at: first), found.end == units.count,
      units[..<first].allSatisfy(\.isRecipeMark)
    else { return nil }
    return found.name
  }

  /// The variable that is named at an index, and where its name ends: `$A`, `${A}`, `$(A)`.
  private func reference(at index: Int) -> (name: String, end: Int)? {
    var start = index + 1
    guard units[index] == .dollar, start < units.count else { return nil }
    let close: UInt16? =
      units[start] == .openBrace ? .closeBrace : units[start] == .open ? .close : nil
    if close != nil { start += 1 }
    let name = units[start...].prefix(while: \.isName)
    guard !name.isEmpty else { return nil }
    guard let close else { return (String(decoding: name, as: UTF16.self), name.endIndex) }
    guard name.endIndex < units.count, units[name.endIndex] == close else { return nil }
    return (String(decoding: name, as: UTF16.self), name.endIndex + 1)
  }
}

/// The words of one command.
struct ShellCommand: Hashable {
  var words: [ShellWord] = []

  /// From its first word through its last.
  var range: Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }
}

extension UInt16 {
  static let equals: UInt16 = 0x3D
  static let dollar: UInt16 = 0x24
  static let open: UInt16 = 0x28
  static let close: UInt16 = 0x29
  static let openBrace: UInt16 = 0x7B
  static let closeBrace: UInt16 = 0x7D
  static let backslash: UInt16 = 0x5C
  static let quote: UInt16 = 0x22
  static let apostrophe: UInt16 = 0x27
  static let backtick: UInt16 = 0x60
  static let hash: UInt16 = 0x23
  static let less: UInt16 = 0x3C

  /// Whether it may stand in the name of a variable.
  var isName: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
      || self == 0x5F
  }

  /// What make lets stand before a command: `@`, `-`, `+`.
  var isRecipeMark: Bool { [0x40, 0x2D, 0x2B].contains(self) }

  /// A blank that is no end of a line.
  var isShellBlank: Bool { self == 0x20 || self == 0x09 || self == .carriageReturn }

  /// What ends a command: a semicolon, an ampersand, a pipe, a parenthesis.
  var endsCommand: Bool {
    [0x3B, 0x26, 0x7C, .open, .close, .lineFeed].contains(self)
  }
}
