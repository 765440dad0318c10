import SparkMemory
import SparkProfile

/// Executors that dynamic allocation never gives back, because they hold cached blocks.
struct KeptCachedExecutors: ProfileRule {
  let about = RuleDescription(
    28, "kept-cached-executors", .profile, .note,
    document: RuleDocument(
      finds: """
        Dynamic allocation kept idle executors for their cache.
        """,
      matters: """
        Whoever sets dynamic allocation expects idle executors to go. One with a cached block stays
        for ever by default, with all of its memory and cores.
        """,
      evidence: """
        Dynamic allocation is on, `spark.dynamicAllocation.cachedExecutorIdleTimeout` is never,
        which is its default, something was cached in memory and not unpersisted, and no executor
        that ran tasks went before the last job ended. Tasks ran in less than half of the slot time,
        and each slot was idle for a minute at least, the time after which an executor without a
        cache goes.
        """,
      example: """
        ```
        · dynamic allocation gave none of 12 executors back: something stayed cached, and they were
          idle 81 % of the time
            1 cached RDD never unpersisted (spark.dynamicAllocation.cachedExecutorIdleTimeout is not set)
        ```
        """,
      remedy: """
        Unpersist what is no longer read, or set `spark.dynamicAllocation.cachedExecutorIdleTimeout`
        to what computing it again is worth.
        """,
      safety: """
        With a timeout, blocks of an executor that goes are computed again, or read from disk
        elsewhere, when they are asked for. Where shuffle files are tracked
        (`spark.dynamicAllocation.shuffleTracking.enabled`), they may keep executors as well.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/dynalloc/ExecutorMonitor.scala",
        "core/src/main/scala/org/apache/spark/ExecutorAllocationManager.scala",
        "https://spark.apache.org/docs/latest/job-scheduling.html#dynamic-resource-allocation",
      ]))

  /// Half of the slot time, as for cores that are idle.
  private static let lowShare = 0.5
  /// Dynamic allocation gives an executor without a cache back after a minute
  /// (`spark.dynamicAllocation.executorIdleTimeout`); less idle time is not the cache's fault.
  private static let leastIdleTime = 60_000.0
  /// Spark's default of the timeout in seconds, which means never.
  private static let never = "2147483647"
  private static let timeout = "spark.dynamicAllocation.cachedExecutorIdleTimeout"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let configuration = assessment.setup.configuration
    let parallelism = assessment.parallelism
    let timeout = assessment.profile.configuration[Self.timeout]
    guard case .some(.some(true)) = try? configuration.boolean(.dynamicAllocationEnabled),
      timeout.map({ $0.hasPrefix(Self.never) }) ?? true,
      let busy = parallelism.busyShare, busy < Self.lowShare,
      Double(parallelism.slotTime) * (1 - busy) >= Self.leastIdleTime * Double(parallelism.slots)
    else { return [] }
    let cached = assessment.profile.cachedRDDs.values.filter {
      $0.storageLevel.usesMemory && !$0.isUnpersisted
    }
    let lastWork = assessment.profile.jobs.values.compactMap(\.completionTime).max() ?? .max
    let workers = assessment.profile.sizedWorkers.filter { $0.taskCount > 0 }
    let staysToTheEnd = workers.allSatisfy { ($0.removedTime ?? .max) >= lastWork }
    guard !cached.isEmpty, workers.count > 1, staysToTheEnd else { return [] }
    return [
      finding(
        .note, .application,
        "dynamic allocation gave none of \(workers.count) executors back: something stayed cached, and "
          + "they were idle \(percent(1 - busy)) of the time",
        evidence: [
          Evidence(
            "\(counted(cached.count, "cached RDD")) never unpersisted",
            at: "\(Self.timeout) is \(timeout ?? "not set")")
        ],
        remedy: "unpersist what is no longer read, or set \(Self.timeout) to what computing it "
          + "again is worth")
    ]
  }
}
