internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A broadcast that is asked for, whatever the size.
struct ForcedBroadcast: CodeRule {
  let about = RuleDescription(
    206, "forced-broadcast", .source, .note,
    document: RuleDocument(
      finds: """
        A join that is to broadcast one side: `broadcast(df)`, `hint("broadcast")`, or \
        `/*+ BROADCAST(t) */` with its other names, `BROADCASTJOIN` and `MAPJOIN`.
        """,
      matters: """
        A hint counts before `spark.sql.autoBroadcastJoinThreshold`: the table goes through the driver \
        and into every executor whatever its size, up to the 8 GiB at which Spark gives up. \
        A table that was small when the hint was written takes driver and executors down when it has \
        grown.
        """,
      evidence: """
        The hint, on something that nothing in the file limits. Whether the table is small is not to \
        be seen in the code: it is a note. A broadcast variable, `sc.broadcast(value)`, is another \
        thing.
        """,
      example: """
        ```sql
        SELECT /*+ BROADCAST(users) */ * FROM events JOIN users USING (id)
        ```
        """,
      remedy: """
        Leave the hint out: with adaptive execution Spark broadcasts what is small when it runs. \
        Where the hint stays, give driver and executors room for several times the table.
        """,
      safety: """
        Without the hint Spark may sort and shuffle, which is slower for a table that is small and \
        whose size Spark does not know.
        """,
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/execution/exchange/BroadcastExchangeExec.scala",
        "sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/optimizer/joins.scala",
        "docs/sql-performance-tuning.md",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    let calls = program.calls(of: ["broadcast", "hint", "sdf_broadcast"]).compactMap { call in
      Self.isHint(call)
        ? finding(program, at: call.place, in: call.statement, call.name) : nil
    }
    let hints = program.queries.flatMap { query in
      query.words.compactMap { word in
        word.kind == .hint && Self.hints.contains(word.text)
          ? finding(program, at: query.place(of: word), in: query.statement, word.text) : nil
      }
    }
    return calls + hints
  }

  private func finding(
    _ program: Program, at place: SourcePlace, in statement: Int, _ name: String
  ) -> LocatedFinding {
    finding(
      program, at: place, in: statement,
      "\(name) sends a table through the driver to every executor, whatever its size",
      evidence: ["a hint counts before spark.sql.autoBroadcastJoinThreshold"],
      remedy: "leave it to Spark, or give driver and executors room for several times the table")
  }

  private static func isHint(_ call: ProgramCall) -> Bool {
    let link = call.link
    if link.name == "hint" {
      let text = link.arguments?.compactMap(\.value.literal?.value).first
      return call.index > 0 && text.map { hints.contains($0.uppercased()) } == true
        && call.bound != .bounded
    }
    if call.program.language == .r { return call.index > 0 && call.bound != .bounded }
    guard let data = link.onlyArgument?.chain, call.chain.head == nil,
      call.index == 0 || ["F", "functions", "fn", "f", "funcs"].contains(call.previous?.name ?? "")
    else { return false }
    let lineage = call.program.lineage(of: data, in: call.statement)
    return RowBound.of(lineage, in: call.statement, of: call.program) != .bounded
  }

  private static let hints: Set = ["BROADCAST", "BROADCASTJOIN", "MAPJOIN"]
}
