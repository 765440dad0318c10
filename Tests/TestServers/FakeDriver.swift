import NIOConcurrencyHelpers

/// A driver of which only the answers are there: JSON by path, and what was asked for.
public final class FakeDriver: Sendable {
  private struct State {
    var answers: [String: String] = [:]
    var requests: [String] = []
    var answersLeft = Int.max
  }

  private let state: NIOLockedValueBox<State>
  private let server: ScriptedServer

  /// One that answers each path below `/api/v1`; a query is cut off where the whole is not there.
  ///
  /// - Parameters:
  ///   - answers: JSON by path.
  ///   - otherwise: The answer to all else, with its head.
  /// - Throws: What the system says, if it lets nobody listen.
  public init(
    _ answers: [String: String],
    otherwise: [UInt8] = ScriptedServer.answer("404 Not Found", body: [])
  ) throws {
    let state = NIOLockedValueBox(State(answers: answers))
    self.state = state
    server = try ScriptedServer { request in
      let target = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      let path = target.replacing("/api/v1", with: "", maxReplacements: 1)
      let answer: String? = state.withLockedValue { state in
        state.requests.append(path)
        guard state.answersLeft > 0 else { return nil }
        state.answersLeft -= 1
        return state.answers[path] ?? state.answers[String(path.prefix { $0 != "?" })]
      }
      guard let answer else { return otherwise }
      return ScriptedServer.answer(
        headers: ["Content-Type: application/json"], body: Array(answer.utf8))
    }
  }

  /// The address of a path.
  public func url(_ path: String = "") -> String { server.url(path) }

  /// Changes an answer.
  public func set(_ path: String, _ answer: String?) {
    state.withLockedValue { $0.answers[path] = answer }
  }

  /// Answers so often, and then knows nothing any more.
  public func answer(times: Int) {
    state.withLockedValue { $0.answersLeft = times }
  }

  /// What was asked for since this was called last.
  public func takeRequests() -> [String] {
    state.withLockedValue { state in
      defer { state.requests = [] }
      return state.requests
    }
  }

  /// A small application: one stage that ended, one that runs, one query.
  public static let small: [String: String] = [
    "/applications": """
    [{"id":"app-1","name":"small","attempts":[{"startTime":"2026-11-22T02:00:00.000GMT",
    "endTime":"1969-12-31T23:59:59.999GMT","completed":false,"appSparkVersion":"4.3.0"}]}]
    """,
    "/applications/app-1/environment": """
    {"runtime":{"javaVersion":"17.0.1"},"sparkProperties":[["spark.master","yarn"],
    ["spark.my.password","opensesame"],["spark.sql.shuffle.partitions","4"],["odd"]],
    "hadoopProperties":[["yarn.scheduler.minimum-allocation-mb","512"],["a","b"]],
    "resourceProfiles":[{"id":0,"executorResources":{"memory":{"amount":1024}},
    "taskResources":{"cpus":{"amount":1.0}}}]}
    """,
    "/applications/app-1/allexecutors": executors(ended: 3),
    "/applications/app-1/jobs": """
    [{"jobId":0,"status":"RUNNING","stageIds":[0,1],
    "submissionTime":"2026-11-22T02:00:01.000GMT"}]
    """,
    "/applications/app-1/stages": stages(activeEnded: 1),
    "/applications/app-1/stages/0/0": """
    {"executorSummary":{"1":{"peakMemoryMetrics":{"JVMHeapMemory":700}}}}
    """,
    "/applications/app-1/stages/1/0": """
    {"executorSummary":{"1":{"peakMemoryMetrics":{"JVMHeapMemory":800}}}}
    """,
    "/applications/app-1/stages/0/0/taskList": "[\(task(run: 10)),\(task(run: 20))]",
    "/applications/app-1/stages/1/0/taskList":
      "[\(task(run: 30)),\(task(run: 5, status: "RUNNING")),\(task(run: 7))]",
    "/applications/app-1/sql": """
    [{"id":0,"status":"RUNNING","submissionTime":"2026-11-22T02:00:00.500GMT",
    "runningJobIds":[0],"successJobIds":[],"failedJobIds":[],"nodes":[
    {"nodeId":3,"nodeName":"Sort","metrics":[{"name":"sort time",
    "value":"total (min, med, max (stageId: taskId))\\n9 s (3 s, 6 s, 6 s (stage 0.0: task 1))"}]},
    {"nodeId":4,"nodeName":"BroadcastExchange","metrics":[{"name":"data size",
    "value":"16.5 MiB"}]}]}]
    """,
    "/applications/app-1/storage/rdd": """
    [{"id":4,"name":"numbers","numPartitions":2,"numCachedPartitions":2,
    "storageLevel":"Disk Memory Deserialized 1x Replicated","memoryUsed":100,"diskUsed":50,
    "partitions":[{"memoryUsed":100,"diskUsed":0},{"memoryUsed":0,"diskUsed":50}]}]
    """,
  ]

