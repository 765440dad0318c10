/// What expressions say, as far as it can be told without running the program.
extension Program {
  /// What a literal says, or a name that is assigned one once; nil for anything else.
  public func value(of expression: CodeExpression, in statement: Int) -> String? {
    if let literal = expression.literal { return literal.value }
    guard let name = Self.name(expression) else { return nil }
    switch name {
    case "True", "true", "TRUE": return "true"
    case "False", "false", "FALSE": return "false"
    default: break
    }
    guard assignmentCount(of: name) == 1, let found = definition(of: name, before: statement) else {
      return nil
    }
    return statements[found].value.literal?.value
  }

  /// The number that an expression says; nil where it says none.
  public func number(_ expression: CodeExpression, in statement: Int) -> Int? {
    value(of: expression, in: statement).flatMap { text in
      Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    }
  }

  /// Where an expression stands in the code; nil for one that has no place of its own.
  func range(of expression: CodeExpression) -> Range<Int>? {
    switch expression {
    case .literal(let literal): return literal.range
    case .chain(let chain):
      guard let first = chain.links.first, let last = chain.links.last else { return nil }
      let start = chain.head.flatMap(range)?.lowerBound ?? first.range.lowerBound
      return start..<max(start, last.range.upperBound)
    case .operation(let parts):
      let ranges = parts.compactMap(range)
      guard let first = ranges.first, let last = ranges.last else { return nil }
      return first.lowerBound..<max(first.lowerBound, last.upperBound)
    case .pair(let entry):
      guard let first = range(of: entry.key), let last = range(of: entry.value) else { return nil }
      return first.lowerBound..<max(first.lowerBound, last.upperBound)
    case .list, .map, .block: return nil
    }
  }

  /// Keys and values that an expression has, with the key's place: a dictionary, a list of pairs,
  /// `Map("a" -> "b")`, `list(a = "b")`, or a name that stands for one.
  func entries(of expression: CodeExpression, in statement: Int) -> [SettingEntry] {
    entries(of: expression, in: statement, depth: 0)
  }

  private func entries(
    of expression: CodeExpression, in statement: Int, depth: Int
  ) -> [SettingEntry] {
    guard depth < Self.greatestDepth else { return [] }
    switch expression {
    case .map(let entries):
      return entries.compactMap { entry($0.key, $0.value, in: statement) }
    case .list(let elements): return elements.compactMap { pair($0.value, in: statement) }
    case .chain(let chain):
      if let name = Self.name(expression), let found = definition(of: name, before: statement) {
        return entries(of: statements[found].value, in: found, depth: depth + 1)
      }
      guard let call = chain.links.last, let arguments = call.arguments else { return [] }
      if chain.links.count == 2, chain.links[0].name == "Map", call.name == "of" {
        return stride(from: 0, to: arguments.count - 1, by: 2).compactMap {
          entry(arguments[$0].value, arguments[$0 + 1].value, in: statement)
        }
      }
      return arguments.compactMap { argument in
        if let name = argument.name, let range = argument.nameRange {
          return SettingEntry(key: name, range: range, value: argument.value)
        }
        return pair(argument.value, in: statement)
      }
    case .literal, .pair, .block, .operation: return []
    }
  }

  /// Names that stand for names end here.
  private static let greatestDepth = 8

  private func pair(_ expression: CodeExpression, in statement: Int) -> SettingEntry? {
    switch expression {
    case .pair(let found): entry(found.key, found.value, in: statement)
    case .list(let elements) where elements.count == 2:
      entry(elements[0].value, elements[1].value, in: statement)
    default: nil
    }
  }

  private func entry(
    _ key: CodeExpression, _ value: CodeExpression, in statement: Int
  ) -> SettingEntry? {
    guard let name = self.value(of: key, in: statement), let range = range(of: key) else {
      return nil
    }
    return SettingEntry(key: name, range: key.literal?.content ?? range, value: value)
  }

  /// The links of a chain with those that its name stands for in front, as far as the file says it.
  public func lineage(of chain: CodeChain, in statement: Int) -> [CodeLink] {
    var links = chain.links
    var head = chain.head
    var statement = statement
    var root = Self.root(of: chain)
    for _ in 0..<Self.longestLineage {
      if let chain = head?.chain {
        links = chain.links + links
        head = chain.head
        root = Self.root(of: chain)
        continue
      }
      guard let (name, length) = root, let found = definition(of: name, before: statement),
        let next = statements[found].value.chain, links.count < CodeChain.mostLinks
      else { break }
      links = next.links + links.dropFirst(length)
      head = next.head
      root = Self.root(of: next)
      statement = found
    }
    return links
  }

  private static let longestLineage = 24
}

/// A key and the value that a program gives it.
struct SettingEntry {
  var key: String
  /// Where the key stands, without quotes.
  var range: Range<Int>
  var value: CodeExpression
}
