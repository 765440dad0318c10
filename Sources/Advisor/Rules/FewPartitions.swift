import SparkMemory
import SparkProfile

/// A stage of few large tasks that decides what executors must hold, while slots are idle.
struct FewPartitions: ProfileRule {
  let about = RuleDescription(
    33, "few-partitions", .profile, .note,
    document: RuleDocument(
      finds: """
        Few large partitions decide what executors must hold. There were tasks for at most half of
        the slots.
        """,
      matters: """
        What a task holds goes with its partition. A stage with fewer tasks than slots leaves cores
        idle and asks each executor for more memory than the same data would in smaller pieces.
        """,
      evidence: """
        The stage that wants most execution memory had tasks for at most half of the slots, and they
        ran for a tenth of all task time at least; below that it is not worth a change. Its
        largest task held more than a page of Tungsten above what an equal share of all slots would
        be. A stage that spilled is left to `spilled-tasks`, a skewed one to `skewed-task-memory`.
        """,
      example: """
        ```
        · stage 4.0 wants most memory, 1.1 GiB a task, and has 4 tasks for 32 slots
            1.1 GiB held by its largest task (tasks of stage 4.0)
        ```
        """,
      remedy: """
        More partitions: the setting that gives the stage its number of tasks, where it is known;
        else `repartition` before it, or a smaller `spark.sql.files.maxPartitionBytes` for what is
        read from files.
        """,
      safety: """
        Safe. Adaptive execution may put small partitions together again, up to its advisory size.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
        "https://spark.apache.org/docs/latest/tuning.html#level-of-parallelism",
      ]))

  private static let leastShareOfTime = 0.1

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let slots = assessment.parallelism.slots
    guard let demand = assessment.executorNeed?.demandingStage, !demand.spilled,
      let stage = assessment.profile.stages[demand.stage], let tasks = stage.plannedTasks,
      tasks > 0, tasks <= slots / 2, !PartitionsFit.isSkewed(stage)
    else { return [] }
    let whole = assessment.profile.sizedStages.reduce(Int64(0)) {
      $0.addingSaturated($1.tasks.runTime)
    }
    let held = ByteSize(bytes: stage.tasks.peakTaskMemory.maximum)
    let divided = held.scaled(by: Double(tasks) / Double(slots))
    guard Double(stage.tasks.runTime) >= Double(whole) * Self.leastShareOfTime,
      held - divided > assessment.setup.page
    else { return [] }
    let lever = PartitionLever(stage, assessment.profile, setup: assessment.setup)
    return [
      finding(
        .note, .executor,
        "stage \(stage.id.text) wants most memory, \(held) a task, and has "
          + "\(counted(tasks, "task")) for \(slots) slots",
        evidence: [
          Evidence("\(held) held by its largest task", at: "tasks of stage \(stage.id.text)")
        ],
        remedy: lever.map {
          "more partitions: \($0.key.name) is \($0.value)"
            + ($0.isSetByProgram ? ", which the program sets" : "")
        } ?? "more partitions: repartition before the stage, or read smaller pieces of files")
    ]
  }
}
