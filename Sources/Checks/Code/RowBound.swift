internal import SparkSource

/// How many rows a chain of calls can give, as far as the file says it.
enum RowBound: Hashable {
  /// As many as the data has.
  case unbounded
  /// As many as the data has different values or groups.
  case grouped
  /// A few, or what the driver held before.
  case bounded

  /// The bound of the rows behind links, with what the first of them stands for.
  static func of(_ links: some Collection<CodeLink>, in statement: Int, of program: Program)
    -> RowBound
  {
    // Collections of Scala that become data were in the driver before.
    let isLocal = links.first.map { collections.contains($0.name) && $0.arguments != nil } ?? false
    var bound = isLocal ? RowBound.bounded : .unbounded
    var isGrouped = false
    for link in links {
      if bounds(link, isGrouped: isGrouped, in: statement, of: program) {
        bound = .bounded
      } else if grouping.contains(link.name) {
        isGrouped = true
        if bound == .unbounded { bound = .grouped }
      }
    }
    return bound
  }

  private static func bounds(
    _ link: CodeLink, isGrouped: Bool, in statement: Int, of program: Program
  ) -> Bool {
    if always.contains(link.name) { return true }
    guard let arguments = link.arguments else { return false }
    if aggregating.contains(link.name) { return !isGrouped }
    switch link.name {
    case "select", "selectExpr":
      return !isGrouped && !arguments.isEmpty && arguments.allSatisfy { isAggregate($0.value) }
    case "range": return arguments.allSatisfy { program.number($0.value, in: statement) != nil }
    case "sql":
      return program.queries(in: statement).contains { QueryBound.isBounded($0.words) }
    default: return false
    }
  }

  /// An aggregate of everything, perhaps with a name: `F.max("x").alias("m")`, `"max(x)"`.
  private static func isAggregate(_ expression: CodeExpression) -> Bool {
    if let text = expression.literal?.value?.lowercased() {
      return aggregates.contains { text.hasPrefix($0 + "(") }
    }
    return expression.chain?.links.contains { $0.arguments != nil && aggregates.contains($0.name) }
      ?? false
  }

  private static let always: Set = [
    "limit", "head", "take", "takeAsList", "first", "tail", "top", "takeOrdered", "takeSample",
    "describe", "summary", "createDataFrame", "createDataset", "parallelize", "emptyDataFrame",
    "listTables", "listDatabases", "listColumns", "listFunctions", "printSchema", "slice_head",
    "top_n", "toDebugString",
  ]
  private static let collections: Set = ["Array", "List", "Seq", "Vector"]
  private static let grouping: Set = [
    "groupBy", "groupby", "group_by", "rollup", "cube", "distinct", "dropDuplicates",
    "drop_duplicates", "reduceByKey", "aggregateByKey", "combineByKey", "foldByKey", "groupByKey",
  ]
  private static let aggregating: Set = [
    "agg", "count", "summarize", "summarise", "tally", "nrow", "sum", "max", "min", "avg", "mean",
  ]
  private static let aggregates: Set = [
    "approx_count_distinct", "avg", "count", "countDistinct", "count_distinct", "first", "last",
    "max", "mean", "min", "stddev", "sum", "variance", "percentile_approx",
  ]
}

/// Whether a query gives few rows.
enum QueryBound {
  static func isBounded(_ words: [CodeQuery.Word]) -> Bool {
    let names = words.filter { $0.kind == .name }.map(\.text)
    guard let first = names.first else { return false }
    if !["SELECT", "WITH", "FROM", "TABLE", "VALUES"].contains(first) { return true }
    if first == "VALUES" { return true }
    let limits = zip(words, words.dropFirst()).contains { $0.text == "LIMIT" && $1.kind == .number }
    let groups = names.contains("GROUP") || names.contains("UNION") || names.contains("OVER")
    guard !limits, !groups, first == "SELECT" else { return limits }
    let next = words.drop { $0.text != "SELECT" }.dropFirst().prefix(2).map(\.text)
    return next.count == 2 && next[1] == "(" && aggregates.contains(next[0])
  }

  private static let aggregates: Set = ["AVG", "COUNT", "MAX", "MEAN", "MIN", "SUM"]
}
