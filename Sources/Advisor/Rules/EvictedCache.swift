import SparkMemory
import SparkProfile

/// A cache that did not fit.
struct EvictedCache: ProfileRule {
  let about = RuleDescription(
    10, "evicted-cache", .profile, .warning,
    document: RuleDocument(
      finds: """
        The cache did not fit into memory. Blocks were evicted, or never kept.
        """,
      matters: """
        A block that is evicted, or that was never kept, is computed again whenever it is asked for,
        or read from disk. A cache that holds most of its blocks may still miss all of them, where
        they are read in turn and the oldest goes first.
        """,
      evidence: """
        Storage memory was used to at least 80 % of the unified region at its peak, because a cached
        block is often a tenth of a pool or more, so that the next one would be refused; or block
        updates show blocks that memory did not hold. Block updates are logged only with
        `spark.eventLog.logBlockUpdates.enabled=true`; without them the size of the cache is often
        not known.
        """,
      example: """
        ```
        ! the cache did not fit: an executor wants 392.2 MiB, and has 240 MiB to share with
          execution
            storage 232.8 MiB at peak (OnHeapStorageMemory)
            30 blocks out of memory (block updates)
        ```
        """,
      remedy: """
        Heap for the cache and the tasks, up to twice as much at once, or half as much again if the
        size is not known; a serialized level; fewer columns. A larger `spark.memory.fraction` under
        G1 if the rest of the heap is known to have room. Where tasks need little and do not spill,
        a larger `spark.memory.storageFraction`.
        """,
      safety: """
        More heap is safe. A serialized level takes processor time at every read. A larger
        `spark.memory.storageFraction` takes execution memory that tasks may want, so it is
        recommended only where they do not spill.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/storage/memory/MemoryStore.scala",
        "https://spark.apache.org/docs/latest/rdd-programming-guide.html#rdd-persistence",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, need.evictsCache,
      let unified = assessment.setup.executor?.heap.unified
    else { return [] }
    let cached = assessment.profile.cachedRDDs.values
    let lost = cached.reduce(0) { $0.addingSaturated($1.blocksOutsideMemory) }
    let wanted = need.storage.high.map { "wants \($0)" } ?? "wants more than \(need.storage.low)"
    return [
      finding(
        .warning, .executor,
        "the cache did not fit: an executor \(wanted), and has \(unified) to share with execution",
        evidence: [
          Evidence("storage \(need.used.storage) at peak", at: "OnHeapStorageMemory"),
          Evidence("\(counted(lost, "block")) out of memory", at: "block updates"),
        ],
        remedy: (fit.raisesHeap(of: assessment)
          ? "more heap, as recommended, or "
          : fit.changes(.memoryFraction)
            ? "a larger spark.memory.fraction, as recommended, or " : "")
          + "a serialized level (MEMORY_AND_DISK_SER), or cache fewer columns")
    ]
  }
}
