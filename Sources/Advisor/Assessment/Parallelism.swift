import SparkProfile

/// How busy the cores were that an application held.
public struct Parallelism: Hashable, Sendable {
  /// Task slots of all executors together.
  public let slots: Int
  /// The most tasks that could have run at once, by the stages that were open at the same time.
  public let mostTasksAtOnce: Int
  /// Milliseconds of slots that executors offered.
  public let slotTime: Int64
  /// Milliseconds that tasks ran.
  public let taskTime: Int64

  /// The share of offered slot time in which tasks ran; nil if nothing was offered.
  public var busyShare: Double? {
    slotTime > 0 ? min(1, max(0, Double(taskTime) / Double(slotTime))) : nil
  }

  init(_ profile: SparkProfile, setup: Setup) {
    let end = profile.application.endTime ?? profile.application.lastEventTime
    slots = setup.slots.multipliedSaturated(by: setup.executorCount)
    slotTime = profile.sizedWorkers.reduce(0) { sum, executor in
      let lifetime = executor.lifetime(until: end) ?? 0
      return sum.addingSaturated(lifetime.multipliedSaturated(by: Int64(setup.slots)))
    }
    taskTime = profile.sizedWorkers.reduce(0) { $0.addingSaturated($1.runTime) }
    mostTasksAtOnce = Self.mostTasksAtOnce(profile)
  }

  private static func mostTasksAtOnce(_ profile: SparkProfile) -> Int {
    var changes: [(time: Int64, tasks: Int)] = []
    for stage in profile.sizedStages {
      guard let start = stage.submissionTime, let tasks = stage.plannedTasks, tasks > 0 else {
        continue
      }
      changes.append((start, tasks))
      if let end = stage.completionTime { changes.append((max(start, end), -tasks)) }
    }
    var now = 0
    var most = 0
    for change in changes.sorted(by: { ($0.time, $0.tasks) < ($1.time, $1.tasks) }) {
      now = now.addingSaturated(change.tasks)
      most = max(most, now)
    }
    return most
  }
}
