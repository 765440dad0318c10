/// What stands at the beginning of statements: heads of functions, classes and loops, and imports.
extension CodeParser {
  /// `def`, `class` and loops of Python, which open a block; true where all of it was read.
  mutating func takesPythonHead(
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
    let parameters = start == "def" ? parameters(behindName: 0) : []
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
    bind(parameters, in: scope)
    takeBindings(into: &result)
    frames.append(Frame(column: first.column, scope: scope, isInLoop: isInLoop))
    return true
  }

  private static func typeName(_ type: CodeExpression) -> String? {
    if let literal = type.literal { return literal.value }
    return type.chain?.links.last { $0.name != "[]" }?.name
  }

  mutating func decorator(into result: inout [CodeStatement]) {
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

  /// Whether a word here only says what the name behind it is.
  var isScalaHead: Bool {
    ["def", "object", "class", "trait"].contains(token.text) && token(ahead: 1).kind == .name
  }

  /// Takes the parameters of a function of Scala, of its class, or of a method of Java.
  mutating func bindParameters() {
    if language == .scala {
      for distance in 0..<6 {
        let word = token(ahead: distance)
        guard word.kind == .name else { return }
        if word.text == "def" || word.text == "class" {
          return bind(parameters(behindName: distance + 1), in: scope)
        }
      }
    } else if isMethodHead {
      for distance in 0..<12 where isSymbol("(", ahead: distance) {
        return bind(parameters(behindName: distance - 1))
      }
    }
  }

  /// Whether a statement of Java begins a method: it has a parenthesis and a block before anything
  /// that a method has not in front of its body.
  func beginsMethod() -> Bool {
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
  func isScalaFunction() -> Bool {
    for distance in 0..<6 {
      let token = token(ahead: distance)
      guard token.kind == .name else { return false }
      if token.text == "def" { return true }
      guard keywords.contains(token.text) else { return false }
    }
    return false
  }

  func opensLoop(_ first: CodeToken) -> Bool {
    first.kind == .name && ["for", "while", "do", "repeat"].contains(first.text)
      && language != .python
  }

  func isImport(_ first: CodeToken) -> Bool {
    guard first.kind == .name else { return false }
    switch language {
    case .python: return first.text == "import" || first.text == "from"
    case .scala, .java: return first.text == "import"
    case .r, .sql: return false
    }
  }

  /// `import a.b.c`, `from a.b import c`, as all the dotted names and names in it.
  mutating func takeImport() {
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
}
