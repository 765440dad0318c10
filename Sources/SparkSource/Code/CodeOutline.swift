/// What lies in statements at any depth, in the order of the text.
struct CodeOutline {
  private(set) var statements: [CodeStatement] = []
  private(set) var chains: [Program.Found] = []
  /// The packages that calls of R load.
  private(set) var loaded: Set<String> = []
  private let language: CodeLanguage

  init(_ statements: [CodeStatement], language: CodeLanguage) {
    self.language = language
    for statement in statements { add(statement) }
  }

  private mutating func add(_ statement: CodeStatement) {
    var statement = statement
    if language == .r {
      statement.value = RCalls.normalized(statement.value)
    }
    statements.append(statement)
    let index = statements.count - 1
    if let target = statement.target { visit(target, in: index) }
    visit(statement.value, in: index)
  }

  private mutating func visit(_ expression: CodeExpression, in statement: Int) {
    switch expression {
    case .literal: break
    case .chain(let chain):
      chains.append(Program.Found(chain: chain, statement: statement))
      if let head = chain.head { visit(head, in: statement) }
      if language == .r { load(chain) }
      for link in chain.links {
        for argument in link.arguments ?? [] { visit(argument.value, in: statement) }
      }
    case .list(let elements):
      for element in elements { visit(element.value, in: statement) }
    case .map(let entries):
      for entry in entries {
        visit(entry.key, in: statement)
        visit(entry.value, in: statement)
      }
    case .pair(let entry):
      visit(entry.key, in: statement)
      visit(entry.value, in: statement)
    case .block(let body): for inner in body { add(inner) }
    case .operation(let parts): for part in parts { visit(part, in: statement) }
    }
  }

  private mutating func load(_ chain: CodeChain) {
    guard let link = chain.links.first, ["library", "require"].contains(link.name),
      let argument = link.arguments?.first?.value
    else { return }
    if let name = argument.literal?.value ?? Program.name(argument) { loaded.insert(name) }
  }
}

/// The functions of SparkR and sparklyr that take the data first, as calls that follow the data.
enum RCalls {
  /// The expression with `collect(filter(df, x))` as `df.filter(x).collect()` would be.
  static func normalized(_ expression: CodeExpression) -> CodeExpression {
    switch expression {
    case .chain(var chain):
      chain.head = chain.head.map(normalized)
      chain.links = chain.links.map { link in
        var link = link
        link.arguments = link.arguments.map { $0.map(normalized) }
        return link
      }
      guard chain.head == nil, let first = chain.links.first, verbs.contains(first.name),
        let arguments = first.arguments, let data = arguments.first,
        data.name == nil || data.name == "x",
        data.value.chain != nil
      else { return .chain(chain) }
      var link = first
      link.arguments = Array(arguments.dropFirst())
      return .chain(
        CodeParser.joined(data.value, [link] + chain.links.dropFirst()))
    case .list(let elements): return .list(elements.map(normalized))
    case .operation(let parts): return .operation(parts.map(normalized))
    case .literal, .map, .pair, .block: return expression
    }
  }

  private static func normalized(_ argument: CodeArgument) -> CodeArgument {
    var argument = argument
    argument.value = normalized(argument.value)
    return argument
  }

  private static let verbs: Set = [
    "agg", "arrange", "as.data.frame", "cache", "cacheTable", "coalesce", "collect", "count",
    "crossJoin", "describe", "distinct", "drop", "dropDuplicates", "filter", "first", "gapply",
    "dapply", "groupBy", "group_by", "head", "hint", "join", "limit", "merge", "mutate", "nrow",
    "orderBy", "persist", "repartition", "sample", "saveAsTable", "sdf_coalesce", "sdf_collect",
    "sdf_persist", "sdf_repartition", "select", "show", "showDF", "slice_head", "subset",
    "summarise", "summarize", "summary", "take", "tally", "top_n", "union", "unpersist", "where",
    "withColumn", "write.df", "write.parquet", "spark_apply", "broadcast",
  ]
}
