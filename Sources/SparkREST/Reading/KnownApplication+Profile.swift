import SparkEventLog
import SparkProfile

extension KnownApplication {
  /// What the application did, as a log would tell it, as far as the REST interface knows.
  var profile: SparkProfile {
    var profile = SparkProfile()
    addEnvironment(to: &profile)
    let shares = stages.values.reduce(into: [String: StageTasks.Share]()) { shares, stage in
      for (id, share) in stage.tasks.shares { shares[id, default: StageTasks.Share()].add(share) }
    }
    for record in executors.values { add(record, shares[record.id], to: &profile) }
    for (id, known) in stages { profile.stages[id] = known.stage }
    for stage in profile.stages.values {
      for (id, peaks) in stage.peaks { profile.update(id) { $0.peaks.merge(peaks) } }
    }
    addJobs(to: &profile)
    addQueries(to: &profile)
    profile.cachedRDDs = cached
    addApplication(to: &profile)
    addCoverage(to: &profile)
    return profile
  }

  private func addEnvironment(to profile: inout SparkProfile) {
    profile.application.javaVersion =
      environment?.runtime?.javaVersion?.keptPrefix(TextLimit.name)
    for pair in environment?.sparkProperties ?? [] where pair.count == 2 {
      profile.configuration[pair[0]] = Redaction.redacted(pair[1], of: pair[0])
    }
    let kept = Set(AllocationProperties.keys.map(\.description))
    for pair in environment?.hadoopProperties ?? [] where pair.count == 2 {
      guard kept.contains(pair[0]) else { continue }
      profile.allocationProperties[pair[0]] = pair[1].keptPrefix(TextLimit.name)
    }
    for record in environment?.resourceProfiles ?? [] {
      guard let id = record.id else { continue }
      profile.resourceProfiles[id] = ResourceProfile(
        executorResources: (record.executorResources ?? [:]).compactMapValues { resource in
          resource.amount.map { Int64(exactly: $0.rounded()) ?? .max }
        },
        taskResources: (record.taskResources ?? [:]).compactMapValues(\.amount))
    }
    profile.application.accelerator = Accelerator(configuration: profile.configuration)
  }

  private func add(
    _ record: ExecutorRecord, _ share: StageTasks.Share?, to profile: inout SparkProfile
  ) {
    let share = share ?? StageTasks.Share()
    let isDriver = record.id == Executor.driverID
    profile.update(record.id.keptPrefix(TextLimit.name)) { executor in
      executor.host = record.host?.keptPrefix(TextLimit.name)
      executor.totalCores = record.totalCores.flatMap { $0 > 0 ? $0 : nil }
      // A driver that runs no tasks asked for nothing.
      executor.resourceProfileID =
        isDriver && executor.totalCores == nil ? nil : record.resourceProfileId
      executor.addedTime = SparkDate.milliseconds(record.addTime)
      executor.removedTime = SparkDate.milliseconds(record.removeTime)
      executor.removedReason = record.removeReason?.keptPrefix(TextLimit.message)
      executor.maximumOnHeapMemory =
        record.memoryMetrics?.totalOnHeapStorageMemory
        ?? (record.memoryMetrics == nil ? record.maxMemory : nil)
      executor.maximumOffHeapMemory = record.memoryMetrics?.totalOffHeapStorageMemory
      executor.peaks.merge(record.peakMemoryMetrics ?? ExecutorMetricPeaks())
      executor.taskCount = max(share.taskCount, record.endedTasks)
      executor.failedTaskCount = max(share.failedTaskCount, record.failedTasks ?? 0)
      executor.tasksLostWithExecutor = share.tasksLostWithExecutor
      executor.runTime = share.runTime
      executor.gcTime = share.gcTime
      if share.taskCount < record.endedTasks, !isDriver {
        // Not all lists of tasks were read: these are a little more than a log's sums.
        executor.runTime = max(share.runTime, record.totalDuration ?? 0)
        executor.gcTime = max(share.gcTime, record.totalGCTime ?? 0)
      }
      let stages = stages.values.count { $0.peaks[record.id] != nil }
      executor.sampleCount = max(stages, executor.peaks.isSampled ? 1 : 0)
    }
  }

  private func addApplication(to profile: inout SparkProfile) {
    profile.application.id = id.keptPrefix(TextLimit.name)
    profile.application.name = record.name?.keptPrefix(TextLimit.name)
    profile.application.attemptID = attempt?.attemptId?.keptPrefix(TextLimit.name)
    profile.application.sparkVersion = attempt?.appSparkVersion?.keptPrefix(TextLimit.name)
    profile.application.startTime = SparkDate.milliseconds(attempt?.startTime)
    if hasEnded {
      profile.application.endTime = SparkDate.milliseconds(attempt?.endTime)
    }
    var times = [profile.application.startTime, profile.application.endTime]
    for executor in profile.executors.values {
      times += [executor.addedTime, executor.removedTime]
    }
    times += stages.values.flatMap {
      [SparkDate.milliseconds($0.record.completionTime), $0.tasks.lastFinish]
    }
    times += profile.jobs.values.flatMap { [$0.submissionTime, $0.completionTime] }
    times += queries.values.map(\.lastTime)
    profile.application.lastEventTime = times.compactMap(\.self).max()
  }

  /// Says what of the tasks is missing, which no figure shows.
  private func addCoverage(to profile: inout SparkProfile) {
    profile.coverage.byteCount = byteCount
    let partial = stages.values.filter { !$0.isWhole && !$0.record.isActive }
      .map(\.record.id).sorted()
    if let first = partial.first {
      let more = partial.count > 1 ? " and \(partial.count - 1) more" : ""
      profile.coverage.damage.append(
        "the REST API did not give each task of stage \(first.stage).\(first.attempt)\(more)")
    }
    if forgottenTasks > 0 {
      profile.coverage.damage.append(
        "\(forgottenTasks) tasks are of stages that the web interface does not keep "
          + "(spark.ui.retainedStages)")
    }
  }
}

extension SparkProfile {
  /// Changes an executor, or the driver, known or not yet.
  fileprivate mutating func update(_ id: String, _ change: (inout Executor) -> Void) {
    if id == Executor.driverID {
      change(&driver)
    } else {
      change(&executors[id, default: Executor(id: id)])
    }
  }
}
