import SparkMemory

/// A full heap in which collections take much of the time.
struct StrainedCollector: ProfileRule {
  let about = RuleDescription(
    8, "strained-collector", .profile, .warning,
    document: RuleDocument(
      finds: """
        Collections take much time in a full heap. Live data nearly fills it, so that the collector
        runs often and frees little. Not shown where the heap was exhausted.
        """,
      matters: """
        Time that goes to collections is paid for like work, on every core of the executor. A little
        more data, and the heap is exhausted.
        """,
      evidence: """
        All three together: collections took at least 10 % of the time that tasks ran, which is
        where Spark's own page of executors marks one in red; the heap was used to at least 90 % at
        its peak; and there was at least one full collection (of ZGC and Shenandoah, Spark counts
        none). A full heap alone means nothing, because a JVM fills its heap with garbage before it
        collects; a high share alone is what a program has that allocates fast. On recorded runs all
        three told apart the heaps that more memory helped.
        """,
      example: """
        ```
        ! collections took 23 % of task time in a heap that was full
            970 MiB of 1 GiB used (JVMHeapMemory)
            23 % (JVM GC Time over Executor Run Time)
            4 full collections (MajorGCCount)
        ```
        """,
      remedy: """
        From 20 % of task time on, a quarter more heap, unless the aim is lean; below that the heap
        is kept. Fewer cores per executor leave each task more of it.
        """,
      safety: """
        Safe. With collectors that stop all threads, a much larger heap has longer pauses, which is
        why the step is small.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "core/src/main/resources/org/apache/spark/ui/static/executorspage.js",
        "https://spark.apache.org/docs/latest/tuning.html#garbage-collection-tuning",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap,
      !assessment.failures.executorHeapExhausted, need.isStrained
    else { return [] }
    // Of ZGC and Shenandoah Spark counts none.
    let fullCollections =
      need.used.fullCollections > 0
      ? [
        Evidence(counted(Int(need.used.fullCollections), "full collection"), at: "MajorGCCount")
      ] : []
    return [
      finding(
        .warning, .executor,
        "collections took \(percent(need.gcShare)) of task time in a heap that was full",
        evidence: [
          Evidence("\(need.used.heap) of \(heap.maxMemory) used", at: "JVMHeapMemory"),
          Evidence("\(percent(need.gcShare))", at: "JVM GC Time over Executor Run Time"),
        ] + fullCollections,
        remedy: fit.raisesHeap(of: assessment)
          ? "more heap, as recommended; fewer cores per executor leave each task more of it"
          : "live data nearly fills it: it is not cut, and give more if time matters")
    ]
  }
}
