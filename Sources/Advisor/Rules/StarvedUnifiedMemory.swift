import SparkMemory
import SparkProfile

/// Unified memory that is short because a small `spark.memory.fraction` keeps the heap from it.
struct StarvedUnifiedMemory: ProfileRule {
  let about = RuleDescription(
    29, "starved-unified-memory", .profile, .warning,
    document: RuleDocument(
      finds: """
        Unified memory is short while the heap has room. `spark.memory.fraction` keeps it small.
        """,
      matters: """
        Tasks spill, or a cache is evicted, by what unified memory holds and not by what is free in
        the heap. What the fraction leaves out is for objects of the program; if the program has
        few, that part of the heap is paid for and never used.
        """,
      evidence: """
        Tasks spilled or the cache was evicted, no task ran out of heap, and collections do not show
        a heap that live data nearly fills. And either the fraction is below Spark's default of 0.6,
        or the fit has found a larger one with which, as predicted, all of it fits.
        """,
      example: """
        ```
        ! unified memory of 217.2 MiB is short, and the heap of 1 GiB has room: spark.memory.fraction
          is 0.3
            spilled 640 MiB (Memory Bytes Spilled)
            217 MiB at peak (OnHeapUnifiedMemory)
        ```
        """,
      remedy: """
        Leave `spark.memory.fraction` out, so that Spark's default counts; or the larger one that is
        recommended, which is recommended only under G1.
        """,
      safety: """
        A larger fraction lets tasks and cache take what objects of the program might want on
        another day. Up to the default it is what Spark was made for.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-management-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let need = assessment.executorNeed, let heap = setup.executor?.heap,
      need.spills || need.evictsCache, !setup.tungstenIsOffHeap, !need.isStrained,
      !assessment.failures.executorHeapExhausted
    else { return [] }
    let isRaised = fit.changes(.memoryFraction)
    let isBelowDefault = heap.memoryFraction < SparkFacts.memoryFraction
    guard isRaised || isBelowDefault else { return [] }
    return [
      finding(
        .warning, .executor,
        "unified memory of \(heap.unified) is short, and the heap of \(heap.heap) has room: "
          + "spark.memory.fraction is \(heap.memoryFraction)",
        evidence: [
          need.spills
            ? Evidence("spilled \(need.memoryBytesSpilled)", at: "Memory Bytes Spilled")
            : Evidence("storage \(need.used.storage) at peak", at: "OnHeapStorageMemory"),
          Evidence("\(need.used.unified) at peak", at: "OnHeapUnifiedMemory"),
        ],
        remedy: isRaised
          ? "a larger spark.memory.fraction, as recommended"
          : "leave spark.memory.fraction out: Spark's default is \(SparkFacts.memoryFraction)")
    ]
  }
}
