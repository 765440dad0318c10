import SparkProfile

/// What one application has been seen to do lately, in room that grows with what runs.
struct TrackedApplication: Sendable {
  private var judgement: LiveJudgement?
  private var findings = FindingLog()
  private var executors: [String: Samples] = [:]
  private var stages: [StageAttemptID: StageSamples] = [:]

  /// Takes over what is seen, and forgets what no longer runs.
  mutating func add(_ application: LiveApplication) {
    let profile = application.profile
    executors = executors.filter { application.executors[$0.key] != nil }
    for (id, live) in application.executors {
      guard let executor = profile.executor(id) else { continue }
      executors[id, default: Samples()].add(
        Samples.Sample(time: application.time, executor, live))
    }
    stages = stages.filter { application.stages[$0.key] != nil }
    for (id, live) in application.stages {
      stages[id, default: StageSamples()].add(
        StageSamples.Sample(
          time: application.time, spilled: live.memoryBytesSpilled,
          results: profile.stages[id]?.tasks.resultSize ?? 0))
    }
  }

  mutating func take(_ judgement: LiveJudgement, at time: Int64) {
    self.judgement = judgement
    findings.update(judgement.findings, at: time)
  }

  func picture(of application: LiveApplication?, at time: Int64, source: String) -> WatchPicture {
    let profile = application?.profile ?? SparkProfile()
    let hasEnded = application?.hasEnded ?? false
    let end = profile.application.endTime ?? (hasEnded ? profile.lastTime : nil) ?? time
    let jobs = profile.jobs.values
    return WatchPicture(
      time: time, source: source,
      phase: application == nil ? .waiting : hasEnded ? .ended : .running,
      application: profile.application,
      elapsed: profile.application.startTime.map {
        max(0, end.elapsed(since: $0))
      },
      age: application.map { max(0, time.elapsed(since: $0.time)) },
      wait: 0, isPaused: false,
      runningJobs: hasEnded ? 0 : jobs.count { $0.completionTime == nil && $0.succeeded == nil },
      succeededJobs: jobs.count { $0.succeeded == true },
      failedJobs: jobs.count { $0.succeeded == false },
      lostExecutors: profile.executors.values.count { $0.removedTime != nil },
      executors: application.map(views) ?? [],
      stages: application.map(stageViews) ?? [],
      findings: findings.watched(at: time, hasEnded: hasEnded), outage: nil,
      damage: profile.coverage.damage.first, notices: [])
  }

  private func views(of application: LiveApplication) -> [ExecutorView] {
    let profile = application.profile
    let live = application.executors.compactMap { id, live in
      profile.executor(id).map { (executor: $0, live: live) }
    }
    return live.sorted { $0.executor.precedes($1.executor) }.map { executor, live in
      ExecutorView(
        executor, live, limits: limits(of: executor),
        samples: executors[executor.id] ?? Samples())
    }
  }

  private func limits(of executor: Executor) -> MemoryLimits {
    if executor.id == Executor.driverID { return judgement?.driver ?? MemoryLimits() }
    // What is judged is the default profile; others have limits of their own.
    guard executor.resourceProfileID ?? 0 == 0 else { return MemoryLimits() }
    return judgement?.executor ?? MemoryLimits()
  }

  private func stageViews(of application: LiveApplication) -> [StageView] {
    application.stages.sorted { $0.key < $1.key }.map { id, live in
      StageView(
        id: id, application.profile.stages[id], live, resultLimit: judgement?.resultLimit,
        samples: stages[id] ?? StageSamples())
    }
  }
}

extension SparkProfile {
  fileprivate func executor(_ id: String) -> Executor? {
    id == Executor.driverID ? driver : executors[id]
  }
}

extension Executor {
  /// The driver first, then by number, then by text.
  fileprivate func precedes(_ other: Executor) -> Bool {
    func rank(_ executor: Executor) -> (Int, Int, String) {
      if executor.id == Executor.driverID { return (0, 0, "") }
      return Int(executor.id).map { (1, $0, "") } ?? (2, 0, executor.id)
    }
    return rank(self) < rank(other)
  }
}
