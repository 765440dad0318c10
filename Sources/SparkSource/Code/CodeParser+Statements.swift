/// Statements: assignments and expressions, one after the other.
extension CodeParser {
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
        bindNames(beforeArrow: token.text)
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
    bindParameters()
    while token.kind == .name, keywords.contains(token.text) {
      let word = token.text
      advance()
      bindNames(behind: word, in: scope)
    }
    if language == .scala, isScalaHead { advance() }
    defer { if language != .python { (scope, isInLoop) = outer } }
    assignment(into: &result)
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
    takeBindings(into: &result)
    result.append(
      CodeStatement(
        target: target, value: value, scope: scope, isInLoop: isInLoop,
        range: start..<max(start, lastEnd)))
  }
}
