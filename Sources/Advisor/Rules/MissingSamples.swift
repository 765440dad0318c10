/// Too little evidence to judge by.
struct MissingSamples: ProfileRule {
  let about = RuleDescription(
    18, "missing-samples", .profile, .note,
    document: RuleDocument(
      finds: """
        Too little was sampled to judge all of it. A setting is off that would have told more: no
        executor was sampled, or not all of them or not in all stages, or the driver was not, or, in
        a container, memory outside the heap was not.
        """,
      matters: """
        Without a sample nothing bounds a need from above, so that nothing can be cut, however
        oversized it is.
        """,
      evidence: """
        How many executors were sampled. Confidence is high if at least 95 % of the executors and of
        the task time were sampled, medium from 60 %, else low.
        """,
      example: """
        ```
        · no executor's memory was sampled, so no size is cut
            0 of 1 (executors with a sample)
          → run once more with spark.eventLog.logStageExecutorMetrics=true,
            spark.executor.metrics.pollingInterval=1000
        ```
        """,
      remedy: """
        Run once more with the settings that are named. They are off by default in Spark, and cost
        little.
        """,
      safety: """
        Safe: they write some more events, and read a few counters every second.
        `spark.eventLog.logBlockUpdates.enabled`, which is named only where a cache did not fit, can
        make a log of many blocks considerably longer.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/executor/ExecutorMetricsPoller.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/monitoring.html#executor-metrics",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let missing = assessment.missingEvidence
    guard !missing.isEmpty else { return [] }
    let remedy =
      "run once more with " + missing.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    guard let need = assessment.executorNeed else {
      return [
        finding(
          .note, .application, "no task ran on executors that a configuration sizes",
          remedy: remedy)
      ]
    }
    switch need.confidence {
    case .none:
      return [
        finding(
          .note, .application,
          "no executor's memory was sampled, so no size is cut",
          evidence: [Evidence("0 of \(need.used.count)", at: "executors with a sample")],
          remedy: remedy)
      ]
    case .low, .medium:
      return [
        finding(
          .note, .application,
          need.used.sampledCount < need.used.count
            ? "memory was sampled on \(need.used.sampledCount) of "
              + "\(counted(need.used.count, "executor"))"
            : "memory was sampled on all executors, but not in all stages",
          remedy: remedy)
      ]
    case .high where assessment.driverNeed.confidence == .none:
      return [
        finding(
          .note, .driver, "the driver's memory was not sampled, so its size is not cut",
          remedy: remedy)
      ]
    case .high:
      return [
        finding(
          .note, .executor,
          "memory outside the heap was not measured, so the overhead is not cut", remedy: remedy)
      ]
    }
  }
}
