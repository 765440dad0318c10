internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Functions of pandas that get as many rows at once as nobody has thought about.
struct PandasBatches: CodeRule {
  let about = RuleDescription(
    207, "pandas-batches", .source, .warning,
    document: RuleDocument(
      finds: """
        Functions of pandas or Arrow over whole groups, such as `applyInPandas`; those over batches \
        in a program that does not set how large a batch is; and a program that takes the limit of \
        batches away.
        """,
      matters: """
        The rows that a function gets stand in the memory of a Python worker all at once, outside the \
        heap, and several times as large as in Spark. A group that is too large, or a batch of wide \
        rows, gets the container killed, and the log does not name Python.
        """,
      evidence: """
        `applyInPandas`, `applyInArrow` and functions that make one value of a group get the whole \
        group, whatever the batches are: a note for each. `pandas_udf`, `mapInPandas` and \
        `mapInArrow` get batches. Since Spark 4.0 a batch ends at \
        `spark.sql.execution.arrow.maxBytesPerBatch` in any case, and nothing is said of them. Before, \
        there is only `spark.sql.execution.arrow.maxRecordsPerBatch`, 10,000 rows unless it is set: a \
        note for the first of a file that does not set it, and a warning where it is set to 0 or \
        less, which makes a batch of a whole partition.
        """,
      example: """
        ```python
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 0)
        df.mapInPandas(score, schema="id long, score double")
        ```
        """,
      remedy: """
        Set `spark.sql.execution.arrow.maxRecordsPerBatch` to what a worker can hold of these rows. \
        For groups, make sure that none is large, or split them by one more key; and give workers \
        memory with `spark.executor.pyspark.memory` or the overhead.
        """,
      safety: """
        Small batches cost time for each of them. A function that expects all rows of a partition at \
        once gives other results.
        """,
      references: [
        "python/docs/source/tutorial/sql/arrow_pandas.rst",
        "sql/catalyst/src/main/scala/org/apache/spark/sql/internal/SQLConf.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/python/ArrowEvalPythonExec.scala",
      ]))

  static let limit = "spark.sql.execution.arrow.maxRecordsPerBatch"

  /// The first version that limits a batch by its bytes as well.
  private static let firstWithBytes = SparkVersion.v(4, 0)

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    guard program.language == .python else { return [] }
    let limits = Self.limits(in: program)
    var found = limits.filter { $0.rows <= 0 }.map { limit in
      finding(
        program, at: limit.place, in: limit.statement,
        "\(Self.limit) of \(limit.rows) takes the limit away: a batch is a whole partition",
        evidence: ["\(Self.limit) \(limit.rows)"],
        remedy: "set it to as many rows as a Python worker can hold; 10000 is the default")
    }
    let uses = Self.groups(in: program)
    if version >= Self.firstWithBytes { found = [] }
    found += uses.groups.map { name, place, statement in
      finding(
        program, at: place, in: statement,
        "\(name) gets a whole group at once, whatever the size of batches is", severity: .note,
        evidence: ["all rows of a group stand in one Python worker"],
        remedy: "make sure that no group is large, and give Python workers memory for the largest")
    }
    if limits.isEmpty, version < Self.firstWithBytes,
      let (name, place, statement) = uses.batches.first
    {
      found.append(
        finding(
          program, at: place, in: statement,
          "\(name) gets batches of 10000 rows, however wide they are", severity: .note,
          evidence: ["\(Self.limit) is not set in the file"],
          remedy: "where rows are wide, set \(Self.limit) to fewer"))
    }
    return found
  }

  private typealias Use = (name: String, place: SourcePlace, statement: Int)

  private static func limits(
    in program: Program
  ) -> [(rows: Int, place: SourcePlace, statement: Int)] {
    program.calls(of: ["set", "config", "setConf"]).compactMap { call in
      let arguments = call.link.arguments ?? []
      guard arguments.count == 2,
        program.value(of: arguments[0].value, in: call.statement) == limit
      else { return nil }
      let rows = program.number(arguments[1].value, in: call.statement)
      return (rows ?? 1, program.place(of: call.link), call.statement)
    }
  }

  /// What gets whole groups, and what gets batches.
  private static func groups(in program: Program) -> (groups: [Use], batches: [Use]) {
    var groups: [Use] = []
    var batches: [Use] = []
    for call in program.calls(of: ["applyInPandas", "applyInArrow", "mapInPandas", "mapInArrow"])
    where call.index > 0 || call.chain.head != nil {
      let use = (call.name, call.place, call.statement)
      if call.name.hasPrefix("apply") { groups.append(use) } else { batches.append(use) }
    }
    for call in program.calls(of: ["pandas_udf"]) {
      let use = (call.name, call.place, call.statement)
      if isOfGroups(call) { groups.append(use) } else { batches.append(use) }
    }
    return (groups, batches)
  }

  /// Whether a function of pandas makes one value of a group: its type says so, or its result is no
  /// Series.
  private static func isOfGroups(_ call: ProgramCall) -> Bool {
    let types = (call.link.arguments ?? []).compactMap { $0.value.chain?.links.last?.name }
    if types.contains("GROUPED_AGG") || types.contains("GROUPED_MAP") { return true }
    let statements = call.program.statements
    guard statements[call.statement].kind == .decorator else { return false }
    for statement in statements[(call.statement + 1)...].prefix(4) {
      guard case .function(_, let result) = statement.kind else { continue }
      return result.map { ["int", "float", "str", "bool", "Decimal"].contains($0) } ?? false
    }
    return false
  }
}
