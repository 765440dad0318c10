import SparkMemory
import SparkProfile

/// More tasks at once than an executor's memory holds.
struct CrowdedExecutors: ProfileRule {
  let about = RuleDescription(
    40, "crowded-executors", .profile, .warning,
    document: RuleDocument(
      finds: """
        Executors run more tasks at once than their memory holds. At most half of them fit.
        """,
      matters: """
        Every core runs a task, and all tasks of an executor share one pool: with twice the cores
        each has half of it. Where most of them spill, or fail, the additional cores wait for the
        disk, and the job is no faster for them.
        """,
      evidence: """
        Tasks spilled or failed for want of memory, and the execution pool holds at most half as many
        of the largest tasks of the hungriest stage as run at once. What such a task wants is what it
        held and spilled together. Where more partitions are recommended, these were what was
        wrong, and `spilled-tasks` says it.
        """,
      example: """
        ```
        ! of 8 tasks at once an executor's memory holds 3: the largest wants 168 MiB
            8 × 168.1 MiB execution memory wanted, 590 MiB there (tasks of stage 2.0)
        ```
        """,
      remedy: """
        More partitions, so that tasks are smaller; fewer cores per executor; or more memory:
        whichever is recommended, which is what reserves least over the run.
        """,
      safety: """
        Fewer cores per executor run fewer tasks at once, unless there are more executors. More
        partitions cost no memory.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-usage-of-reduce-tasks",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    let failures = assessment.failures
    guard let need = assessment.executorNeed, let pool = setup.executionPool,
      let demand = need.demandingStage, let want = demand.perTask.high, want > .zero,
      need.spills || failures.executorHeapExhausted || failures.executors[.executionMemory] != nil,
      // Where more partitions cure it, they are what was wrong, and another finding says so.
      !fit.changes(.shufflePartitions), !fit.changes(.defaultParallelism)
    else { return [] }
    let fitting = max(1, pool.bytes / want.bytes)
    guard fitting * 2 <= Int64(demand.tasksAtOnce) else { return [] }
    let remedy =
      fit.leavesTasksMoreHeap(than: assessment)
      ? "fewer tasks at once, as recommended"
      : fit.raisesHeap(of: assessment)
        ? "more heap, as recommended; fewer cores per executor also help"
        : "more partitions, or fewer cores per executor"
    return [
      finding(
        .warning, .executor,
        "of \(demand.tasksAtOnce) tasks at once an executor's memory holds \(fitting): the largest "
          + "wants \(want)",
        evidence: [
          Evidence(
            "\(demand.tasksAtOnce) × \(want) execution memory wanted, \(pool) there",
            at: "tasks of stage \(demand.stage.text)")
        ],
        remedy: remedy)
    ]
  }
}
