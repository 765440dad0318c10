internal import Advisor
internal import SparkMemory
internal import SparkSource

/// All rows of something brought to the driver.
struct CollectedRows: CodeRule {
  let about = RuleDescription(
    201, "collected-rows", .source, .warning,
    document: RuleDocument(
      finds: """
        `collect()`, `toPandas()`, `collectAsList()` or `collectAsMap()` of something that nothing \
        in the file limits. In R it is `collect(df)` and `as.data.frame(df)`.
        """,
      matters: """
        Every row goes into the memory of the driver, first as results of tasks, then as objects. \
        What works on a sample ends on the full data with `OutOfMemoryError`, or with results larger \
        than `spark.driver.maxResultSize`; and one machine then does what many were paid for.
        """,
      evidence: """
        The calls before it, in its chain and where its name is assigned. `limit`, `take`, `head`, \
        an aggregate without groups or a window, `describe`, `LIMIT` in SQL and data that came from \
        the driver are limits; `sample` is none, because a share of much is much. With `groupBy` or `distinct` \
        there are as many rows as groups: then it is a note. Methods of the program's own objects are \
        not Spark's. Files that are tests by their names are left \
        alone, because their data is small.
        """,
      example: """
        ```python
        rows = spark.read.parquet("events").filter("day = '2024-01-01'").collect()
        ```
        """,
      remedy: """
        Let the executors write what is wanted, with `df.write`; aggregate or `limit` before \
        collecting; or go through the rows with `toLocalIterator()`, which holds a partition at a \
        time.
        """,
      safety: """
        A limit changes what the program sees. `toLocalIterator()` runs a job for each partition: \
        cache what is expensive to compute.
        """,
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/classic/Dataset.scala",
        "python/pyspark/sql/classic/dataframe.py",
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    guard !program.isTest else { return [] }
    return program.calls(of: Self.names(in: program)).compactMap { call in
      guard Self.isSpark(call) else { return nil }
      let bound = call.bound
      guard bound != .bounded else { return nil }
      let what = Self.name(of: call).map { " of \($0)" } ?? ""
      let isGrouped = bound == .grouped
      return finding(
        program, at: call.place, in: call.statement,
        isGrouped
          ? "\(call.name)() brings a row for every group or different value to the driver"
          : "\(call.name)() brings every row\(what) to the driver",
        severity: isGrouped ? .note : nil,
        evidence: [isGrouped ? "as many rows as groups" : "nothing in the file limits the rows"],
        remedy: isGrouped
          ? "make sure that the groups are few, or write them with df.write"
          : "write them with df.write, limit or aggregate them, or use toLocalIterator()")
    }
  }

  /// The name whose rows they are; nil where the chain begins with the session.
  private static func name(of call: ProgramCall) -> String? {
    guard let name = call.subject, let last = name.split(separator: ".").last else { return nil }
    return sources.contains(String(last)) ? nil : name
  }

  private static func names(in program: Program) -> Set<String> {
    switch program.language {
    case .python:
      let isPandas = !program.imports.isDisjoint(with: ["pyspark.pandas", "databricks.koalas"])
      let names: Set = ["collect", "toPandas", "collectAsMap"]
      return isPandas ? names.union(["to_pandas", "to_numpy"]) : names
    case .scala, .java: return ["collect", "collectAsList", "collectAsMap"]
    case .r: return ["collect", "sdf_collect", "as.data.frame"]
    case .sql: return []
    }
  }

  /// Whether it is Spark's: without arguments, behind something, and not of a library that has calls
  /// of the same name.
  private static func isSpark(_ call: ProgramCall) -> Bool {
    guard call.index > 0 || call.chain.head != nil else { return false }
    let language = call.program.language
    guard call.link.arguments?.isEmpty ?? (language == .scala) || language == .r else {
      return false
    }
    if call.isForeign { return false }
    let lineage = call.lineage
    if lineage.contains(where: { others.contains($0.name) }) { return false }
    if call.name == "as.data.frame" || !call.program.imports.isDisjoint(with: ["polars", "duckdb"])
    {
      return lineage.contains { sources.contains($0.name) }
    }
    return true
  }

  /// What shows that rows are of another library.
  private static let others: Set = ["gc", "pl", "polars", "duckdb", "stream", "Stream", "lazy"]
  /// What shows that rows are Spark's.
  private static let sources: Set = [
    "spark", "read.df", "read.parquet", "read.json", "read.orc", "read.text", "sql", "tableToDF",
    "spark_read_parquet", "spark_read_csv", "spark_read_json", "createDataFrame", "as.DataFrame",
    "sc",
  ]
}
