internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Everything in one partition.
struct SinglePartition: CodeRule {
  let about = RuleDescription(
    204, "single-partition", .source, .warning,
    document: RuleDocument(
      finds: "`repartition(1)` or `coalesce(1)` of something that nothing in the file limits.",
      matters: """
        One task then holds, sorts and writes everything, on one core and in the memory of one task, \
        and the other cores wait. `coalesce(1)` is the worse of the two: it makes no shuffle, so the \
        whole stage above it, its reading and its joins, runs in that one task as well.
        """,
      evidence: """
        The number 1 as it is written, and the calls before it: a `limit`, or an aggregate without \
        groups, is little enough for a task. Behind `groupBy` or `distinct` it is a note, because \
        groups may be few. Files that are tests by their names are left alone.
        """,
      example: """
        ```python
        df.join(users, "id").coalesce(1).write.csv("out")
        ```
        """,
      remedy: """
        Leave it out and write several files. Where there must be one, `repartition(1)` at least \
        keeps the stages above it parallel; merging the files afterwards needs no memory.
        """,
      safety: "Readers that expect one file have to read a folder.",
      references: [
        "sql/api/src/main/scala/org/apache/spark/sql/Dataset.scala",
        "core/src/main/scala/org/apache/spark/rdd/RDD.scala",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    guard !program.isTest else { return [] }
    return program.calls(of: ["repartition", "coalesce", "sdf_repartition", "sdf_coalesce"])
      .compactMap { call in
        guard call.index > 0 || call.chain.head != nil, Self.isSpark(call),
          call.number == 1 || Self.named(call) == 1
        else { return nil }
        let bound = call.bound
        guard bound != .bounded else { return nil }
        let isCoalesce = call.name.hasSuffix("coalesce")
        return finding(
          program, at: call.place, in: call.statement,
          isCoalesce
            ? "coalesce(1) leaves one task for everything, the stage above it included"
            : "repartition(1) sends everything through one task",
          severity: bound == .grouped ? .note : nil,
          evidence: [bound == .grouped ? "as many rows as groups" : "nothing limits the rows"],
          remedy: isCoalesce
            ? "leave it out, or use repartition(1), which keeps the stage above it parallel"
            : "leave it out and write several files")
      }
  }

  private static func named(_ call: ProgramCall) -> Int? {
    call.link.argument("numPartitions").flatMap { call.program.number($0, in: call.statement) }
  }

  /// Not the function of columns of the same name, which dplyr has without a prefix.
  private static func isSpark(_ call: ProgramCall) -> Bool {
    guard call.name == "coalesce" else { return true }
    if call.program.language == .r {
      return call.program.imports.isDisjoint(with: ["dplyr", "sparklyr"])
    }
    return !["F", "functions", "fn", "f"].contains(call.previous?.name ?? "")
  }
}
