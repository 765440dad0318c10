/// Makes statements of tokens.
///
/// It knows what names, calls, literals, brackets, blocks and assignments look like in each language,
/// and takes everything else as words that stand between expressions. Nothing is ever refused, and
/// brackets deeper than anybody writes are skipped.
struct CodeParser {
  let language: CodeLanguage
  let keywords: Set<String>
  private let tokens: [CodeToken]
  private(set) var position = 0
  var frames: [Frame] = []
  private var scopes = 0
  var scope = 0
  var isInLoop = false
  var depth = 0
  /// The packages and names that the program imports.
  var imports: Set<String> = []
  /// Names that the next statement gives no value.
  var bindings: [Binding] = []
  /// Whether the statement that is read is the head of a method of Java.
  var isMethodHead = false

  /// Deeper brackets are skipped.
  static let greatestDepth = 48

  /// A block of Python, which ends with a line that begins at its column or before.
  struct Frame {
    var column: Int
    var scope: Int
    var isInLoop: Bool
  }

  init(_ tokens: [CodeToken], language: CodeLanguage) {
    self.tokens = tokens
    self.language = language
    keywords = language.keywords
  }

  /// All statements.
  mutating func program() -> [CodeStatement] { statements(inBlock: false) }

  // MARK: Tokens

  var token: CodeToken { token(ahead: 0) }

  func token(ahead distance: Int) -> CodeToken {
    if tokens.indices.contains(position + distance) { return tokens[position + distance] }
    let end = tokens.last?.range.upperBound ?? 0
    return CodeToken(.end, "", end..<end, column: 0)
  }

  mutating func advance() { position += 1 }

  func isSymbol(_ text: String, ahead distance: Int = 0) -> Bool {
    let token = token(ahead: distance)
    return token.kind == .symbol && token.text == text
  }

  func isKeyword(_ text: String) -> Bool { token.kind == .name && token.text == text }

  mutating func skipLineEnds() {
    while token.kind == .lineEnd { advance() }
  }

  /// The end of the last token that was read.
  var lastEnd: Int { position > 0 ? tokens[min(position, tokens.count) - 1].range.upperBound : 0 }

  mutating func newScope() -> Int {
    scopes += 1
    return scopes
  }

  /// Skips a bracket with all that is in it.
  mutating func skipBrackets() {
    var open = 0
    while token.kind != .end {
      if token.kind == .symbol {
        if ["(", "[", "{"].contains(token.text) { open += 1 }
        if [")", "]", "}"].contains(token.text) { open -= 1 }
      }
      advance()
      if open <= 0 { return }
    }
  }
}