  /// A driver, and an executor that ended so many tasks and has so many blocks.
  public static func executors(ended: Int, blocks: Int = 1) -> String {
    """
    [{"id":"driver","hostPort":"d:1","isActive":true,"totalCores":0,"maxTasks":0,"totalTasks":0,
    "totalDuration":100000,"totalGCTime":9000,"maxMemory":5000,
    "addTime":"2026-11-22T02:00:00.100GMT","resourceProfileId":0,
    "memoryMetrics":{"totalOnHeapStorageMemory":4000,"totalOffHeapStorageMemory":1000},
    "peakMemoryMetrics":{"JVMHeapMemory":300}},
    {"id":"1","hostPort":"[::1]:99","isActive":true,"totalCores":2,"maxTasks":2,"activeTasks":1,
    "completedTasks":\(ended),"failedTasks":0,"totalTasks":\(ended + 1),"totalDuration":77,
    "totalGCTime":7,"rddBlocks":\(blocks),"memoryUsed":100,"maxMemory":5000,
    "addTime":"2026-11-22T02:00:00.200GMT","resourceProfileId":0,
    "memoryMetrics":{"totalOnHeapStorageMemory":4000,"totalOffHeapStorageMemory":1000},
    "peakMemoryMetrics":{"JVMHeapMemory":900}}]
    """
  }

  /// A stage that ended, one that ended so many tasks of three, and one that was not needed.
  public static func stages(activeEnded: Int, status: String = "ACTIVE") -> String {
    """
    [{"status":"\(status)","stageId":1,"attemptId":0,"numTasks":3,"numActiveTasks":1,
    "numCompleteTasks":\(activeEnded),"numFailedTasks":0,"numKilledTasks":0,"name":"count",
    "submissionTime":"2026-11-22T02:00:03.000GMT","executorRunTime":55,"shuffleReadRecords":5,
    "shuffleLocalBytesRead":5,"memoryBytesSpilled":11},
    {"status":"COMPLETE","stageId":0,"attemptId":0,"numTasks":2,"numCompleteTasks":2,
    "numFailedTasks":0,"numKilledTasks":0,"name":"map","submissionTime":"2026-11-22T02:00:02.000GMT",
    "completionTime":"2026-11-22T02:00:03.000GMT","shuffleWriteBytes":5,"resourceProfileId":0},
    {"status":"SKIPPED","stageId":2,"attemptId":0,"numTasks":9}]
    """
  }

  /// A task that ran for so many milliseconds.
  public static func task(run: Int, status: String = "SUCCESS", executor: String = "1") -> String {
    """
    {"status":"\(status)","executorId":"\(executor)","launchTime":"2026-11-22T02:00:02.000GMT",
    "duration":\(run),"taskMetrics":{"executorRunTime":\(run),"peakExecutionMemory":\(run * 100),
    "memoryBytesSpilled":0,"shuffleReadMetrics":{"remoteBytesRead":1,"localBytesRead":2}}}
    """
  }
}
