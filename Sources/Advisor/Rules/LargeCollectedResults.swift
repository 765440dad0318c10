import SparkMemory

/// Results that fill much of the driver's heap, though it lived.
struct LargeCollectedResults: ProfileRule {
  let about = RuleDescription(
    16, "large-collected-results", .profile, .warning,
    document: RuleDocument(
      finds: """
        Results fill much of the driver's heap. The driver lived, this time.
        """,
      matters: """
        Results grow with the data, and a driver does not. The next larger day ends in a driver
        without heap, or at `spark.driver.maxResultSize`.
        """,
      evidence: """
        The results of one job are at least a fifth of the driver's heap. They are there at least
        twice, serialized and as rows, and often four times while they are turned into one another,
        so that a fifth is much.
        """,
      example: """
        ```
        ! job 7 sent 380 MiB of results to a driver with 1 GiB of heap
            380 MiB (Result Size of job 7)
        ```
        """,
      remedy: """
        Write results out instead of collecting them; look at them with `take` or `limit`.
        """,
      safety: """
        Safe. A program that goes on with the rows in the driver must then read them from where they
        were written.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  /// Results are there at least twice, serialized and as rows, so a fifth of the heap is much.
  private static let share: Int64 = 5

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let need = assessment.driverNeed
    guard assessment.failures.resultSize == nil, !assessment.failures.driverHeapExhausted,
      let heap = assessment.setup.driver?.heap, let job = need.largestResultJob,
      need.largestJobResult * Self.share >= heap.maxMemory
    else { return [] }
    return [
      finding(
        .warning, .driver,
        "job \(job) sent \(need.largestJobResult) of results to a driver with \(heap.heap) of heap",
        evidence: [Evidence("\(need.largestJobResult)", at: "Result Size of job \(job)")],
        remedy: "write results out instead of collecting them; the next larger day may not fit")
    ]
  }
}
