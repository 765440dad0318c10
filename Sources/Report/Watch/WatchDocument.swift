import Advisor
import SparkProfile
import Watch

/// The fields of `ballast.watch/1`. What is nil is left out.
struct WatchDocument: Encodable {
  struct Jobs: Encodable {
    let running, succeeded, failed: Int
  }

  struct Tasks: Encodable {
    let active, slots: Int
    let completed, failed: Int?
  }

  struct Spill: Encodable {
    let bytes: Int64?
    let bytesPerSecond: Double?
  }

  struct Region: Encodable {
    let bytes: Int64
    let limit: Int64?
    let room: Int64?
    let isPeak: Bool
    let fullInSeconds: Int?

    init?(_ gauge: Gauge) {
      guard let value = gauge.value else { return nil }
      bytes = value
      limit = gauge.limit
      room = gauge.room
      isPeak = gauge.isPeak
      fullInSeconds = gauge.forecast?.seconds
    }
  }

  struct ExecutorForm: Encodable {
    let id: String
    let host: String?
    let tasks: Tasks
    let heap, unified, storage, container: Region?
    let gcShare: Double?
    let recentGCShare: Double?
    let spill: Spill

    init(_ executor: ExecutorView) {
      id = executor.id
      host = executor.host
      tasks = Tasks(
        active: executor.activeTasks, slots: executor.slots, completed: executor.completedTasks,
        failed: executor.failedTasks)
      heap = Region(executor.heap)
      unified = Region(executor.unified)
      storage = Region(executor.storage)
      container = Region(executor.container)
      gcShare = executor.overallGCShare
      recentGCShare = executor.recentGCShare
      spill = Spill(bytes: executor.spilled, bytesPerSecond: executor.spillRate)
    }
  }

  struct StageForm: Encodable {
    let stage, attempt: Int
    let name: String?
    let activeTasks, completedTasks, failedTasks, plannedTasks: Int
    let spill: Spill
    let gcShare: Double?
    let results: Region?
    let projectedResults: Int64?

    init(_ view: StageView) {
      stage = view.id.stage
      attempt = view.id.attempt
      name = view.name
      activeTasks = view.activeTasks
      completedTasks = view.completedTasks
      failedTasks = view.failedTasks
      plannedTasks = view.plannedTasks
      spill = Spill(bytes: view.spilled, bytesPerSecond: view.spillRate)
      gcShare = view.gcShare
      results = view.results.flatMap { Region($0) }
      projectedResults = view.projectedResults
    }
  }

  struct FindingForm: Encodable {
    let id: RuleID
    let rule: String
    let severity: Finding.Severity
    let subject: Finding.Subject
    let message, remedy: String
    let evidence: [Evidence]
    let since: Int64
    let isNew, isProvisional: Bool

    init(_ watched: WatchedFinding) {
      let finding = watched.finding
      id = finding.id
      rule = finding.rule
      severity = finding.severity
      subject = finding.subject
      message = finding.message
      remedy = finding.remedy
      evidence = finding.evidence
      since = watched.since
      isNew = watched.isNew
      isProvisional = watched.isProvisional
    }
  }

  struct OutageForm: Encodable {
    let message: String
    let since, retry: Int64
    let failures: Int
  }

  struct NoticeForm: Encodable {
    let time: Int64
    let text: String
  }

  let schema = WatchJSONRenderer.schema
  let time: Int64
  let source: String
  let phase: WatchPicture.Phase
  let name, id, attempt, sparkVersion: String?
  let startTime, endTime, elapsed: Int64?
  let jobs: Jobs
  let tasks: Tasks
  let spill: Spill
  let lostExecutors: Int
  let executors: [ExecutorForm]
  let stages: [StageForm]
  let findings: [FindingForm]
  let outage: OutageForm?
  let damage: String?
  let notices: [NoticeForm]

  init(_ picture: WatchPicture) {
    let application = picture.application
    time = picture.time
    source = picture.source
    phase = picture.phase
    name = application.name
    id = application.id
    attempt = application.attemptID
    sparkVersion = application.sparkVersion
    startTime = application.startTime
    endTime = application.endTime
    elapsed = picture.elapsed
    jobs = Jobs(
      running: picture.runningJobs, succeeded: picture.succeededJobs, failed: picture.failedJobs)
    tasks = Tasks(active: picture.activeTasks, slots: picture.slots, completed: nil, failed: nil)
    spill = Spill(bytes: nil, bytesPerSecond: picture.spillRate)
    lostExecutors = picture.lostExecutors
    executors = picture.executors.map(ExecutorForm.init)
    stages = picture.stages.map(StageForm.init)
    findings = picture.findings.map(FindingForm.init)
    damage = picture.damage
    outage = picture.outage.map {
      OutageForm(message: $0.message, since: $0.since, retry: $0.retry, failures: $0.failures)
    }
    notices = picture.notices.map { NoticeForm(time: $0.time, text: $0.text) }
  }
}
