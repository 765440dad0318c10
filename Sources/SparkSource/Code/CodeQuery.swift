/// SQL in a program.
public struct CodeQuery: Hashable, Sendable {
  /// The SQL as it is written, and where.
  let code: CodeText
  /// The statement that it stands in; 0 in a file of SQL.
  public let statement: Int
  /// Its words, by the rules of Spark's lexer.
  public let words: [Word]

  /// A word of SQL.
  public struct Word: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
      case name, number, string, symbol
      /// A name or a symbol within `/*+ … */`.
      case hint
    }

    /// What it is.
    public var kind: Kind
    /// The name in capitals, the number, the symbol, or the string without its quotes.
    public var text: String
    /// Where it stands in the code.
    var range: Range<Int>
  }

  init(_ code: CodeText, statement: Int) {
    self.code = code
    self.statement = statement
    var scanner = QueryScanner(code.units)
    words = scanner.words()
  }

  /// The words of SQL that stands in a text of its own, such as an expression.
  public static func words(of text: String) -> [Word] {
    var scanner = QueryScanner(Array(text.utf16))
    return scanner.words()
  }

  /// The place of a word.
  public func place(of word: Word) -> SourcePlace { code.place(word.range) }

  /// The place from one word through another.
  public func place(from first: Word, through last: Word) -> SourcePlace {
    code.place(first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound))
  }
}

/// Takes SQL apart into words.
///
/// Source: `sql/api/src/main/antlr4/org/apache/spark/sql/catalyst/parser/SqlBaseLexer.g4`.
private struct QueryScanner {
  private let units: [UInt16]
  private var index = 0
  private var found: [CodeQuery.Word] = []
  private var isInHint = false

  init(_ units: [UInt16]) { self.units = units }

  mutating func words() -> [CodeQuery.Word] {
    while index < units.count { step() }
    return found
  }

  private func peek(_ distance: Int) -> UInt16? {
    index + distance < units.count ? units[index + distance] : nil
  }

  private mutating func step() {
    let unit = units[index]
    let start = index
    switch unit {
    case _ where unit <= 0x20: index += 1
    case 0x2D where peek(1) == 0x2D: skip { $0 == .lineFeed }
    case .slash where peek(1) == .star && peek(2) == 0x2B:
      index += 3
      isInHint = true
    case .slash where peek(1) == .star: skipComment()
    case .star where isInHint && peek(1) == .slash:
      index += 2
      isInHint = false
    case .quote, .apostrophe, .backtick:
      index += 1
      skip { $0 == unit }
      let end = index
      index = min(units.count, index + 1)
      let text = String(decoding: units[(start + 1)..<end], as: UTF16.self)
      let isName = unit == .backtick
      add(isName ? .name : .string, isName ? text.uppercased() : text, from: start)
    case _ where unit.isName || unit >= 0x80:
      skip { !$0.isName && $0 < 0x80 }
      let text = String(decoding: units[start..<index], as: UTF16.self)
      add(unit.isDigit ? .number : .name, text.uppercased(), from: start)
    default:
      index += 1
      add(.symbol, String(decoding: units[start..<index], as: UTF16.self), from: start)
    }
  }

  private mutating func add(_ kind: CodeQuery.Word.Kind, _ text: String, from start: Int) {
    found.append(
      CodeQuery.Word(kind: isInHint ? .hint : kind, text: text, range: start..<index))
  }

  private mutating func skip(until isEnd: (UInt16) -> Bool) {
    while index < units.count, !isEnd(units[index]) {
      index += units[index] == .backslash ? 2 : 1
    }
    index = min(index, units.count)
  }

  private mutating func skipComment() {
    index += 2
    while index < units.count, !(units[index] == .star && peek(1) == .slash) { index += 1 }
    index = min(units.count, index + 2)
  }
}
