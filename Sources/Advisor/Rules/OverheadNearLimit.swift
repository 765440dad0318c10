import SparkMemory
import SparkProfile

/// What lies outside the heap fills most of what the container has for it.
struct OverheadNearLimit: ProfileRule {
  let about = RuleDescription(
    37, "overhead-near-limit", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Memory outside the heap nearly fills the overhead. No container was killed, this time.
        """,
      matters: """
        A container is killed for what all of its processes hold together. While the heap is not full
        yet, its unused part hides an overhead that is too small; on the day when the heap fills, the
        container is killed, and the message names the heap.
        """,
      evidence: """
        What the JVM reports of itself outside the heap, and what other processes of its tree held,
        each at its peak, which needs `spark.executor.processTreeMetrics.enabled=true`. It is what
        is there at least, and a quarter more exceeds the overhead and
        `spark.executor.pyspark.memory` together. Where Python workers hold most of it,
        `python-outside-heap` says so.
        """,
      example: """
        ```
        ! at least 350 MiB lie outside the heap, and the container has 384 MiB for it
            3.1 GiB resident at peak (ProcessTree…RSSMemory)
        ```
        """,
      remedy: """
        More `spark.executor.memoryOverhead`, or `spark.executor.memoryOverheadFactor` where it is
        not set. Less heap in the same container serves as well, where the heap is too large.
        """,
      safety: """
        Safe; the container grows by as much.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/executor/ProcfsMetricsGetter.scala",
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let outside = need.outsideHeap,
      let now = assessment.setup.executor, now.enforcesLimit,
      !assessment.failures.containerKilled,
      need.used.pythonResident < SparkFacts.minimumMemoryOverhead
    else { return [] }
    let room = now.overhead + now.pySpark
    guard outside.low.scaled(by: Self.roomForGrowth) > room else { return [] }
    let isRaised = fit.executor.map { $0.overhead + $0.pySpark > room } ?? false
    return [
      finding(
        .warning, .executor,
        "at least \(outside.low) lie outside the heap, and the container has \(room) for it",
        evidence: [Evidence("\(need.used.resident) resident at peak", at: "ProcessTree…RSSMemory")],
        remedy: isRaised ? "more overhead, as recommended" : "more spark.executor.memoryOverhead")
    ]
  }
}
