/// Takes code apart into tokens: names, numbers, strings and symbols; comments are left out.
///
/// Nothing is ever refused. A string of one line that is never closed ends with its line, anything
/// else that is never closed with the code. Every unit is looked at a bounded number of times.
///
/// Source: the lexical chapters of the references of Python 3, Scala 2.13, Java 21 and R 4.
struct CodeScanner {
  let units: [UInt16]
  let language: CodeLanguage
  let end: Int
  var index: Int
  private(set) var tokens: [CodeToken] = []
  private var lineStart: Int
  /// The brackets that are open.
  private var brackets: [UInt16] = []

  init(_ units: [UInt16], in range: Range<Int>, language: CodeLanguage) {
    self.units = units
    self.language = language
    let range = range.clamped(to: units.indices)
    end = range.upperBound
    index = range.lowerBound
    lineStart = index
  }

  /// The tokens of a stretch of code, with a line's end behind them.
  static func tokens(
    of units: [UInt16], in range: Range<Int>, language: CodeLanguage
  ) -> [CodeToken] {
    var scanner = CodeScanner(units, in: range, language: language)
    while scanner.index < scanner.end { scanner.step() }
    scanner.brackets = []
    scanner.endLine(at: scanner.end)
    return scanner.tokens
  }

  private mutating func step() {
    let unit = units[index]
    switch unit {
    case .lineFeed:
      endLine(at: index)
      index += 1
      lineStart = index
    case _ where unit <= 0x20: index += 1
    case .backslash where language == .python && isLineEnd(index + 1):
      index = min(end, peek(1) == .carriageReturn ? index + 3 : index + 2)
    case .hash where language == .python || language == .r: skipLine()
    case .slash where hasSlashComments && peek(1) == .slash: skipLine()
    case .slash where hasSlashComments && peek(1) == .star: skipBlockComment()
    case .quote: takeString()
    case .apostrophe: takeApostrophe()
    case .backtick where language == .r || language == .scala: takeQuotedName()
    case _ where unit.isDigit: takeNumber()
    case _ where isNameStart(unit): takeName()
    default: takeSymbol()
    }
  }

  private var hasSlashComments: Bool { language == .scala || language == .java }

  func peek(_ distance: Int) -> UInt16? {
    index + distance < end ? units[index + distance] : nil
  }

  private func isLineEnd(_ position: Int) -> Bool {
    guard position < end else { return true }
    return units[position] == .lineFeed || units[position] == .carriageReturn
  }

  mutating func append(_ token: CodeToken) { tokens.append(token) }

  func column(_ start: Int) -> Int { start - lineStart }

  private mutating func endLine(at position: Int) {
    guard language.hasLineEnds, let last = tokens.last, last.kind != .lineEnd else { return }
    if let bracket = brackets.last, language == .python || bracket != .openBrace { return }
    append(CodeToken(.lineEnd, "", position..<position, column: column(position)))
  }

  private mutating func skipLine() {
    while index < end, units[index] != .lineFeed { index += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while index < end {
      if units[index] == .slash, peek(1) == .star, depth == 0 || language == .scala {
        depth += 1
        index += 2
      } else if units[index] == .star, peek(1) == .slash {
        depth -= 1
        index += 2
        if depth == 0 { break }
      } else {
        if units[index] == .lineFeed { lineStart = index + 1 }
        index += 1
      }
    }
    index = min(index, end)
  }

  private func isNameStart(_ unit: UInt16) -> Bool {
    if unit == 0x2E { return language == .r && peek(1).map { $0.isName && !$0.isDigit } == true }
    return isNamePart(unit) && !(language == .scala && unit == .dollar && peek(1) == .quote)
  }

  private func isNamePart(_ unit: UInt16) -> Bool {
    if unit.isName || unit >= 0x80 { return true }
    if unit == 0x2E { return language == .r }
    return unit == .dollar && (language == .java || language == .scala)
  }

  private mutating func takeName() {
    let start = index
    index += 1
    while index < end, isNamePart(units[index]) { index += 1 }
    let name = String(decoding: units[start..<index], as: UTF16.self)
    if index < end, let quote = stringQuote(after: name) {
      takeString(prefix: name, from: start, quote: quote)
    } else {
      append(CodeToken(.name, name, start..<index, column: column(start)))
    }
  }

  /// The quote of a string whose prefix a name is; nil where it is none.
  private func stringQuote(after name: String) -> UInt16? {
    let unit = units[index]
    switch language {
    case .python where name.utf16.count <= 2 && name.allSatisfy({ "rbfutRBFUT".contains($0) }):
      return unit == .quote || unit == .apostrophe ? unit : nil
    case .scala: return unit == .quote ? unit : nil
    case .r where name == "r" || name == "R":
      return unit == .quote || unit == .apostrophe ? unit : nil
    default: return nil
    }
  }

  private mutating func takeQuotedName() {
    let start = index
    index += 1
    while index < end, units[index] != .backtick, units[index] != .lineFeed { index += 1 }
    let name = String(decoding: units[(start + 1)..<index], as: UTF16.self)
    if index < end, units[index] == .backtick { index += 1 }
    append(CodeToken(.name, name, start..<index, column: column(start)))
  }

  private mutating func takeNumber() {
    let start = index
    while index < end {
      let unit = units[index]
      if unit == 0x2E {
        guard peek(1)?.isDigit == true else { break }
      } else if unit == 0x2B || unit == 0x2D {
        guard [0x45, 0x65].contains(units[index - 1]), peek(1)?.isDigit == true else { break }
      } else if !unit.isName {
        break
      }
      index += 1
    }
    let text = String(decoding: units[start..<index].filter { $0 != 0x5F }, as: UTF16.self)
    append(CodeToken(.number, text, start..<index, column: column(start)))
  }

  private mutating func takeApostrophe() {
    switch language {
    case .python, .r, .sql: takeString()
    case .java: takeString()
    case .scala:
      // 'x' and '\n' are characters; 'name is a symbol.
      if peek(1) == .backslash || peek(2) == .apostrophe {
        takeString()
      } else {
        index += 1
      }
    }
  }

  private mutating func takeSymbol() {
    let start = index
    let length = CodeSymbols.length(at: index, in: units[..<end], language)
    index += length
    let text = String(decoding: units[start..<index], as: UTF16.self)
    append(CodeToken(.symbol, text, start..<index, column: column(start)))
    switch units[start] {
    case .open, .openBrace, .openBracket: if length == 1 { brackets.append(units[start]) }
    case .close, .closeBrace, .closeBracket: if length == 1 { closeBracket(units[start]) }
    default: break
    }
  }

  /// Closes the nearest bracket of the kind, so that one that is missing does no harm beyond it.
  private mutating func closeBracket(_ unit: UInt16) {
    let opening: UInt16 =
      unit == .close ? .open : unit == .closeBrace ? .openBrace : .openBracket
    if brackets.last == opening {
      brackets.removeLast()
    } else if unit == .closeBrace, let found = brackets.lastIndex(of: opening) {
      brackets.removeSubrange(found...)
    }
  }

  /// Takes the line ends within a string into account.
  mutating func passedLines(from start: Int) {
    var position = index
    while position > start {
      position -= 1
      if units[position] == .lineFeed {
        lineStart = position + 1
        return
      }
    }
  }
}

extension UInt16 {
  static let slash: UInt16 = 0x2F
  static let star: UInt16 = 0x2A
  static let openBracket: UInt16 = 0x5B
  static let closeBracket: UInt16 = 0x5D

  /// Whether it is a decimal digit of ASCII.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
