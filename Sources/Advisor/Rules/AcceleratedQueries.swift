import SparkProfile

/// Queries that ran outside of the JVM, whose memory the log does not have.
struct AcceleratedQueries: ProfileRule {
  let about = RuleDescription(
    22, "accelerated-queries", .profile, .warning,
    document: RuleDocument(
      finds: """
        Photon or the RAPIDS Accelerator ran queries. They took the place of Spark's own operators.
        """,
      matters: """
        What they hold outside of the heap is not asked of Spark's memory manager, so no figure of
        the log has it. A heap or an overhead that looks oversized may be what they live on.
        """,
      evidence: """
        The properties that switch them on, and Photon's operators in a plan.
        """,
      example: """
        ```
        ! Photon ran queries outside of the heap, with memory that is not in the log
        ```
        """,
      remedy: """
        Take advice on the heap for what Spark ran itself, and keep what the accelerator was given
        outside of it.
        """,
      safety: """
        To cut the memory outside of the heap is not safe here, whatever the log says.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/MemoryManager.scala",
        "https://learn.microsoft.com/azure/databricks/compute/photon",
        "https://docs.nvidia.com/spark-rapids/user-guide/latest/best-practices.html",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let accelerator = assessment.profile.application.accelerator,
      accelerator.holdsUnseenMemory
    else { return [] }
    let engine = accelerator.displayName
    return [
      finding(
        .warning, .executor,
        "\(engine) ran queries outside of the heap, with memory that is not in the log",
        remedy: "take advice on the heap for the part that Spark ran itself; keep the memory "
          + "outside of the heap that \(engine) was given, whatever is advised for it here")
    ]
  }
}
