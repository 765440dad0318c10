import SparkMemory
import SparkProfile

/// A `spark.memory.fraction` above the default, of whose unified memory little was used.
struct IdleUnifiedMemory: ProfileRule {
  let about = RuleDescription(
    30, "idle-unified-memory", .profile, .note,
    document: RuleDocument(
      finds: """
        A raised `spark.memory.fraction` was for nothing. Spark's default would have held all that
        tasks and cache took.
        """,
      matters: """
        What the fraction adds to unified memory it takes from the program's own objects. Nothing
        keeps Spark from filling it on another day, with a cache that grows or a larger shuffle, and
        then it is the program that runs out of heap.
        """,
      evidence: """
        `spark.memory.fraction` is above 0.6, most of the run's time was sampled, nothing spilled
        and no cache was evicted, and the peak of unified memory, with a quarter more for growth, is
        within what the default would have given.
        """,
      example: """
        ```
        · spark.memory.fraction of 0.8 was not needed: unified memory had 1.3 GiB, and held 220 MiB
            220 MiB at peak (OnHeapUnifiedMemory)
        ```
        """,
      remedy: """
        Leave `spark.memory.fraction` out.
        """,
      safety: """
        Safe for the run that was seen: all of it fits, with a quarter to spare.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-management-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let need = assessment.executorNeed, let heap = setup.executor?.heap,
      heap.memoryFraction > SparkFacts.memoryFraction, need.confidence >= .medium,
      !need.spills, !need.evictsCache, !setup.tungstenIsOffHeap,
      // What failed for want of execution memory, or of heap, has a finding of its own.
      assessment.failures.executors.isEmpty,
      let next = fit.executor?.heap
    else { return [] }
    // The fit may make the heap smaller, and then the fraction is of less.
    let byDefault = (next.maxMemory - next.reserved).scaled(by: SparkFacts.memoryFraction)
    guard need.used.unified.scaled(by: Self.roomForGrowth) <= byDefault else { return [] }
    return [
      finding(
        .note, .executor,
        "spark.memory.fraction of \(heap.memoryFraction) was not needed: unified memory had "
          + "\(heap.unified), and held \(need.used.unified)",
        evidence: [Evidence("\(need.used.unified) at peak", at: "OnHeapUnifiedMemory")],
        remedy: "leave spark.memory.fraction out, so that the program's own objects have the rest")
    ]
  }
}
