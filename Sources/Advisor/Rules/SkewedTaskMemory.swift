import SparkMemory
import SparkProfile

/// One task that wants far more memory than the others, so that every executor is sized for it.
struct SkewedTaskMemory: ProfileRule {
  let about = RuleDescription(
    24, "skewed-task-memory", .profile, .warning,
    document: RuleDocument(
      finds: """
        One task wants far more memory than the others. It is of the stage that wants most, so that
        every executor is sized for it.
        """,
      matters: """
        Memory is set for executors, not for tasks: what one task needs, each slot of every executor
        must have room for. The task with the largest partition is most often the last one to end as
        well.
        """,
      evidence: """
        Of the stage that decides what executors need of execution memory: the largest task held
        more than four times the mean of the tasks that held any, and more than a page of Tungsten
        above it (1 to 64 MiB, as Spark chooses it), because memory is given by pages. Four times
        the mean is also where a task counts as skewed by what it reads. A stage that spilled is
        left to `spilled-tasks`.
        """,
      example: """
        ```
        ! one task held 1.2 GiB of execution memory, the mean is 96 MiB: executors are sized
          for the largest
            200 tasks held any, at most 1.2 GiB (tasks of stage 4.0)
        ```
        """,
      remedy: """
        Split the skewed key: salt it, aggregate in two steps, or handle the few frequent values by
        themselves. For joins, adaptive execution splits a skewed partition
        (`spark.sql.adaptive.skewJoin.enabled`). More partitions help only where several keys share
        one.
        """,
      safety: """
        Salting changes the program, and a wrong salt its result; test it. Adaptive execution is
        safe.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
        "sql/core/src/main/scala/org/apache/spark/sql/execution/adaptive/OptimizeSkewedJoin.scala",
        "https://spark.apache.org/docs/latest/sql-performance-tuning.html#optimizing-skew-join",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    // A stage that spilled has a finding of its own, and its tasks held what they got.
    guard let demand = assessment.executorNeed?.demandingStage, !demand.spilled,
      let stage = assessment.profile.stages[demand.stage]
    else { return [] }
    let memory = stage.tasks.peakTaskMemory
    // Tasks of empty partitions hold nothing, and are no measure of the others.
    let others = memory.groups.filter { $0.mean > 0 }
    let count = others.reduce(0) { $0.addingSaturated($1.count) }
    let sum = others.reduce(0.0) { $0 + Double($1.mean) * Double($1.count) }
    guard count > 0 else { return [] }
    let largest = ByteSize(bytes: memory.maximum)
    let mean = ByteSize.zero + ByteSize(bytes: 1).scaled(by: sum / Double(count))
    guard largest > mean.scaled(by: PartitionsFit.skew),
      largest - mean > assessment.setup.page
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "one task held \(largest) of execution memory, the mean is \(mean): executors are sized "
          + "for the largest",
        evidence: [
          Evidence(
            "\(counted(count, "task")) held any, at most \(largest)",
            at: "tasks of stage \(stage.id.text)")
        ],
        remedy: "split the skewed key, or let adaptive execution split the partition of a join "
          + "(spark.sql.adaptive.skewJoin.enabled)")
    ]
  }
}
