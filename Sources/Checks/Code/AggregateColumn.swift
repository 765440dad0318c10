internal import SparkSource

/// Columns that make one row of all, where nothing is grouped.
enum AggregateColumn {
  /// Whether a column is made of aggregates: `F.max("x").alias("m")`, `"cast(max(x) as int)"`, a list
  /// of such. With a window there is a value for every row.
  static func isAggregate(_ expression: CodeExpression) -> Bool {
    switch expression {
    case .literal(let literal): return literal.value.map(isAggregate) ?? false
    case .chain(let chain):
      let calls = chain.links.filter { $0.arguments != nil }
      if calls.contains(where: { $0.name == "over" }) { return false }
      return calls.contains { names.contains($0.name) } || chain.head.map(isAggregate) == true
        || calls.contains { $0.arguments?.contains { isAggregate($0.value) } == true }
    case .list(let elements):
      let values = elements.map(\.value).filter { !isLiteral($0) }
      return !values.isEmpty && values.allSatisfy(isAggregate)
    // What stands first is the column of a comprehension, and a side of an operator.
    case .operation(let parts): return parts.first { !isLiteral($0) }.map(isAggregate) ?? false
    case .map, .pair, .block: return false
    }
  }

  /// Whether it is the same for every row: a number, or `lit(…)`.
  static func isLiteral(_ expression: CodeExpression) -> Bool {
    if let literal = expression.literal { return literal.kind == .number }
    return expression.chain?.links.contains { $0.name == "lit" && $0.arguments != nil } ?? false
  }

  private static func isAggregate(_ text: String) -> Bool {
    let words = CodeQuery.words(of: text)
    return QueryBound.hasAggregate(words) && !words.contains { $0.text == "OVER" }
  }

  private static let names: Set = [
    "any_value", "approx_count_distinct", "avg", "collect_list", "collect_set", "count",
    "countDistinct", "count_distinct", "count_if", "first", "last", "max", "max_by", "mean",
    "median", "min", "min_by", "percentile_approx", "stddev", "sum", "variance",
  ]
}
