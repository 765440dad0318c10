import SparkMemory
import SparkProfile

/// A stage of very many tasks that hardly run.
struct ManyPartitions: ProfileRule {
  let about = RuleDescription(
    34, "many-partitions", .profile, .note,
    document: RuleDocument(
      finds: """
        A stage has far too many tasks. They hardly run before they end.
        """,
      matters: """
        Every task is sent, started and reported, and the driver keeps what it reported; of a shuffle
        it keeps the sizes of all blocks as well, tasks times partitions. Where tasks are that short,
        executors wait for the driver, with all of their memory.
        """,
      evidence: """
        Spark's tuning guide calls tasks as short as 200 ms efficient; here the mean is below half of
        that. There are ten times as many tasks as slots at least, they took a tenth of all task time
        or more, and tasks so much larger that they run for 200 ms would still hold no more than
        their share of execution memory.
        """,
      example: """
        ```
        · stage 3.0 ran 20000 tasks of 12 ms each on 16 slots
            0.2 MiB of execution memory held by the largest (tasks of stage 3.0)
        ```
        """,
      remedy: """
        Fewer partitions: a smaller `spark.sql.shuffle.partitions`, adaptive execution, or `coalesce`
        after a filter that leaves little.
        """,
      safety: """
        The tasks hold more each; the number that is named leaves each within its share.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/MapOutputTracker.scala",
        "https://spark.apache.org/docs/latest/tuning.html#level-of-parallelism",
      ]))

  /// What Spark's tuning guide calls efficient still, in milliseconds.
  private static let efficient = 200.0
  private static let leastTasksPerSlot = 10
  private static let leastShareOfTime = 0.1

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let slots = max(1, assessment.parallelism.slots)
    let stages = assessment.profile.sizedStages
    let whole = stages.reduce(Int64(0)) { $0.addingSaturated($1.tasks.runTime) }
    let candidates = stages.filter { stage in
      stage.tasks.succeeded / Self.leastTasksPerSlot >= slots
        && Self.mean(stage) < Self.efficient / 2
        && Double(stage.tasks.runTime) >= Double(whole) * Self.leastShareOfTime
        && stage.tasks.memoryBytesSpilled == 0
    }
    guard let worst = candidates.max(by: { $0.tasks.succeeded < $1.tasks.succeeded }) else {
      return []
    }
    let factor = Self.efficient / max(1, Self.mean(worst))
    let held = ByteSize(bytes: worst.tasks.peakTaskMemory.maximum)
    let share = assessment.setup.executionPool.map { $0 / Int64(assessment.setup.slots) }
    guard share.map({ held.scaled(by: factor) <= $0 }) ?? true else { return [] }
    let enough = max(slots, Int(Double(worst.tasks.succeeded) / factor))
    let lever = PartitionLever(worst, assessment.profile, setup: assessment.setup)
    return [
      finding(
        .note, .application,
        "stage \(worst.id.text) ran \(worst.tasks.succeeded) tasks of "
          + "\(Int(Self.mean(worst).rounded())) ms each on \(slots) slots",
        evidence: [
          Evidence(
            "\(held) of execution memory held by the largest",
            at: "tasks of stage \(worst.id.text)")
        ],
        remedy: "fewer partitions, about \(enough)"
          + (lever.map { ": \($0.key.name) is \($0.value)" } ?? "; adaptive execution finds it"))
    ]
  }

  private static func mean(_ stage: Stage) -> Double {
    Double(stage.tasks.runTime) / Double(max(1, stage.tasks.ended))
  }
}
