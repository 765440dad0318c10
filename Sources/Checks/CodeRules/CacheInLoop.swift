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
        a loop, and no `clearCache()`. A cache outside loops ends \
        with the application: `unreleased-cache` notes it.
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
    guard !program.cacheReleases.contains(where: { program.statements[$0.statement].isInLoop })
    else { return [] }
    return program.unreleasedCaches.filter { program.statements[$0.statement].isInLoop }.map {
      call in
      finding(
        program, at: call.place, in: call.statement,
        "\(call.name)() in a loop keeps the blocks of every round: nothing is unpersisted",
        evidence: ["in a loop", "no unpersist() of it in the file"],
        remedy: "call unpersist() at the end of the round")
    }
  }
}
