import SparkProfile

/// What a log that grows has told so far.
struct FollowedDraft: Sendable {
  private(set) var draft = ProfileDraft()
  private(set) var tasks = RunningTasks()

  /// Adds the lines in the first `count` bytes of a buffer; the last one may have no line end.
  mutating func add(_ buffer: [UInt8], count: Int) {
    var parser = EventParser()
    let oversized = buffer.forEachLine(inFirst: count, longestLine: LineBatches.longestLine) {
      line, isLast in
      if let start = TaskStart(line) { tasks.add(start) }
      parser.add(line, isLast: isLast)
    }
    for end in parser.lines.taskEnds { tasks.add(end) }
    draft.add(parser.lines)
    draft.updateCoverage {
      $0.oversizedLines += oversized
      $0.byteCount = $0.byteCount.addingSaturated(Int64(count))
    }
    tasks.forgetEnded(in: draft.profile)
  }

  /// Counts a line that was too long to be kept.
  mutating func passOverLine() {
    draft.updateCoverage { $0.oversizedLines += 1 }
  }

  /// Notes that what a file holds could not be read to its end.
  mutating func note(_ damage: SourceDamage, in name: String) {
    draft.updateCoverage {
      $0.isCut = true
      $0.damage.append("\(name) \(damage)")
    }
  }

  /// What the log's place tells of how much of it is there.
  mutating func note(_ location: EventLogLocation) {
    draft.updateCoverage {
      $0.missingParts = location.missingParts
      $0.isCompacted = location.isCompacted
    }
  }
}

extension FollowedDraft {
  /// The application as it was seen at a time, in milliseconds since 1970.
  func application(at time: Int64, isOpen: Bool) -> LiveApplication {
    let profile = draft.profile
    let hasEnded = profile.application.endTime != nil || !isOpen
    var executors: [String: LiveExecutor] = [:]
    for executor in [profile.driver] + profile.executors.values where executor.removedTime == nil {
      executors[executor.id] = live(executor, in: profile)
    }
    var stages: [StageAttemptID: LiveStage] = [:]
    for (id, stage) in profile.stages
    where stage.submissionTime != nil && stage.completionTime == nil {
      stages[id] = live(stage)
    }
    return LiveApplication(
      time: time, profile: profile, executors: executors, stages: stages, hasEnded: hasEnded)
  }

  private func live(_ executor: Executor, in profile: SparkProfile) -> LiveExecutor {
    var live = LiveExecutor()
    live.activeTasks = tasks.count(onExecutor: executor.id)
    if executor.id != Executor.driverID || profile.isLocal {
      let cores = executor.totalCores ?? 0
      let perTask = profile.configuration["spark.task.cpus"].flatMap { Int($0) } ?? 1
      live.slots = perTask > 0 ? cores / perTask : cores
    }
    live.completedTasks = executor.taskCount - executor.failedTaskCount
    live.failedTasks = executor.failedTaskCount
    if executor.maximumOnHeapMemory != nil || executor.maximumOffHeapMemory != nil {
      live.unifiedMemory = (executor.maximumOnHeapMemory ?? 0)
        .addingSaturated(executor.maximumOffHeapMemory ?? 0)
    }
    live.taskTime = executor.runTime
    live.gcTime = executor.gcTime
    live.memoryBytesSpilled = tasks.memorySpilled(byExecutor: executor.id)
    return live
  }

  private func live(_ stage: Stage) -> LiveStage {
    var live = LiveStage()
    live.activeTasks = tasks.count(ofStage: stage.id)
    live.completedTasks = stage.tasks.succeeded
    live.failedTasks = stage.tasks.failed
    live.plannedTasks = stage.plannedTasks ?? 0
    live.memoryBytesSpilled = stage.tasks.memoryBytesSpilled
    return live
  }
}
