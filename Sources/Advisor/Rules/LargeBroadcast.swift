import SparkMemory
import SparkProfile

/// A broadcast table that takes much of every executor's heap.
struct LargeBroadcast: ProfileRule {
  let about = RuleDescription(
    36, "large-broadcast", .profile, .warning,
    document: RuleDocument(
      finds: """
        A broadcast table takes much of every heap. Each executor has it, and the driver as well.
        """,
      matters: """
        A shuffle join divides its table among all tasks; a broadcast has the whole of it in every
        executor, for as long as the query runs, and in the driver, which collects and builds it. It
        does not spill, and it grows with the data. More and smaller executors hold more copies.
        """,
      evidence: """
        The largest table that was broadcast, as the exchange counted it. It is there twice while it is read, as blocks and as a table. Twice of it is
        at least a fifth of an executor's heap, as with results in a driver; a fifth of the heap is a
        third of unified memory.
        """,
      example: """
        ```
        ! a broadcast of 410 MiB takes 820 MiB in each of 20 executors of 4 GiB
            410 MiB (data size of BroadcastExchange)
        ```
        """,
      remedy: """
        No `broadcast` hint, and a smaller `spark.sql.autoBroadcastJoinThreshold`; fewer columns in
        the small table; else fewer executors of more cores, which hold fewer copies.
        """,
      safety: """
        Without the broadcast the other side is shuffled, which takes time and local disk where it
        is large.
        """,
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/execution/exchange/"
          + "BroadcastExchangeExec.scala",
        "core/src/main/scala/org/apache/spark/broadcast/TorrentBroadcast.scala",
        "https://spark.apache.org/docs/latest/sql-performance-tuning.html",
      ]))

  /// As blocks and as a table.
  private static let copies: Int64 = 2
  private static let share: Int64 = 5

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    // In local mode the driver is the only one that has it.
    guard let need = assessment.executorNeed, let heap = setup.executor?.heap,
      setup.environment.manager != .local, assessment.failures.driver[.broadcast] == nil
    else { return [] }
    let taken = need.largestBroadcast * Self.copies
    guard taken > .zero, taken * Self.share >= heap.maxMemory else { return [] }
    return [
      finding(
        .warning, .executor,
        "a broadcast of \(need.largestBroadcast) takes \(taken) in each of "
          + "\(counted(max(1, setup.executorCount), "executor")) of \(heap.heap)",
        evidence: [
          Evidence("\(need.largestBroadcast)", at: "data size of BroadcastExchange")
        ],
        remedy: "no broadcast hint and a smaller spark.sql.autoBroadcastJoinThreshold, or fewer "
          + "columns in the small table")
    ]
  }
}
