import SparkMemory
import SparkProfile

/// A `spark.memory.storageFraction` that protects what the workload does not need.
struct StorageFractionAtOdds: ProfileRule {
  let about = RuleDescription(
    31, "storage-fraction-at-odds", .profile, .warning,
    document: RuleDocument(
      finds: """
        `spark.memory.storageFraction` does not suit the work. Tasks spill beside a cache that they
        may not evict, or a cache is evicted for tasks that need little.
        """,
      matters: """
        Execution and storage borrow from each other, so the fraction decides nothing until both are
        there and do not fit. Then it says which of them loses: execution may evict blocks down to
        that share, and no further.
        """,
      evidence: """
        A cache is there, and either it or the tasks want at least three times as much as the other;
        the smaller one is served and the larger one is not. With wants that are closer than that, no
        share serves both, and only more memory does.
        """,
      example: """
        ```
        ! tasks spill beside a cache that spark.memory.storageFraction of 0.5 protects
            1.8 GiB wanted by tasks, 300 MiB cached (execution and storage memory)
        ```
        """,
      remedy: """
        0.2 where tasks spill, 0.8 where the cache is evicted, unless more heap is recommended, which
        serves both.
        """,
      safety: """
        With a smaller share more of the cache may be evicted, and computed again; with a larger one
        tasks spill earlier. Nothing fails of either.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-management-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap,
      let setting = fit.changes.first(where: {
        $0.key == ConfigurationKey.memoryStorageFraction.name
      }),
      let execution = need.execution.high
    else { return [] }
    let storage = need.storage.high ?? need.storage.low
    return [
      finding(
        .warning, .executor,
        need.spills
          ? "tasks spill beside a cache that spark.memory.storageFraction of "
            + "\(heap.storageFraction) protects"
          : "the cache is evicted for tasks that need little: spark.memory.storageFraction is "
            + "\(heap.storageFraction)",
        evidence: [
          Evidence(
            "\(execution) wanted by tasks, \(storage) by the cache",
            at: "execution and storage memory")
        ],
        remedy: "spark.memory.storageFraction of \(setting.new), as recommended")
    ]
  }
}
