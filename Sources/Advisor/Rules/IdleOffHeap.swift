import SparkMemory
import SparkProfile

/// Memory off the heap that Spark was given to manage, and that nothing asked for.
struct IdleOffHeap: ProfileRule {
  let about = RuleDescription(
    25, "idle-off-heap", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Memory off the heap was set aside, and nothing used it.
        """,
      matters: """
        On YARN and Kubernetes `spark.memory.offHeap.size` is part of the container, so it is
        reserved and paid for in every executor.
        """,
      evidence: """
        `spark.memory.offHeap.enabled` is true, and off-heap execution and storage together stayed
        below one page of Tungsten at their peak, on every executor: an operator takes a page at
        least. It needs high confidence, which is samples of at least 95 % of the executors and of
        the task time; a run that failed or a log that is not complete is no evidence. Not shown
        where an accelerator ran queries, because what it holds may not be asked of Spark.
        """,
      example: """
        ```
        ! 2 GiB off the heap was set aside in every executor, and tasks used none of it
            0 B at peak of 4 executors (OffHeapUnifiedMemory)
        ```
        """,
      remedy: """
        `spark.memory.offHeap.enabled=false` for a job that neither sorts nor joins nor aggregates
        with Spark SQL; else a smaller `spark.memory.offHeap.size`.
        """,
      safety: """
        Without it, what sorts or joins on another day takes its memory from the heap. Where the
        setting stands in a file for all jobs, change it for this job alone.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/java/org/apache/spark/memory/MemoryMode.java",
        "https://spark.apache.org/docs/latest/configuration.html#memory-management",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard setup.tungstenIsOffHeap, let size = setup.executor?.offHeap, size > .zero,
      let need = assessment.executorNeed, need.confidence == .high,
      // An operator takes a page at least.
      need.used.offHeap < setup.page,
      assessment.reasonNotToCut == nil,
      // What runs in place of Spark's operators may not ask Spark's memory manager.
      assessment.profile.application.accelerator == nil, !fit.changes(.offHeapSize)
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "\(size) off the heap was set aside in every executor, and tasks used "
          + (need.used.offHeap > .zero ? "\(need.used.offHeap)" : "none") + " of it",
        evidence: [
          Evidence(
            "\(need.used.offHeap) at peak of \(counted(need.used.sampledCount, "executor"))",
            at: "OffHeapUnifiedMemory")
        ],
        remedy: "spark.memory.offHeap.enabled=false, for a job that neither sorts nor joins nor "
          + "aggregates with Spark SQL; else a smaller spark.memory.offHeap.size")
    ]
  }
}
