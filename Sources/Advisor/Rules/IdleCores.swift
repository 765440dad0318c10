/// Cores that an application held and did not use.
struct IdleCores: Rule {
  let name = "idle-cores"

  /// Half of the slot time idle is ordinary in short applications; less is worth a word.
  private static let lowShare = 0.5
  private static let leastSlotTime: Int64 = 60_000

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let parallelism = assessment.parallelism
    guard let busy = parallelism.busyShare, busy < Self.lowShare, parallelism.slots > 1,
      parallelism.slotTime >= Self.leastSlotTime, parallelism.mostTasksAtOnce > 0
    else { return [] }
    let fewTasks = parallelism.mostTasksAtOnce < parallelism.slots
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
          : "waits between stages, or few long tasks: dynamic allocation gives cores back")
    ]
  }
}
