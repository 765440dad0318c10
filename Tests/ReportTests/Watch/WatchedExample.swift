import SparkMemory
import SparkProfile
import Watch

@testable import Advisor

/// An application for the renderers to show: a driver and some executors, two stages, findings.
enum WatchedExample {
  static let mebibyte: Int64 = 1 << 20
  /// 2026-11-21 14:03:20 UTC.
  static let start: Int64 = 1_795_269_800_000

  /// The state after ten looks, 5 s apart, and the time of the last.
  static func state(executors: Int = 4, name: String = "nightly-join") -> (WatchState, Int64) {
    var state = WatchState(
      source: "http://driver:4040", pace: Pace(interval: 2000), patience: 60_000, time: start)
    var time = start
    for index in 0..<10 {
      time = start + 100_000 + Int64(index) * 5000
      let seen = application(at: time, index: Int64(index), executors: executors, name: name)
      _ = state.handle(.seen(seen, cost: 10), at: time)
      _ = state.handle(.judged(judgement(isLate: index > 5), cost: 10), at: time)
    }
    return (state, time)
  }

  static func judgement(isLate: Bool) -> LiveJudgement {
    var judgement = LiveJudgement()
    judgement.driver.heap = 1024 * mebibyte
    judgement.executor.heap = 4096 * mebibyte
    judgement.executor.unified = 2278 * mebibyte
    judgement.executor.container = 4506 * mebibyte
    judgement.resultLimit = 1024 * mebibyte
    judgement.findings = [
      finding(
        11, .warning, "executors have 4 GiB of heap and need 1.2 GiB",
        remedy: "spark.executor.memory of 2g, as recommended")
    ]
    if isLate {
      judgement.findings.insert(
        finding(
          9, .warning, "12 tasks spilled 3.4 GiB out of memory",
          remedy: "more partitions, as recommended"), at: 0)
    }
    return judgement
  }

  static func finding(
    _ number: Int, _ severity: Finding.Severity, _ message: String, remedy: String = "do it"
  ) -> Finding {
    let rule = Rules.all.first { $0.id == RuleID(number) }?.name ?? "rule"
    return Finding(
      id: RuleID(number), rule: rule, severity: severity, subject: .executor, message: message,
      evidence: [], remedy: remedy)
  }

  private static func application(
    at time: Int64, index: Int64, executors: Int, name: String
  ) -> LiveApplication {
    var profile = SparkProfile()
    profile.application.name = name
    profile.application.id = "application_1795269800000_0042"
    profile.application.sparkVersion = "4.1.0"
    profile.application.startTime = start
    profile.application.lastEventTime = time
    var done = Job(id: 0)
    done.succeeded = true
    done.completionTime = start + 1000
    profile.jobs = [0: done, 1: Job(id: 1)]
    profile.driver.peaks.record(700 * mebibyte, of: .jvmHeapMemory)
    profile.driver.host = "driver-host"
    var application = LiveApplication(time: time, profile: profile)
    application.executors[Executor.driverID] = LiveExecutor()
    for number in 1...max(1, executors) {
      let size = Int64((number - 1) % 5 + 1)
      var executor = Executor(id: "\(number)")
      executor.host = "worker-\(number)"
      executor.peaks.record((1000 + 700 * size) * mebibyte, of: .jvmHeapMemory)
      executor.peaks.record((500 + 300 * size) * mebibyte, of: .onHeapUnifiedMemory)
      executor.peaks.record(
        (3000 + (20 + 3 * index) * size) * mebibyte, of: .processTreeJVMRSSMemory)
      application.profile.executors[executor.id] = executor
      var live = LiveExecutor()
      live.activeTasks = 4
      live.slots = 4
      live.completedTasks = 10 * number
      live.unifiedMemory = 2278 * mebibyte
      live.storageMemory = (100 * size + (number == 2 ? 30 * index : 0)) * mebibyte
      live.taskTime = 20_000 * (index + 1)
      live.gcTime = 500 * size * (index + 1)
      live.memoryBytesSpilled = number % 2 == 0 ? 0 : 12 * mebibyte * index
      application.executors[executor.id] = live
    }
    add(
      stage: 7, "collect at Report.scala:31", planned: 200, completed: 60, at: index, &application)
    add(stage: 9, "save at 日本語.scala:8", planned: 0, completed: 3, at: index, &application)
    return application
  }

  private static func add(
    stage number: Int, _ name: String, planned: Int, completed: Int, at index: Int64,
    _ application: inout LiveApplication
  ) {
    let id = StageAttemptID(stage: number)
    var stage = Stage(id: id)
    stage.name = name
    stage.returnsResults = number == 7
    stage.tasks.succeeded = completed + Int(index)
    stage.tasks.resultSize = number == 7 ? (400 + 10 * index) * mebibyte : 0
    stage.tasks.runTime = 100_000
    stage.tasks.gcTime = 7000
    application.profile.stages[id] = stage
    var live = LiveStage()
    live.activeTasks = 8
    live.completedTasks = completed + Int(index)
    live.plannedTasks = planned
    live.memoryBytesSpilled = number == 7 ? 24 * mebibyte * index : 0
    application.stages[id] = live
  }
}
