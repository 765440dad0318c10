/// Expressions: operands, and whatever stands between them.
extension CodeParser {
  /// What ends an expression besides a closing bracket, a comma, a semicolon and a line's end.
  struct Stops: OptionSet {
    let rawValue: Int
    static let colon = Stops(rawValue: 1)
    static let equals = Stops(rawValue: 2)
  }

  /// The expression that begins here; an empty operation where none does.
  mutating func expression(_ stops: Stops = []) -> CodeExpression {
    guard depth < Self.greatestDepth else {
      skipBrackets()
      return .operation([])
    }
    depth += 1
    defer { depth -= 1 }
    var operands: [CodeExpression] = []
    var isArrow = false
    var others = 0
    var isBehindOperator = false
    while !endsExpression(stops) {
      let token = token
      if isNegative(behind: operands.isEmpty || isBehindOperator) {
        operands.append(negativeNumber())
        isBehindOperator = false
      } else if token.kind == .symbol, !["(", "[", "{"].contains(token.text) {
        bindNames(beforeArrow: token.text)
        if operands.count == 1, assignsAgain(token.text) { bind(operands[0]) }
        advance()
        skipLineEndsBehindOperator()
        isBehindOperator = true
        if isPipe(token.text) {
          pipe(into: &operands)
          isBehindOperator = false
        } else if token.text == "->", language == .scala, operands.count == 1 {
          isArrow = true
        } else {
          others += 1
        }
      } else if token.kind == .name, keywords.contains(token.text) {
        advance()
        bindNames(behind: token.text)
        if ["not", "lambda", "in", "is"].contains(token.text) { others += 1 }
      } else {
        let isBlock = isSymbol("{")
        let last = operands.last
        operands.append(operand())
        isBehindOperator = false
        if isBlock, endsWithBlock(behind: last) { break }
      }
    }
    if operands.count == 2, isArrow, others == 0 {
      return .pair(CodeEntry(key: operands[0], value: operands[1]))
    }
    return operands.count == 1 && !isArrow && others == 0 ? operands[0] : .operation(operands)
  }

  /// Whether a number with a minus before it begins here.
  private func isNegative(behind isOperandWanted: Bool) -> Bool {
    isOperandWanted && isSymbol("-") && token(ahead: 1).kind == .number
  }

  private mutating func negativeNumber() -> CodeExpression {
    let start = token.range.lowerBound
    advance()
    guard case .literal(var literal) = operand() else { return .operation([]) }
    literal.value = literal.value.map { "-" + $0 }
    literal.range = start..<literal.range.upperBound
    literal.content = literal.range
    return .literal(literal)
  }

  /// A block of Java or R at the end of a statement ends it, unless something goes on with it.
  private func endsWithBlock(behind last: CodeExpression?) -> Bool {
    guard language == .java else { return false }
    if token.kind == .name { return !["else", "catch", "finally", "while"].contains(token.text) }
    return isSymbol("@") || isSymbol("{")
  }

  private func endsExpression(_ stops: Stops) -> Bool {
    switch token.kind {
    case .end, .lineEnd: return true
    case .name, .number, .string: return false
    case .symbol: break
    }
    switch token.text {
    case ")", "]", "}", ",", ";": return true
    case "=": return true
    case ":": return stops.contains(.colon) && language == .python
    case "<-", "<<-": return language == .r
    case "=>": return language == .scala && stops.contains(.equals)
    default: return false
    }
  }

  private mutating func skipLineEndsBehindOperator() {
    if language != .python { skipLineEnds() }
  }

  private func isPipe(_ text: String) -> Bool {
    language == .r && (text == "%>%" || text == "|>")
  }

  /// `x %>% f(y)`: the call goes on with what stands before it.
  private mutating func pipe(into operands: inout [CodeExpression]) {
    guard !endsExpression([]), token.kind != .symbol else { return }
    let next = operand()
    guard let last = operands.popLast() else { return operands.append(next) }
    guard let call = next.chain, call.head == nil,
      last.chain.map({ $0.links.count < CodeChain.mostLinks }) ?? true
    else { return operands += [last, next] }
    operands.append(.chain(Self.joined(last, call.links)))
  }

  /// A chain that begins with an expression and goes on with links.
  static func joined(_ start: CodeExpression, _ links: [CodeLink]) -> CodeChain {
    if let chain = start.chain { return CodeChain(head: chain.head, links: chain.links + links) }
    return CodeChain(head: start, links: links)
  }

  /// Arguments through the bracket that closes them.
  mutating func arguments(closing: String) -> [CodeArgument] {
    guard depth < Self.greatestDepth else {
      skipBrackets()
      return []
    }
    advance()
    var result: [CodeArgument] = []
    while token.kind != .end {
      if token.kind == .symbol, token.text == closing {
        advance()
        break
      }
      if token.kind == .lineEnd || token.kind == .symbol && [",", ";", "="].contains(token.text) {
        advance()
        continue
      }
      // A bracket that closes another one: this one is missing.
      if token.kind == .symbol, [")", "]", "}"].contains(token.text) { break }
      let before = position
      result.append(argument())
      if position == before { advance() }
    }
    return result
  }

  private mutating func argument() -> CodeArgument {
    let first = token
    if first.kind == .name || first.kind == .string && language == .r, isSymbol("=", ahead: 1) {
      advance()
      advance()
      let value = expression()
      return CodeArgument(name: first.text, nameRange: first.content, value: value)
    }
    return CodeArgument(name: nil, nameRange: nil, value: expression())
  }

  /// A dictionary or a set of Python.
  mutating func dictionary() -> CodeExpression {
    guard depth < Self.greatestDepth else {
      skipBrackets()
      return .operation([])
    }
    advance()
    var entries: [CodeEntry] = []
    var others: [CodeArgument] = []
    while token.kind != .end {
      if isSymbol("}") {
        advance()
        break
      }
      if token.kind == .symbol, [",", ";", "="].contains(token.text) {
        advance()
        continue
      }
      if token.kind == .symbol, [")", "]"].contains(token.text) { break }
      let before = position
      defer { if position == before { advance() } }
      let key = expression(.colon)
      if isSymbol(":") {
        advance()
        entries.append(CodeEntry(key: key, value: expression()))
      } else {
        others.append(CodeArgument(name: nil, nameRange: nil, value: key))
      }
    }
    return entries.isEmpty && !others.isEmpty ? .list(others) : .map(entries)
  }

  /// What stands between braces, as statements.
  mutating func block(inNewScope: Bool = false) -> CodeExpression {
    guard depth < Self.greatestDepth else {
      skipBrackets()
      return .block([])
    }
    depth += 1
    defer { depth -= 1 }
    let outer = (scope, isInLoop)
    defer { (scope, isInLoop) = outer }
    if inNewScope {
      scope = newScope()
      isInLoop = false
    }
    advance()
    let statements = statements(inBlock: true)
    if isSymbol("}") { advance() }
    return .block(statements)
  }
}
