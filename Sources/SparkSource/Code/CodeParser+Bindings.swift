/// Names that get a value which nobody can tell here: parameters, variables of loops, what is counted on.
extension CodeParser {
  /// A name and where it belongs.
  struct Binding {
    var name: CodeExpression
    var scope: Int
    var range: Range<Int>
  }

  /// Whether an operator changes what the name before it stands for.
  func assignsAgain(_ operatorText: String) -> Bool {
    switch language {
    case .python, .java, .scala:
      return [":=", "++", "--", "+=", "-=", "*=", "/=", "//=", "**=", "%=", "&=", "|=", "^="]
        .contains(operatorText)
    case .r, .sql: return false
    }
  }

  /// Takes names for those of a scope; without one they belong to an expression alone.
  mutating func bind(_ names: [CodeToken], in scope: Int? = nil) {
    guard !names.isEmpty else { return }
    let scope = scope ?? newScope()
    for name in names where name.kind == .name {
      let link = CodeLink(
        name: name.text, arguments: nil, nameRange: name.range, range: name.range)
      bindings.append(
        Binding(
          name: .chain(CodeChain(head: nil, links: [link])), scope: scope, range: name.range))
    }
  }

  /// Takes an expression that is a name for one of this scope.
  mutating func bind(_ expression: CodeExpression) {
    guard Program.name(expression) != nil else { return }
    bindings.append(Binding(name: expression, scope: scope, range: token(ahead: -1).range))
  }

  /// Statements that give the bound names no value, in front of the one that uses them.
  mutating func takeBindings(into result: inout [CodeStatement]) {
    result += bindings.map {
      CodeStatement(
        target: $0.name, value: .operation([]), scope: $0.scope, isInLoop: isInLoop,
        range: $0.range)
    }
    bindings = []
  }

  /// The names behind a word of Python that was just read: `lambda a, b:`, `for a, b in`, `as a`.
  mutating func bindNames(behind word: String, in scope: Int? = nil) {
    switch (language, word) {
    case (.python, "lambda"): bind(names(at: 0, until: ":", within: Self.fewTokens))
    case (.python, "for"):
      bind(names(at: 0, until: "in", nested: true, within: Self.fewTokens), in: scope)
    case (.python, "as"): bind([token], in: self.scope)
    case (.r, "in"): bind([token(ahead: -2)], in: self.scope)
    default: break
    }
  }

  /// The names before an arrow of Scala or Java, or before the colon of a loop in Java.
  mutating func bindNames(beforeArrow arrow: String) {
    switch (language, arrow) {
    case (.scala, "<-"): bind(namesBefore(), in: scope)
    case (.scala, "=>"), (.java, "->"): bind(namesBefore())
    case (.java, ":") where token(ahead: -2).kind == .name || isSymbol(">", ahead: -2):
      bind([token(ahead: -1)], in: scope)
    default: break
    }
  }

  /// The parameters of a function or a class, whose lists open behind its name.
  func parameters(behindName distance: Int) -> [CodeToken] {
    var distance = distance + 1
    if isSymbol("[", ahead: distance), let end = end(ofBracketAt: distance) { distance = end }
    var names: [CodeToken] = []
    while isSymbol("(", ahead: distance), let end = end(ofBracketAt: distance) {
      names +=
        language == .java ? lastNames(at: distance + 1) : self.names(at: distance + 1, until: ")")
      distance = end
    }
    return names
  }

  /// No list of parameters is longer.
  private static let mostTokens = 256
  /// Nor is one of a lambda or a loop.
  private static let fewTokens = 64

  private func end(ofBracketAt start: Int) -> Int? {
    var open = 0
    for distance in start..<(start + Self.mostTokens) {
      let token = token(ahead: distance)
      if token.kind == .end { return nil }
      guard token.kind == .symbol else { continue }
      if ["(", "[", "{"].contains(token.text) { open += 1 }
      if [")", "]", "}"].contains(token.text) { open -= 1 }
      if open <= 0 { return distance + 1 }
    }
    return nil
  }

  /// The names that begin the elements of a list, without types and defaults.
  private func names(
    at start: Int, until end: String, nested: Bool = false, within limit: Int = mostTokens
  ) -> [CodeToken] {
    var names: [CodeToken] = []
    var open = 0
    var beginsElement = true
    for distance in start..<(start + limit) {
      let token = token(ahead: distance)
      if token.kind == .end || open == 0 && token.text == end && token.kind != .string { break }
      if token.kind == .name {
        if beginsElement, !Self.modifiers.contains(token.text) {
          names.append(token)
          beginsElement = false
        }
      } else if token.kind != .lineEnd {
        if ["(", "[", "{"].contains(token.text) { open += 1 }
        if [")", "]", "}"].contains(token.text) { open -= 1 }
        if open < 0 { break }
        let isStar = token.text == "*" || token.text == "**"
        let isSeparator = token.text == "," || nested && ["(", "["].contains(token.text)
        beginsElement = isStar ? beginsElement : isSeparator && (nested || open == 0)
      }
    }
    return names
  }

  /// The names that end the elements of a list, as parameters of Java do.
  private func lastNames(at start: Int) -> [CodeToken] {
    guard let end = end(ofBracketAt: start - 1) else { return [] }
    return (start..<(end - 1)).filter { isSymbol(",", ahead: $0 + 1) || $0 == end - 2 }
      .map { token(ahead: $0) }
  }

  /// The name before an arrow, or those in the parentheses there.
  private func namesBefore() -> [CodeToken] {
    guard isSymbol(")", ahead: -1) else { return [token(ahead: -1)] }
    var open = 0
    for distance in stride(from: -1, through: -Self.fewTokens, by: -1) {
      if isSymbol(")", ahead: distance) { open += 1 }
      if isSymbol("(", ahead: distance) { open -= 1 }
      if open == 0 { return names(at: distance + 1, until: ")") }
    }
    return []
  }

  private static let modifiers: Set = [
    "final", "implicit", "lazy", "override", "private", "protected", "using", "val", "var",
  ]
}
