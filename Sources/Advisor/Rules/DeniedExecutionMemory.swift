import SparkMemory
import SparkProfile

/// Tasks whose share of execution memory was too small for something that cannot spill.
struct DeniedExecutionMemory: ProfileRule {
  let about = RuleDescription(
    2, "denied-execution-memory", .profile, .error,
    document: RuleDocument(
      finds: """
        A task's share of execution memory was too small. Something that cannot spill, such as the
        hash table of a join, failed of it.
        """,
      matters: """
        More attempts meet the same share, so the job fails in the end, while most of the heap may
        be free: the share is what counts.
        """,
      evidence: """
        Spark's text: `Unable to acquire … bytes of memory`, a hash map or a hash relation that did
        not fit. Beside it a task's share, which is the unified memory over the number of tasks that
        run at once, as Spark's own pool divides it. There is no threshold: one such failure is
        enough.
        """,
      example: """
        ```
        ✗ a task's share of execution memory, 90 MiB, is too small: 4 tasks, stage 3.0
            Unable to acquire 67108864 bytes of memory, got 0 (task end)
        ```
        """,
      remedy: """
        1.75 times the heap, or twice `spark.memory.offHeap.size` where Tungsten is off the heap; more
        partitions; or fewer cores per executor. A sort-merge join spills where a hash join cannot
        (`spark.sql.join.preferSortMergeJoin`, or no `SHUFFLE_HASH` hint).
        """,
      safety: """
        More partitions and fewer cores per executor cost no memory; fewer cores run fewer tasks at
        once, which takes longer. A skewed key is not divided by more partitions.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
        "core/src/main/java/org/apache/spark/memory/TaskMemoryManager.java",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/joins/HashedRelation.scala",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let failure = assessment.failures.executors[.executionMemory],
      let pool = assessment.setup.executionPool
    else { return [] }
    let share = pool / Int64(assessment.setup.slots)
    let remedy =
      fit.leavesTasksMoreHeap(than: assessment)
      ? "fewer cores per executor, as recommended, or more partitions"
      : (assessment.setup.tungstenIsOffHeap ? "more off-heap memory" : "more heap")
        + ", as recommended, more partitions, or fewer cores per executor"
    return [
      finding(
        .error, .executor,
        "a task's share of execution memory, \(share), is too small: "
          + failure.extent,
        evidence: [
          Evidence(failure.message ?? "OutOfMemoryError", at: failure.place ?? "task end")
        ],
        remedy: "\(remedy); "
          + "a sort-merge join spills where a hash join cannot")
    ]
  }
}
