import SparkMemory

/// Results that `spark.driver.maxResultSize` refused.
struct ExceededResultSize: ProfileRule {
  let about = RuleDescription(
    6, "exceeded-result-size", .profile, .error,
    document: RuleDocument(
      finds: """
        Results exceeded `spark.driver.maxResultSize`. The job that collected them failed.
        """,
      matters: """
        The limit is there to save the driver. A higher one alone moves the failure from a clear
        message to a driver without heap.
        """,
      evidence: """
        Spark's message, with the tasks and bytes that had arrived. Spark gives up before all
        results are in, so the whole is estimated from those that were: as much from each of the
        other tasks.
        """,
      example: """
        ```
        ✗ results exceed spark.driver.maxResultSize of 32 MiB: 32.4 MiB after 5 tasks, about 51.8 MiB
          in all
            Total size of serialized results of 5 tasks (32.4 MiB) is bigger than
            spark.driver.maxResultSize (32.0 MiB) (job)
        ```
        """,
      remedy: """
        Write results out; else a limit of a quarter above the estimate, rounded up to 64 MiB,
        together with a driver's heap that holds two to four times the results.
        """,
      safety: """
        Never set the limit to 0, or above the driver's heap: the driver then dies in place of the
        job. Limit and heap are recommended together.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let exceeded = assessment.failures.resultSize else { return [] }
    let whole = assessment.driverNeed.resultSize ?? ByteSize(bytes: exceeded.size)
    return [
      finding(
        .error, .driver,
        "results exceed spark.driver.maxResultSize of \(ByteSize(bytes: exceeded.limit)): "
          + "\(ByteSize(bytes: exceeded.size)) after \(counted(exceeded.tasksCounted, "task")), "
          + "about \(whole) in all",
        evidence: [Evidence(exceeded.message, at: "job")],
        remedy: "write results out instead of collecting them; "
          + "else a higher limit together with driver memory to hold them, as recommended")
    ]
  }
}
