import SparkProfile
import TestServers
import Testing

@testable import SparkREST

/// What looking at an application costs it.
@Suite struct PollCostTests {
  @Test("what can have changed is asked for, and nothing else")
  func polls() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let server = try SparkServerTests.server(driver.url())
    _ = try await server.application()
    let app = "/applications/app-1"
    let listed = [
      "/applications?limit=6", app + "/allexecutors", app + "/jobs",
      app + "/stages?status=active&status=complete&status=failed",
    ]
    let query = app + "/sql?details=true&planDescription=false&offset=0&length=100"
    let active = [
      app + "/stages/1/0?details=true&taskStatus=unknown",
      app + "/stages/1/0/taskList?offset=0&length=1000&sortBy=ID",
    ]
    let ended = active.map { $0.replacing("/1/0", with: "/0/0") }
    #expect(
      Set(driver.takeRequests())
        == Set(listed + active + ended + [query, app + "/environment", app + "/storage/rdd"]))

    // One task has ended, and the page begins behind those that were counted.
    driver.set(app + "/allexecutors", FakeDriver.executors(ended: 4))
    driver.set(app + "/stages", FakeDriver.stages(activeEnded: 2))
    driver.set(
      app + "/stages/1/0/taskList?offset=1&length=1000&sortBy=ID",
      "[\(FakeDriver.task(run: 5, status: "RUNNING")),\(FakeDriver.task(run: 7))]")
    _ = try await server.application()
    #expect(
      Set(driver.takeRequests())
        == Set(
          listed + [
            query, active[0], app + "/stages/1/0/taskList?offset=1&length=1000&sortBy=ID",
          ]))

    // All has ended.
    driver.set(app + "/stages", FakeDriver.stages(activeEnded: 3, status: "COMPLETE"))
    driver.set(app + "/jobs", #"[{"jobId":0,"status":"SUCCEEDED","stageIds":[0,1]}]"#)
    driver.set(app + "/sql", #"[{"id":0,"status":"COMPLETED","successJobIds":[0]}]"#)
    driver.set(
      app + "/stages/1/0/taskList?offset=1&length=1000&sortBy=ID",
      "[\(FakeDriver.task(run: 5)),\(FakeDriver.task(run: 7))]")
    driver.set(
      app + "/allexecutors",
      FakeDriver.executors(ended: 5).replacing(#""activeTasks":1"#, with: #""activeTasks":0"#))
    let last = try await server.application()
    #expect(driver.takeRequests().count == 7)
    #expect(last.profile.stages[StageAttemptID(stage: 1)]?.tasks.runTime == 42)
    #expect(last.profile.coverage.isComplete, "\(last.profile.coverage.damage)")

    // Nothing happens.
    let newest = app + "/sql?details=false&planDescription=false&offset=0&length=2"
    for _ in 0..<3 {
      #expect(try await server.application().profile == last.profile.withBytes(of: server))
      #expect(driver.takeRequests() == [listed[0], listed[1], newest])
    }

    // A query fails in the driver, and no executor knows of it.
    let both = #"[{"id":0,"status":"COMPLETED"},{"id":1,"status":"FAILED","errorMessage":"no"}]"#
    driver.set(app + "/sql", both)
    #expect(try await server.application().profile.failedQueries == [1: "no"])
    #expect(driver.takeRequests().count == 6)
  }

  @Test("what Spark lets go of while it is known to run has ended, and costs nothing any more")
  func letGo() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let server = try SparkServerTests.server(driver.url())
    let stage = StageAttemptID(stage: 1)
    #expect(try await server.application().stages[stage]?.activeTasks == 1)
    let app = "/applications/app-1"
    driver.set(
      app + "/stages",
      """
      [{"status":"COMPLETE","stageId":0,"attemptId":0,"numTasks":2,"numCompleteTasks":2,
      "submissionTime":"2026-11-22T02:00:02.000GMT","completionTime":"2026-11-22T02:00:03.000GMT"}]
      """)
    driver.set(app + "/jobs", "[]")
    driver.set(app + "/sql", #"[{"id":7,"status":"COMPLETED"}]"#)
    // A task of an executor that died is counted as one that runs for ever.
    driver.set(
      app + "/allexecutors",
      FakeDriver.executors(ended: 5)
        .replacing(#"[::1]:99","isActive":true"#, with: #"[::1]:99","isActive":false"#))
    let seen = try await server.application()
    #expect(seen.stages.isEmpty)
    #expect(seen.profile.stages[stage]?.tasks.ended == 1)
    #expect(seen.profile.jobs[0]?.succeeded == nil)
    #expect(seen.profile.jobs[0]?.completionTime == 1_795_312_803_000)
    #expect(seen.profile.coverage.damage.first?.hasPrefix("2 tasks are of stages") == true)
    _ = driver.takeRequests()
    for _ in 0..<3 {
      _ = try await server.application()
      #expect(driver.takeRequests().count == 3)
    }
    // What comes back runs again.
    for path in ["/stages", "/jobs", "/allexecutors"] {
      driver.set(app + path, FakeDriver.small[app + path])
    }
    #expect(try await server.application().stages[stage]?.activeTasks == 1)
    #expect(driver.takeRequests().contains { $0.contains("/stages/1/0?details") })
  }

  @Test("no call makes more requests than its limit, and later ones read the rest")
  func limit() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    var limits = RESTLimits()
    limits.requests = 8
    let server = try SparkServerTests.server(driver.url(), limits: limits)
    let first = try await server.application().profile
    #expect(driver.takeRequests().count <= 8)
    #expect(await !server.isComplete)
    // What was not asked for one by one is there as sums.
    #expect(first.stages[StageAttemptID(stage: 0)]?.tasks.ended == 2)
    #expect(!first.coverage.damage.isEmpty)
    _ = try await server.application()
    #expect(driver.takeRequests().count <= 8)
    let third = try await server.application().profile
    #expect(third.stages[StageAttemptID(stage: 0)]?.tasks.runTime == 30)
    #expect(third.coverage.damage.isEmpty)
  }

  @Test("queries are read in pages, and go on where Spark has let go of the first")
  func queries() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let path = "/applications/app-1/sql"
    func page(_ ids: Range<Int>) -> String {
      "["
        + ids.map { #"{"id":\#($0),"status":"FAILED","errorMessage":"no \#($0)"}"# }
        .joined(separator: ",") + "]"
    }
    func set(_ offset: Int, _ ids: Range<Int>) {
      driver.set(
        path + "?details=true&planDescription=false&offset=\(offset)&length=100", page(ids))
    }
    set(0, 0..<100)
    set(99, 99..<150)
    let server = try SparkServerTests.server(driver.url())
    #expect(try await server.application().profile.failedQueries.count == 150)
    // The first 20 are gone, so 149 stands where 129 stood.
    set(149, 169..<180)
    set(49, 69..<169)
    set(148, 168..<180)
    let later = try await server.application().profile.failedQueries
    #expect(later.count == 180)
    #expect(later[179] == "no 179")
  }
}

extension SparkProfile {
  /// The same with the count of bytes that any further call changes.
  fileprivate func withBytes(of server: SparkServer) async -> SparkProfile {
    var profile = self
    profile.coverage.byteCount = await server.byteCount
    return profile
  }
}
