internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Very many rows brought to the driver by their number.
struct ManyTakenRows: CodeRule {
  let about = RuleDescription(
    202, "many-taken-rows", .source, .warning,
    document: RuleDocument(
      finds: """
        `take(n)`, `head(n)`, `tail(n)`, `takeAsList(n)`, `show(n)`, or `limit(n)` with a `collect()` \
        or `toPandas()` behind it, for 100,000 rows or more.
        """,
      matters: """
        The rows are in the driver's heap all at once, several times as large as in a file, and Spark \
        runs one job after the other, over more and more partitions, until it has them.
        """,
      evidence: """
        The number as it is written, or the name that is assigned it once. 100,000 rows of 10 KiB \
        are 1 GiB, which is both the default of `spark.driver.maxResultSize` and the default heap of \
        a driver; below that, rows of a usual width fit.
        """,
      example: """
        ```python
        sample = df.limit(5_000_000).toPandas()
        ```
        """,
      remedy: """
        Take fewer; or let the executors do what is to be done with them; or write them, and read \
        the file.
        """,
      safety: "Fewer rows are another sample: what is computed from them may change.",
      references: [
        "core/src/main/scala/org/apache/spark/rdd/RDD.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/limit.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
      ]))

  /// From how many rows on it is many.
  static let manyRows = 100_000

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    program.calls(of: ["take", "head", "tail", "takeAsList", "show", "showDF", "limit"])
      .compactMap { call in
        guard call.index > 0 || call.chain.head != nil, let rows = Self.rows(of: call),
          rows >= Self.manyRows, !call.isForeign
        else { return nil }
        if call.name == "limit" {
          let collecting = call.chain.links[(call.index + 1)...].contains {
            Self.collecting.contains($0.name)
          }
          guard collecting else { return nil }
        }
        return finding(
          program, at: call.place, in: call.statement,
          "\(call.name)(\(rows)) brings that many rows into the memory of the driver",
          evidence: ["\(rows) rows", "many is from \(Self.manyRows)"],
          remedy: "take fewer, or let the executors write them with df.write")
      }
  }

  private static func rows(of call: ProgramCall) -> Int? {
    let named = ["num", "n", "numRows"].lazy.compactMap { call.link.argument($0) }.first
    guard let argument = named ?? call.link.argument("", at: 0) else { return nil }
    return call.program.number(argument, in: call.statement)
  }

  private static let collecting: Set = ["collect", "toPandas", "collectAsList", "as.data.frame"]
}
