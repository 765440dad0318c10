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
  private var frames: [Frame] = []
  private var scopes = 0
  var scope = 0
  var isInLoop = false
  var depth = 0
  /// The packages and names that the program imports.
  private(set) var imports: Set<String> = []

  /// Deeper brackets are skipped.
  static let greatestDepth = 48

  /// A block of Python, which ends with a line that begins at its column or before.
  private struct Frame {
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
    if position + distance < tokens.count { return tokens[position + distance] }
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

  // MARK: Statements

  mutating func statements(inBlock: Bool) -> [CodeStatement] {
    var result: [CodeStatement] = []
    var isLineStart = true
    while token.kind != .end {
      if token.kind == .lineEnd {
        isLineStart = true
        advance()
      } else if isSymbol("}"), inBlock {
        return result
      } else if token.kind == .symbol, [";", ",", ")", "]", "}", "=>"].contains(token.text) {
        advance()
      } else {
        if isLineStart, language == .python { leaveFrames(at: token.column) }
        isLineStart = false
        let before = position
        statement(into: &result)
        if position == before { advance() }
      }
    }
    return result
  }

  private mutating func leaveFrames(at column: Int) {
    while let last = frames.last, last.column >= column { frames.removeLast() }
    scope = frames.last?.scope ?? 0
    isInLoop = frames.last?.isInLoop ?? false
  }

  private mutating func statement(into result: inout [CodeStatement]) {
    let outer = (scope, isInLoop)
    let first = token
    if language == .python {
      if isSymbol("@") { return decorator(into: &result) }
      if takesPythonHead(first, into: &result) { return }
    }
    if isImport(first) { return takeImport() }
    if first.text == "package", first.kind == .name, language != .r { return takeImport() }
    if language == .scala, isScalaFunction() { scope = newScope() }
    if opensLoop(first) { isInLoop = true }
    let wasMethodHead = isMethodHead
    isMethodHead = beginsMethod()
    defer { isMethodHead = wasMethodHead }
    while token.kind == .name, keywords.contains(token.text) { advance() }
    if language == .scala, isScalaHead { advance() }
    defer { if language != .python { (scope, isInLoop) = outer } }
    assignment(into: &result)
  }

  /// `def`, `class` and loops of Python, which open a block; true where all of it was read.
  private mutating func takesPythonHead(
    _ first: CodeToken, into result: inout [CodeStatement]
  ) -> Bool {
    let start = first.text == "async" ? token(ahead: 1).text : first.text
    guard first.kind == .name else { return false }
    if start == "for" || start == "while" {
      frames.append(Frame(column: first.column, scope: scope, isInLoop: true))
      isInLoop = true
      return false
    }
    guard start == "def" || start == "class" else { return false }
    if first.text == "async" { advance() }
    advance()
    let name = token.text
    let head = expression([.colon, .equals])
    let isFunction = start == "def"
    var type: CodeExpression?
    if case .operation(let parts) = head, parts.count > 1 { type = parts.last }
    result.append(
      CodeStatement(
        kind: isFunction ? .function(name: name, result: type.flatMap(Self.typeName)) : .plain,
        value: head, scope: scope, isInLoop: isInLoop, range: first.range.lowerBound..<lastEnd))
    if isSymbol(":") { advance() }
    if isFunction { scope = newScope() }
    isInLoop = isInLoop && !isFunction
    frames.append(Frame(column: first.column, scope: scope, isInLoop: isInLoop))
    return true
  }

  private static func typeName(_ type: CodeExpression) -> String? {
    if let literal = type.literal { return literal.value }
    return type.chain?.links.last { $0.name != "[]" }?.name
  }

  private mutating func decorator(into result: inout [CodeStatement]) {
    let start = token.range.lowerBound
    advance()
    let value = expression([.colon, .equals])
    result.append(
      CodeStatement(
        kind: .decorator, value: value, scope: scope, isInLoop: isInLoop, range: start..<lastEnd))
  }

  /// Notes a package that is named before what is taken of it.
  mutating func qualify(_ package: String?) {
    if let package { imports.insert(package) }
  }

  /// Whether the statement that is read is the head of a method of Java.
  private(set) var isMethodHead = false

  /// Whether a word here only says what the name behind it is.
  private var isScalaHead: Bool {
    ["def", "object", "class", "trait"].contains(token.text) && token(ahead: 1).kind == .name
  }

  /// Whether a statement of Java begins a method: it has a parenthesis and a block before anything
  /// that a method has not in front of its body.
  private func beginsMethod() -> Bool {
    guard language == .java else { return false }
    var isBehindName = false
    for distance in 0..<12 {
      let token = token(ahead: distance)
      if token.kind == .name {
        if Self.notMethods.contains(token.text) { return false }
        isBehindName = distance > 0
      } else if token.kind == .symbol, token.text == "(" {
        return isBehindName && self.token(ahead: distance - 2).text != "."
      } else if token.kind != .symbol || !["<", ">", ",", "[", "]", ".", "@"].contains(token.text) {
        return false
      }
    }
    return false
  }

  private static let notMethods: Set = [
    "if", "for", "while", "switch", "catch", "try", "new", "return", "class", "do", "else",
  ]

  /// Whether the words up to a `def` only modify it.
  private func isScalaFunction() -> Bool {
    for distance in 0..<6 {
      let token = token(ahead: distance)
      guard token.kind == .name else { return false }
      if token.text == "def" { return true }
      guard keywords.contains(token.text) else { return false }
    }
    return false
  }

  private func opensLoop(_ first: CodeToken) -> Bool {
    first.kind == .name && ["for", "while", "do", "repeat"].contains(first.text)
      && language != .python
  }

  private func isImport(_ first: CodeToken) -> Bool {
    guard first.kind == .name else { return false }
    switch language {
    case .python: return first.text == "import" || first.text == "from"
    case .scala, .java: return first.text == "import"
    case .r, .sql: return false
    }
  }

  /// `import a.b.c`, `from a.b import c`, as all the dotted names and names in it.
  private mutating func takeImport() {
    var path = ""
    while token.kind != .end, token.kind != .lineEnd, !isSymbol(";") {
      if token.kind == .name {
        path += token.text
        imports.insert(token.text)
        imports.insert(path)
      } else if isSymbol(".") {
        path += "."
      } else {
        path = ""
      }
      advance()
      if !isSymbol("."), !path.hasSuffix(".") { path = "" }
    }
  }

  private mutating func assignment(into result: inout [CodeStatement]) {
    let start = token.range.lowerBound
    var target: CodeExpression?
    var value = expression([.equals, .colon])
    if isSymbol(":"), language == .python {
      advance()
      if token.kind == .lineEnd || token.kind == .end {
        return add(target, value, from: start, into: &result)
      }
      // An annotation, or a block on the line of its head.
      let second = expression([.equals])
      if isSymbol("=") {
        target = value
      } else {
        add(nil, value, from: start, into: &result)
      }
      value = second
    }
    while isAssignment {
      if target == nil { target = Self.target(of: value, language) }
      advance()
      skipLineEnds()
      value = expression([.equals])
    }
    add(target, value, from: start, into: &result)
  }

  private var isAssignment: Bool {
    token.kind == .symbol
      && (token.text == "=" || language == .r && ["<-", "<<-"].contains(token.text))
  }

  /// What is assigned: in Java it stands behind its type, elsewhere before it.
  private static func target(of value: CodeExpression, _ language: CodeLanguage) -> CodeExpression {
    guard case .operation(let parts) = value else { return value }
    return (language == .java ? parts.last : parts.first) ?? value
  }

  private mutating func add(
    _ target: CodeExpression?, _ value: CodeExpression, from start: Int,
    into result: inout [CodeStatement]
  ) {
    result.append(
      CodeStatement(
        target: target, value: value, scope: scope, isInLoop: isInLoop,
        range: start..<max(start, lastEnd)))
  }
}
