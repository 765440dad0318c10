import SparkMemory

/// An executor's heap that is far larger than what it needed.
struct OversizedExecutorHeap: ProfileRule {
  let about = RuleDescription(
    11, "oversized-executor-heap", .profile, .warning,
    document: RuleDocument(
      finds: """
        The executors' heap is larger than its need. The recommendation has less.
        """,
      matters: """
        Reserved memory is paid for whether it is used or not, and it keeps other executors from the
        node: of cores that stand idle, most lack memory. A larger heap than needed makes no task
        faster.
        """,
      evidence: """
        The upper edge of the need is at least 15 % below the heap that the run had; smaller savings
        are not worth a change. The need rests on the peak of used heap, of unified memory, the
        share of collections, and the stage that wants most. A run that failed, has no end, or whose
        log is incomplete is never a reason to cut; nor is one whose memory outside the heap ran
        out, or, in a container, one with Python workers that were not measured.
        """,
      example: """
        ```
        ! executor heap of 3 GiB is larger than its need of 628.6 MiB
            heap used 536.3 MiB at peak, garbage included (JVMHeapMemory of 2 of 2 executors)
            unified memory 197.1 MiB at peak (OnHeapUnifiedMemory)
        ```
        """,
      remedy: """
        The smallest heap that is predicted to do the same work, with the aim's room for growth;
        never below 512 MiB, and no more at once than the guardrail allows: to a quarter with high
        confidence, to a half with medium, to three quarters with low, not at all without a sample.
        """,
      safety: """
        One run shows what was needed that day. Larger data may need more; `--aim safe` leaves room
        for a quarter more of it, and further logs of the same job narrow the need.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "https://spark.apache.org/docs/latest/monitoring.html#executor-metrics",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let now = assessment.setup.executor?.heap,
      let next = fit.executor?.heap, next.heap < now.heap,
      // A split makes a heap smaller that was not too large, and lean takes spilling for memory.
      let high = need.heap.high, high <= now.maxMemory.scaled(by: 1 - HeapFit.leastSaving)
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "executor heap of \(now.heap) is larger than its need of \(need.heap)",
        evidence: need.evidence,
        remedy: "less heap, as recommended")
    ]
  }
}
