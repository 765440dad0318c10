import SparkMemory
import SparkProfile

/// A driver's heap that is far larger than what it needed.
struct OversizedDriverHeap: ProfileRule {
  let about = RuleDescription(
    13, "oversized-driver-heap", .profile, .warning,
    document: RuleDocument(
      finds: """
        The driver's heap is larger than its need. The recommendation has at least 25 % less. Not in
        local mode, where the driver runs the tasks.
        """,
      matters: """
        A driver is there once for each application, and for as long as it runs. On a cluster with
        many small jobs, drivers are a good part of what is reserved.
        """,
      evidence: """
        The peak of used heap, the largest results, the largest broadcast. The driver's confidence
        is medium at best, because what a program does itself in the driver is not in the log, so
        that it is cut to a half at most.
        """,
      example: """
        ```
        ! driver heap of 2 GiB is larger than its need of 450 MiB
            heap used 305.2 MiB at peak, garbage included (JVMHeapMemory)
        ```
        """,
      remedy: """
        Less `spark.driver.memory`, and never below 1 GiB, Spark's default: less saves little.
        """,
      safety: """
        A driver that dies takes the application with it. Where results grow with the data, keep
        room for them, or write them out.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let need = assessment.driverNeed
    guard assessment.setup.environment.manager != .local, let now = assessment.setup.driver?.heap,
      let next = fit.driver?.heap, next.heap < now.heap
    else { return [] }
    return [
      finding(
        .warning, .driver,
        "driver heap of \(now.heap) is larger than its need of \(need.heap)",
        evidence: need.evidence,
        remedy: "less driver memory, as recommended")
    ]
  }
}
