import SparkProfile
import SparkMemory

/// Results that fill most of `spark.driver.maxResultSize`, though it did not refuse them.
struct ResultsNearLimit: ProfileRule {
  let about = RuleDescription(
    23, "results-near-limit", .profile, .warning,
    document: RuleDocument(
      finds: """
        Results fill most of `spark.driver.maxResultSize`. They were not refused, this time.
        """,
      matters: """
        Results grow with the data, and the limit does not. On the first day on which they exceed it
        the job fails, after all of its tasks have run.
        """,
      evidence: """
        The results that the tasks of one stage sent, which is what Spark counts, are within the
        limit, and a quarter more would exceed it: that is from 80 % of it on. A quarter is the room
        that a recommended limit leaves as well.
        """,
      example: """
        ```
        ! results of 900 MiB fill 88 % of spark.driver.maxResultSize, 1 GiB
            900 MiB (Result Size of the tasks of stage 4.0)
        ```
        """,
      remedy: """
        Write results out instead of collecting them; else a higher limit, together with driver
        memory to hold them two to four times.
        """,
      safety: """
        To write results out is safe. A higher limit alone is not: it lets the driver run out of
        heap instead. Never set it to 0.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    // What failed of it has a finding of its own.
    guard assessment.failures.resultSize == nil,
      let limit =
        (try? setup.configuration.bytes(.driverMaxResultSize, version: setup.version)) ?? nil,
      limit > .zero,
      let stage = assessment.profile.stages.values.filter(\.returnsResults)
        .max(by: { ($0.tasks.resultSize, $1.id) < ($1.tasks.resultSize, $0.id) })
    else { return [] }
    let results = ByteSize(bytes: stage.tasks.resultSize)
    guard results <= limit, results.scaled(by: Self.roomForGrowth) > limit else { return [] }
    let share = Double(results.bytes) / Double(limit.bytes)
    return [
      finding(
        .warning, .driver,
        "results of \(results) fill \(percent(share)) of spark.driver.maxResultSize, \(limit)",
        evidence: [
          Evidence("\(results)", at: "Result Size of the tasks of stage \(stage.id.text)")
        ],
        remedy: "write results out instead of collecting them; else a higher limit together with "
          + "driver memory to hold them")
    ]
  }
}
