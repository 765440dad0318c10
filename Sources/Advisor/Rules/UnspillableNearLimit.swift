import SparkMemory
import SparkProfile

/// Hash tables that cannot spill and that fill most of a task's share.
struct UnspillableNearLimit: ProfileRule {
  let about = RuleDescription(
    35, "unspillable-near-limit", .profile, .warning,
    document: RuleDocument(
      finds: """
        A hash table that cannot spill nearly fills its share. Nothing failed, this time.
        """,
      matters: """
        The build side of a shuffled hash join must be in memory as a whole. Where other operators
        would spill with a little more data, it fails, and with it the job.
        """,
      evidence: """
        A stage in which a shuffled hash join was built, none of whose tasks was denied memory; its
        largest task held so much that a quarter more would exceed an equal share of the pool among
        the tasks that run at once. That share is what Spark's pool gives a task at most while the
        others are there.
        """,
      example: """
        ```
        ! a hash table that cannot spill held 80 MiB of its task's share, 90 MiB
            80 MiB held by the largest task, 2 tasks at once (tasks of stage 3.0)
        ```
        """,
      remedy: """
        A sort-merge join, which spills (no `SHUFFLE_HASH` hint, `spark.sql.join.preferSortMergeJoin`
        left true); more partitions; more memory or fewer cores per executor.
        """,
      safety: """
        A sort-merge join takes longer where the table would have fitted. More partitions cost no
        memory, but do not divide a single key.
        """,
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/execution/joins/ShuffledHashJoinExec.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/joins/HashedRelation.scala",
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let pool = assessment.setup.executionPool,
      assessment.failures.executors[.executionMemory] == nil
    else { return [] }
    let builds = assessment.profile.sizedStages.filter { $0.operators[.hashJoinBuild] ?? 0 > 0 }
    func held(_ stage: Stage) -> Int64 { stage.tasks.peakTaskMemory.maximum }
    let near = builds.filter { stage in
      let atOnce = max(1, min(assessment.setup.slots, stage.plannedTasks ?? stage.tasks.ended))
      // What is more than the share was granted while fewer tasks ran, and a spill of others.
      return ByteSize(bytes: held(stage)).scaled(by: Self.roomForGrowth) > pool / Int64(atOnce)
    }
    guard let worst = near.max(by: { held($0) < held($1) }) else { return [] }
    let atOnce = max(1, min(assessment.setup.slots, worst.plannedTasks ?? worst.tasks.ended))
    let isRoomier = fit.raisesHeap(of: assessment) || fit.leavesTasksMoreHeap(than: assessment)
    return [
      finding(
        .warning, .executor,
        "a task with a hash table that cannot spill held \(ByteSize(bytes: held(worst))), and its "
          + "share is \(pool / Int64(atOnce))",
        evidence: [
          Evidence(
            "\(ByteSize(bytes: held(worst))) held by the largest task, "
              + "\(counted(atOnce, "task")) at once",
            at: "tasks of stage \(worst.id.text)")
        ],
        remedy: "a sort-merge join, which spills; more partitions; "
          + (isRoomier ? "or the memory that is recommended" : "or more memory for each task"))
    ]
  }
}
