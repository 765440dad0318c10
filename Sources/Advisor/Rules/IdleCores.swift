import SparkMemory
import SparkProfile

/// Cores that an application held and did not use.
struct IdleCores: ProfileRule {
  let about = RuleDescription(
    14, "idle-cores", .profile, .note,
    document: RuleDocument(
      finds: """
        Cores were idle most of the time. Tasks ran in less than half of the slot time that
        executors offered.
        """,
      matters: """
        An executor reserves its memory for as long as it lives, whether its cores have tasks or
        not. Where half of the time is idle, half of the GB-hours are.
        """,
      evidence: """
        At least two slots and a minute of slot time in all; below that, idle time is ordinary. The
        number of slots, and the most tasks that stages open at the same time could have run: if
        that is less than the slots, there were never tasks for all of them. Half of the time is a
        threshold of ours: starting up and waiting at the end of stages take a good part of a short
        application.
        """,
      example: """
        ```
        · cores were idle 68 % of the time that executors held them
            16 slots, at most 5 tasks at once (stages open at the same time)
        ```
        """,
      remedy: """
        Fewer executors or more partitions where there were never tasks for all slots; else dynamic
        allocation. On YARN and Kubernetes, where `spark.executor.instances` is set, dynamic
        allocation is off, nothing is cached, the run succeeded and at most half of the slots could
        ever be used, the recommendation asks for fewer executors.
        """,
      safety: """
        Fewer executors run the wide stages of another day longer. Dynamic allocation gives back
        executors with their cache, unless `spark.dynamicAllocation.cachedExecutorIdleTimeout` keeps
        them.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/ExecutorAllocationManager.scala",
        "https://spark.apache.org/docs/latest/job-scheduling.html#dynamic-resource-allocation",
      ]))

  /// Half of the slot time idle is ordinary in short applications; less is worth a word.
  private static let lowShare = 0.5
  private static let leastSlotTime: Int64 = 60_000

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let parallelism = assessment.parallelism
    guard let busy = parallelism.busyShare, busy < Self.lowShare, parallelism.slots > 1,
      parallelism.slotTime >= Self.leastSlotTime, parallelism.mostTasksAtOnce > 0
    else { return [] }
    let fewTasks = parallelism.mostTasksAtOnce < parallelism.slots
    let dynamic = try? assessment.setup.configuration.boolean(.dynamicAllocationEnabled)
    let isDynamic = dynamic == .some(.some(true))
    return [
      finding(
        .note, .application,
        "cores were idle \(percent(1 - busy)) of the time that executors held them",
        evidence: [
          Evidence(
            "\(parallelism.slots) slots, at most \(parallelism.mostTasksAtOnce) tasks at once",
            at: "stages open at the same time")
        ],
        remedy: fewTasks
          ? "there were never tasks for all slots: fewer executors, or more partitions"
          : "waits between stages, or few long tasks: "
            + (isDynamic
              ? "a shorter spark.dynamicAllocation.executorIdleTimeout gives cores back sooner"
              : "dynamic allocation gives cores back"))
    ]
  }
}
