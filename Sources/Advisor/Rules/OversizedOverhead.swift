import SparkMemory

/// Memory overhead that is far larger than what lies outside the heap.
struct OversizedOverhead: ProfileRule {
  let about = RuleDescription(
    12, "oversized-overhead", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        The memory overhead is larger than its need. On YARN or Kubernetes, less lies outside the
        heap than the container has for it, and the recommendation has less.
        """,
      matters: """
        The overhead is part of the container, so it is reserved and paid for like heap. Many
        settings have it from a day when something was killed, and nobody has looked since.
        """,
      evidence: """
        Resident memory of the executor's whole process tree at its peak, which needs
        `spark.executor.processTreeMetrics.enabled=true`. What lies outside the heap is between what
        the JVM reports of itself and what its processes hold beyond the used heap. The saving is at
        least 20 % of the overhead; less is not worth a change.
        """,
      example: """
        ```
        ! memory overhead of 4 GiB is larger than what lies outside the heap, 300 … 620 MiB
            6.1 GiB resident at peak (ProcessTree…RSSMemory)
        ```
        """,
      remedy: """
        What lies outside the heap and the aim's slack, never below 384 MiB, which is Spark's own
        minimum, and under the same guardrail as the heap.
        """,
      safety: """
        Memory outside the heap is bursty: direct buffers of a larger shuffle, a native library on
        other data. What exceeds the container is killed without a warning, so the guardrail and the
        minimum hold here too.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/executor/ProcfsMetricsGetter.scala",
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let now = assessment.setup.executor, now.manager.hasContainers,
      let next = fit.executor, next.overhead < now.overhead,
      let outside = assessment.executorNeed?.outsideHeap, let high = outside.high,
      high < now.overhead
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "memory overhead of \(now.overhead) is larger than what lies outside the heap, "
          + "\(outside)",
        evidence: [
          Evidence(
            "\(assessment.executorNeed?.used.resident ?? .zero) resident at peak",
            at: "ProcessTree…RSSMemory")
        ],
        remedy: "less overhead, as recommended")
    ]
  }
}
