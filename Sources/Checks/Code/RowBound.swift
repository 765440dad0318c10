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
      let arguments = link.arguments ?? []
      if opening.contains(link.name) {
        // Without a column it is one group.
        isGrouped = !(arguments.isEmpty && link.name.lowercased() == "groupby")
        if isGrouped, bound == .unbounded { bound = .grouped }
      } else if isGrouped, aggregating.contains(link.name) {
        isGrouped = false
      } else if bounds(link, isGrouped: isGrouped, in: statement, of: program) {
        bound = .bounded
      } else if bound == .unbounded {
        bound = grouping.contains(link.name) ? .grouped : query(link, in: statement, of: program)
      }
    }
    return bound
  }

  private static func query(
    _ link: CodeLink, in statement: Int, of program: Program
  ) -> RowBound {
    guard link.name == "sql" else { return .unbounded }
    let bounds = program.queries(in: statement).map { QueryBound.of($0.words) }
    return bounds.contains(.bounded) ? .bounded : bounds.contains(.grouped) ? .grouped : .unbounded
  }

  private static func bounds(
    _ link: CodeLink, isGrouped: Bool, in statement: Int, of program: Program
  ) -> Bool {
    if always.contains(link.name) { return true }
    guard let arguments = link.arguments else { return false }
    if aggregating.contains(link.name) { return true }
    switch link.name {
    case "select", "selectExpr":
      let values = arguments.map(\.value).filter { !AggregateColumn.isLiteral($0) }
      return !isGrouped && !values.isEmpty && values.allSatisfy(AggregateColumn.isAggregate)
    case "range": return arguments.allSatisfy { program.number($0.value, in: statement) != nil }
    default: return false
    }
  }

  private static let always: Set = [
    "limit", "head", "take", "takeAsList", "first", "tail", "top", "takeOrdered", "takeSample",
    "describe", "summary", "createDataFrame", "createDataset", "parallelize", "emptyDataFrame",
    "freqItems", "history", "listTables", "listDatabases", "listColumns", "listFunctions",
    "printSchema",
    "slice_head", "top_n", "toDebugString",
  ]
  private static let collections: Set = ["Array", "List", "Seq", "Vector"]
  /// What makes groups, of which a call behind it makes rows.
  private static let opening: Set = [
    "groupBy", "groupby", "group_by", "rollup", "cube", "groupByKey",
  ]
  private static let grouping: Set = [
    "distinct", "dropDuplicates", "drop_duplicates", "reduceByKey", "aggregateByKey",
    "combineByKey", "foldByKey",
  ]
  private static let aggregating: Set = [
    "agg", "count", "summarize", "summarise", "tally", "nrow", "sum", "max", "min", "avg", "mean",
  ]
}
