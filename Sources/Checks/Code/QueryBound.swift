internal import SparkSource

/// How many rows a query gives.
enum QueryBound {
  static func of(_ words: [CodeQuery.Word]) -> RowBound {
    let names = words.filter { $0.kind == .name }.map(\.text)
    guard let first = names.first else { return .unbounded }
    if !["SELECT", "WITH", "FROM", "TABLE"].contains(first) { return .bounded }
    let limits = zip(words, words.dropFirst()).contains {
      $0.isName("LIMIT") && !$1.isName("ALL")
    }
    // What the program says behind the last word of a text is the number.
    if limits || words.last?.isName("LIMIT") == true { return .bounded }
    let placed = placed(words)
    func index(of names: Set<String>, from start: Int = 0) -> Int? {
      placed[start...].firstIndex {
        $0.depth == 0 && $0.word.kind == .name && names.contains($0.word.text)
      }
    }
    guard index(of: ["UNION", "INTERSECT", "EXCEPT"]) == nil,
      let select = index(of: ["SELECT"])
    else { return .unbounded }
    if index(of: ["GROUP"]) != nil { return .grouped }
    let from = index(of: ["FROM"], from: select)
    if from == nil, first == "SELECT" { return .bounded }
    let list = placed[(select + 1)..<(from ?? placed.endIndex)].filter { !$0.isInQuery }
      .map(\.word)
    if list.first?.isName("DISTINCT") == true { return .grouped }
    let isWindow = list.contains { $0.isName("OVER") }
    return !isWindow && hasAggregate(list) ? .bounded : .unbounded
  }

  /// Whether a call of an aggregate stands in words.
  static func hasAggregate(_ words: some Collection<CodeQuery.Word>) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      word.kind == .name && aggregates.contains(word.text) && next.text == "("
    }
  }

  /// A word, the parentheses around it, and whether one of them is around a query.
  private struct Placed {
    var word: CodeQuery.Word
    var depth: Int
    var isInQuery: Bool
  }

  private static func placed(_ words: [CodeQuery.Word]) -> [Placed] {
    var depth = 0
    var queryDepth: Int?
    return words.map { word in
      if word.kind == .symbol, word.text == ")" { depth = max(0, depth - 1) }
      if let outer = queryDepth, depth < outer { queryDepth = nil }
      if depth > 0, queryDepth == nil, word.isName("SELECT") { queryDepth = depth }
      defer { if word.kind == .symbol, word.text == "(" { depth += 1 } }
      return Placed(word: word, depth: depth, isInQuery: queryDepth != nil)
    }
  }

  /// Aggregates of SQL, in capitals.
  private static let aggregates: Set = [
    "ANY_VALUE", "APPROX_COUNT_DISTINCT", "AVG", "BOOL_AND", "BOOL_OR", "COLLECT_LIST",
    "COLLECT_SET", "COUNT", "COUNT_IF", "FIRST", "LAST", "MAX", "MAX_BY", "MEAN", "MEDIAN", "MIN",
    "MIN_BY", "PERCENTILE", "PERCENTILE_APPROX", "STDDEV", "SUM", "VARIANCE",
  ]
}

extension CodeQuery.Word {
  fileprivate func isName(_ name: String) -> Bool { kind == .name && text == name }
}
