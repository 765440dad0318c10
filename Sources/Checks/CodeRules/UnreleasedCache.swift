internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A cache that the program never releases.
struct UnreleasedCache: CodeRule {
  let about = RuleDescription(
    208, "unreleased-cache", .source, .note,
    document: RuleDocument(
      finds: """
        `cache()`, `persist()` or `cacheTable()` outside of loops, in a program that never releases \
        that name.
        """,
      matters: """
        What is cached stays until the application ends. What later stages want of storage memory, \
        and with it of execution memory, is then taken from a cache that nobody reads any more; with \
        dynamic allocation its executors do not go either.
        """,
      evidence: """
        No `unpersist()` of the name that it is assigned to or called on, and no `clearCache()`. It \
        is a note: a cache that is read to the end of the application needs no release. Within a \
        loop it is worse, and `cache-in-loop` says so.
        """,
      example: """
        ```python
        users = spark.read.parquet("users").cache()
        users.count()
        spark.read.parquet("events").groupBy("page").count().write.parquet("pages")
        ```
        """,
      remedy: "Call `unpersist()` behind the last action that reads it.",
      safety: """
        Data that is released too early is computed again.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/storage/memory/MemoryStore.scala",
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "docs/rdd-programming-guide.md",
      ]))

  func findings(in program: Program, version: SparkVersion) -> [LocatedFinding] {
    program.unreleasedCaches.filter { !program.statements[$0.statement].isInLoop }.map { call in
      finding(
        program, at: call.place, in: call.statement,
        "\(call.name)() is never released: its blocks stay until the application ends",
        evidence: ["no unpersist() of it in the file"],
        remedy: "call unpersist() behind the last action that reads it")
    }
  }
}

extension Program {
  /// Calls that release what was cached.
  var cacheReleases: [ProgramCall] {
    calls(of: ["unpersist", "uncacheTable", "clearCache", "sdf_unpersist"])
  }

  /// Calls that cache something under a name that nothing in the program releases.
  var unreleasedCaches: [ProgramCall] {
    let released = cacheReleases
    guard !released.contains(where: { $0.name == "clearCache" }) else { return [] }
    let names = Set(released.compactMap(\.subject))
    return calls(of: ["cache", "persist", "cacheTable", "sdf_persist"]).filter { call in
      guard call.index > 0 || call.chain.head != nil, call.link.arguments != nil, !call.isForeign
      else { return false }
      let target = statements[call.statement].target.flatMap {
        $0.chain.flatMap(Program.root)?.name
      }
      return ![target, call.subject].contains { $0.map(names.contains) == true }
    }
  }
}
