internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A cache that every round of a loop makes anew, and none releases.
struct CacheInLoop: CodeRule {
  let about = RuleDescription(
    203, "cache-in-loop", .source, .warning,
    document: RuleDocument(
      finds: """
        `cache()`, `persist()` or `cacheTable()` within a loop, in a program that releases neither \
        that name nor anything else within a loop.
        """,
      matters: """
        Every round keeps its blocks beside those of the rounds before. When storage memory is full, \
        Spark evicts, to disk or for good, and writes and computes again what the next round needs; \
        the heap looks too small, and is full of what nobody reads.
        """,
      evidence: """
        A loop of the language around the call, and no `unpersist()` of the name, no `unpersist()` in \
        a loop, and no `clearCache()`. A cache outside loops is left alone, released or not: it ends \
        with the application, and one or two of them are what caching is for.
        """,
      example: """
        ```python
        for day in days:
            df = spark.read.parquet(f"events/{day}").cache()
            df.groupBy("user").count().write.parquet(f"out/{day}")
            df.groupBy("page").count().write.parquet(f"pages/{day}")
        ```
        """,
      remedy:
        "Call `unpersist()` at the end of the round, or on the last round's data in the next.",
      safety: """
        Data that is released too early is computed again: release it behind the last action that \
        reads it.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/storage/memory/MemoryStore.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/CacheManager.scala",
        "docs/rdd-programming-guide.md",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    let released = program.calls(of: ["unpersist", "uncacheTable", "clearCache", "sdf_unpersist"])
    let releasesInLoop = released.contains {
      $0.name == "clearCache" || program.statements[$0.statement].isInLoop
    }
    guard !releasesInLoop else { return [] }
    let names = Set(released.compactMap(\.subject))
    return program.calls(of: ["cache", "persist", "cacheTable", "sdf_persist"]).compactMap { call in
      let statement = program.statements[call.statement]
      guard statement.isInLoop, call.index > 0 || call.chain.head != nil, call.link.arguments != nil
      else { return nil }
      let target = statement.target.flatMap { $0.chain.flatMap(Program.root)?.name }
      guard ![target, call.subject].contains(where: { $0.map(names.contains) == true }) else {
        return nil
      }
      return finding(
        program, at: call.place, in: call.statement,
        "\(call.name)() in a loop keeps the blocks of every round: nothing is unpersisted",
        evidence: ["in a loop", "no unpersist() of it in the file"],
        remedy: "call unpersist() at the end of the round")
    }
  }
}
