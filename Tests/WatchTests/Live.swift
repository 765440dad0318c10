import SparkProfile
import Watch

@testable import Advisor

/// An application for a test to watch: a driver and two executors of 1 GiB, one stage that runs.
struct Live {
  static let mebibyte: Int64 = 1 << 20
  var application: LiveApplication

  init(time: Int64 = 0, id: String = "app-1", executors: Int = 2) {
    var profile = SparkProfile()
    profile.application.id = id
    profile.application.name = "job"
    profile.application.sparkVersion = "4.1.0"
    profile.application.startTime = 0
    profile.configuration = ["spark.master": "yarn", "spark.executor.memory": "1g"]
    application = LiveApplication(time: time, profile: profile)
    application.executors[Executor.driverID] = LiveExecutor()
    for index in 1...max(1, executors) {
      application.profile.executors["\(index)"] = Executor(id: "\(index)")
      var live = LiveExecutor()
      live.slots = 4
      live.unifiedMemory = 400 * Self.mebibyte
      live.memoryBytesSpilled = 0
      application.executors["\(index)"] = live
    }
    setStage(3)
  }

  mutating func setStage(_ id: Int, planned: Int = 100, completed: Int = 0, spilled: Int64 = 0) {
    let id = StageAttemptID(stage: id)
    var stage = application.profile.stages[id] ?? Stage(id: id)
    stage.name = "collect"
    stage.plannedTasks = planned
    stage.tasks.succeeded = completed
    application.profile.stages[id] = stage
    var live = LiveStage()
    live.plannedTasks = planned
    live.completedTasks = completed
    live.memoryBytesSpilled = spilled
    application.stages[id] = live
  }

  mutating func update(_ id: String, _ change: (inout LiveExecutor) -> Void) {
    change(&application.executors[id, default: LiveExecutor()])
  }

  mutating func record(_ value: Int64, of metric: ExecutorMetric, on id: String) {
    if id == Executor.driverID {
      application.profile.driver.peaks.record(value, of: metric)
    } else {
      application.profile.executors[id, default: Executor(id: id)].peaks.record(value, of: metric)
    }
  }
}

extension LiveJudgement {
  /// Limits as those of an executor of 1 GiB on YARN.
  static func limits(results: Int64? = nil, findings: [Finding] = []) -> LiveJudgement {
    var judgement = LiveJudgement()
    judgement.executor.heap = 1024 * Live.mebibyte
    judgement.executor.unified = 400 * Live.mebibyte
    judgement.executor.container = 1408 * Live.mebibyte
    judgement.driver.heap = 1024 * Live.mebibyte
    judgement.resultLimit = results
    judgement.findings = findings
    return judgement
  }
}

extension Finding {
  static func test(
    _ number: Int, _ subject: Subject = .executor, _ severity: Severity = .warning,
    message: String = "something"
  ) -> Finding {
    Finding(
      id: RuleID(number), rule: "rule-\(number)", severity: severity, subject: subject,
      message: message, evidence: [], remedy: "do something")
  }
}

extension WatchState {
  /// What a test wants to know of an action.
  enum Did: Equatable {
    case look, judge
    case leave(Ending)
  }

  init(patience: Int64 = 60_000) {
    self.init(source: "a log", pace: Pace(interval: 2000), patience: patience, time: 0)
  }

  mutating func did(_ event: Event, at time: Int64) -> [Did] {
    handle(event, at: time).map { action in
      switch action {
      case .look: .look
      case .judge: .judge
      case .leave(let ending): .leave(ending)
      }
    }
  }

  /// Sees an application and judges it, at the application's own time.
  mutating func see(_ live: Live, _ judgement: LiveJudgement = .limits()) {
    _ = handle(.seen(live.application, cost: 0), at: live.application.time)
    _ = handle(.judged(judgement, cost: 0), at: live.application.time)
  }
}
