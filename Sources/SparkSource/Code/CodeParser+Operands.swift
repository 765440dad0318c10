/// Names, literals and brackets, with the calls behind them.
extension CodeParser {
  /// The operand that begins here.
  mutating func operand() -> CodeExpression {
    let first = token
    switch first.kind {
    case .string: return suffixes(.literal(string()))
    case .number:
      advance()
      return suffixes(
        .literal(
          CodeLiteral(
            kind: .number, value: number(first.text), range: first.range, content: first.range)))
    case .name:
      if language == .r, first.text == "function" { return function() }
      advance()
      let link = CodeLink(
        name: first.text, arguments: nil, nameRange: first.range, range: first.range)
      return suffixes(.chain(CodeChain(head: nil, links: [link])))
    case .symbol where first.text == "{":
      return language == .python ? suffixes(dictionary()) : block(inNewScope: opensFunction)
    case .symbol where first.text == "(" || first.text == "[":
      let elements = arguments(closing: first.text == "(" ? ")" : "]")
      guard first.text == "(", elements.count == 1, elements[0].name == nil else {
        return suffixes(.list(elements))
      }
      return suffixes(elements[0].value)
    default:
      advance()
      return .operation([])
    }
  }

  /// Whether a block here is the body of a method of Java: behind a parenthesis that no statement with
  /// a condition opened.
  private var opensFunction: Bool { language == .java && isMethodHead }

  private func number(_ text: String) -> String {
    guard let last = text.last, "LlDdFf".contains(last), !text.hasPrefix("0x") else { return text }
    return String(text.dropLast())
  }

  /// A string, with those that follow it in Python.
  private mutating func string() -> CodeLiteral {
    var text = token.text
    var hasHoles = token.hasHoles
    var range = token.range
    var content = token.content
    advance()
    while language == .python, token.kind == .string {
      text += token.text
      hasHoles = hasHoles || token.hasHoles
      range = range.lowerBound..<token.range.upperBound
      content = content.lowerBound..<token.content.upperBound
      advance()
    }
    return CodeLiteral(
      kind: .string, value: hasHoles ? nil : text, range: range, content: content)
  }

  /// `function(x) …` of R.
  private mutating func function() -> CodeExpression {
    advance()
    bind(parameters(behindName: -1))
    if isSymbol("(") { _ = arguments(closing: ")") }
    skipLineEnds()
    if isSymbol("{") { return block(inNewScope: true) }
    let outer = (scope, isInLoop)
    defer { (scope, isInLoop) = outer }
    (scope, isInLoop) = (newScope(), false)
    let start = token.range.lowerBound
    let value = expression()
    return .block([
      CodeStatement(
        value: value, scope: scope, isInLoop: false, range: start..<max(start, lastEnd))
    ])
  }

  /// An operand with the members, calls and indices behind it.
  private mutating func suffixes(_ start: CodeExpression) -> CodeExpression {
    var chain = start.chain ?? CodeChain(head: start, links: [])
    while token.kind != .end {
      if token.kind == .lineEnd, language == .scala, isSymbol(".", ahead: 1) { advance() }
      guard token.kind == .symbol, takeSuffix(into: &chain) else { break }
    }
    return chain.links.isEmpty ? start : .chain(chain)
  }

  private mutating func takeSuffix(into chain: inout CodeChain) -> Bool {
    switch token.text {
    case ".": return takeMember(into: &chain)
    case "$" where language == .r: return takeMember(into: &chain)
    case "::", ":::": return takeQualified(into: &chain)
    case "(":
      let start = token.range.lowerBound
      let found = arguments(closing: ")")
      call(&chain, found, from: start)
    case "[" where language == .scala:
      // Arguments that are types.
      skipBrackets()
    case "[":
      let start = token.range.lowerBound
      let found = arguments(closing: "]")
      // `x[["a"]]` of R is an index as `x["a"]` is.
      var inner = found
      if language == .r, found.count == 1, case .list(let elements) = found[0].value {
        inner = elements
      }
      chain.links.append(
        CodeLink(
          name: "[]", arguments: inner, nameRange: start..<lastEnd, range: start..<lastEnd))
    case "{" where language == .scala && !chain.links.isEmpty:
      let start = token.range.lowerBound
      let body = CodeArgument(name: nil, nameRange: nil, value: block())
      let known = chain.links[chain.links.count - 1].arguments
      chain.links[chain.links.count - 1].arguments = (known ?? []) + [body]
      extend(&chain, from: start)
    default: return false
    }
    return true
  }

  private func extend(_ chain: inout CodeChain, from start: Int) {
    let last = chain.links.count - 1
    let begin = chain.links[last].range.lowerBound
    chain.links[last].range = begin..<max(start, lastEnd)
  }

  private mutating func call(_ chain: inout CodeChain, _ arguments: [CodeArgument], from start: Int)
  {
    if let last = chain.links.last, last.arguments == nil, last.name != "[]" {
      chain.links[chain.links.count - 1].arguments = arguments
      extend(&chain, from: start)
    } else {
      chain.links.append(
        CodeLink(
          name: "", arguments: arguments, nameRange: start..<(start + 1), range: start..<lastEnd))
    }
  }

  private mutating func takeMember(into chain: inout CodeChain) -> Bool {
    advance()
    if language != .python { skipLineEnds() }
    if language == .java, isSymbol("<") {
      while token.kind != .end, !isSymbol(">"), !isSymbol("("), !isSymbol(";") { advance() }
      if isSymbol(">") { advance() }
    }
    let name = token
    guard name.kind == .name || name.kind == .string else { return true }
    advance()
    chain.links.append(
      CodeLink(name: name.text, arguments: nil, nameRange: name.range, range: name.range))
    return true
  }

  /// `SparkR::collect(df)` is `collect(df)`; `Type::method` of Java is a member.
  private mutating func takeQualified(into chain: inout CodeChain) -> Bool {
    guard language == .r else { return language == .java && takeMember(into: &chain) }
    qualify(chain.links.last?.name)
    chain.links = []
    let isTaken = takeMember(into: &chain)
    return isTaken
  }
}
