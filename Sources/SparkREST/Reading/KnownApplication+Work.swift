import SparkEventLog
import SparkProfile

extension KnownApplication {
  /// Jobs, and what jobs tell of their stages.
  func addJobs(to profile: inout SparkProfile) {
    var queriesByJob: [Int: Int] = [:]
    for (id, facts) in queries {
      for job in facts.jobIDs { queriesByJob[job] = id }
    }
    let attempts = Dictionary(grouping: stages.keys, by: \.stage)
    let application = profile.configuration.filter { Job.keptSettings.contains($0.key) }
      .mapValues { $0.keptPrefix(TextLimit.name) }
    for record in jobs.values {
      var job = Job(id: record.jobId)
      job.submissionTime = SparkDate.milliseconds(record.submissionTime)
      job.completionTime = SparkDate.milliseconds(record.completionTime)
      job.stageIDs = record.stageIds ?? []
      job.sqlExecutionID = queriesByJob[record.jobId]
      if let query = job.sqlExecutionID.flatMap({ queries[$0] }) {
        job.sessionSettings = application.merging(query.settings) { $1 }
      }
      job.succeeded = record.succeeded
      if record.status == nil, job.completionTime == nil {
        job.completionTime = lastTime(of: job, attempts) ?? job.submissionTime
      }
      if job.succeeded == false {
        let failures = job.stageIDs.flatMap { attempts[$0] ?? [] }.sorted()
          .compactMap { stages[$0]?.record.failureReason }
        job.failureMessage = failures.last?.keptPrefix(TextLimit.message)
      }
      profile.jobs[job.id] = job
      // Spark numbers the stage of a job's result after all that it reads.
      let last = job.stageIDs.max()
      for id in job.stageIDs.flatMap({ attempts[$0] ?? [] }) {
        add(job, toStage: id, isLast: id.stage == last, in: &profile)
      }
    }
  }

  /// The last time that is known of a job's stages, after which it ended.
  private func lastTime(of job: Job, _ attempts: [Int: [StageAttemptID]]) -> Int64? {
    job.stageIDs.flatMap { attempts[$0] ?? [] }.compactMap { stages[$0] }
      .flatMap { [SparkDate.milliseconds($0.record.completionTime), $0.tasks.lastFinish] }
      .compactMap(\.self).max()
  }

  private func add(
    _ job: Job, toStage id: StageAttemptID, isLast: Bool, in profile: inout SparkProfile
  ) {
    guard let record = stages[id]?.record else { return }
    if record.readsShuffle {
      profile.stages[id]?.shuffleReader = job.sqlExecutionID == nil ? .rdd : .sql
    }
    if isLast, !record.writesShuffle, record.endedTasks > 0 {
      profile.stages[id]?.returnsResults = true
    }
    // Spark names what the RDD API of Python does after the line of the program.
    if job.sqlExecutionID == nil, record.name?.contains(".py:") ?? false {
      profile.stages[id]?.runsPython = true
    }
  }

  /// Failed queries, broadcasts, and the operators of stages.
  func addQueries(to profile: inout SparkProfile) {
    for (id, facts) in queries {
      if let failure = facts.failure {
        let jobs = facts.jobIDs.sorted().compactMap { profile.jobs[$0]?.failureMessage }
        profile.failedQueries[id] =
          failure.isEmpty ? jobs.last ?? "the REST API does not say why" : failure
      }
      for (exchange, size) in facts.broadcasts {
        profile.broadcasts.exchangeSizeMetrics.insert(exchange)
        profile.broadcasts.recordDriverMetric(id: exchange, value: size)
      }
      if facts.runsPhoton {
        profile.application.accelerator = profile.application.accelerator ?? .photon
      }
      for stage in facts.pythonStages { profile.stages[stage]?.runsPython = true }
      let only = onlySmallStage(of: facts)
      for (kind, stage) in facts.operators {
        if let stage = stage ?? only { profile.stages[stage]?.operators[kind, default: 0] += 1 }
      }
    }
  }

  /// The stage in which a metric of one task can only have come about; nil if there are several.
  private func onlySmallStage(of query: QueryFacts) -> StageAttemptID? {
    let ids = Set(query.jobIDs.flatMap { jobs[$0]?.stageIds ?? [] })
    let small = stages.filter { ids.contains($0.key.stage) && $0.value.record.numTasks == 1 }
    return small.count == 1 ? small.keys.first : nil
  }
}
