import ServerAccess
import SparkProfile
import TestServers
import Testing

@testable import SparkREST

/// What is learnt of an application, from a driver of which only the answers are there.
@Suite struct SparkServerTests {
  static func server(
    _ address: String, limits: RESTLimits = RESTLimits()
  ) throws -> SparkServer {
    let server = SparkServer(address: address, environment: [:], limits: limits) { 42 }
    return try #require(server)
  }

  private static func error(_ server: SparkServer) async -> ServerError? {
    do {
      _ = try await server.application()
      return nil
    } catch {
      return error
    }
  }

  @Test("an application is seen as it is now, and with all that it has done")
  func whole() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let seen = try await Self.server(driver.url("/jobs/")).application()
    #expect(seen.time == 42)
    #expect(!seen.hasEnded)
    #expect(seen.executors["1"]?.activeTasks == 1)
    #expect(seen.executors["1"]?.slots == 2)
    #expect(seen.executors["1"]?.storageMemory == 100)
    #expect(seen.executors["driver"]?.unifiedMemory == 5000)
    let active = StageAttemptID(stage: 1)
    #expect(seen.stages.keys.sorted() == [active])
    #expect(seen.stages[active]?.plannedTasks == 3)
    #expect(seen.stages[active]?.memoryBytesSpilled == 11)

    let profile = seen.profile
    #expect(profile.application.id == "app-1")
    #expect(profile.application.javaVersion == "17.0.1")
    #expect(profile.application.endTime == nil)
    #expect(profile.allocationProperties == ["yarn.scheduler.minimum-allocation-mb": "512"])
    #expect(profile.resourceProfiles[0]?.executorResources == ["memory": 1024])
    #expect(profile.driver.peaks[.jvmHeapMemory] == 300)
    #expect(profile.driver.totalCores == nil)
    #expect(profile.driver.runTime == 0)
    #expect(profile.stages.keys.sorted() == [StageAttemptID(stage: 0), active])
    #expect(profile.jobs[0]?.sqlExecutionID == 0)
    #expect(profile.jobs[0]?.succeeded == nil)
    #expect(profile.broadcasts.largestTable == 17_301_504)
    #expect(profile.coverage.isComplete)
  }

  @Test("a secret of the configuration is not shown, though Spark shows it")
  func redaction() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let profile = try await Self.server(driver.url()).application().profile
    #expect(profile.configuration["spark.my.password"] == "*********(redacted)")
    #expect(profile.configuration["spark.master"] == "yarn")
  }

  @Test("tasks add up to their stage and their executor as those of a log do")
  func tasks() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let profile = try await Self.server(driver.url()).application().profile
    let ended = try #require(profile.stages[StageAttemptID(stage: 0)])
    #expect(ended.tasks.succeeded == 2)
    #expect(ended.tasks.runTime == 30)
    #expect(ended.tasks.peakExecutionMemory.maximum == 2000)
    #expect(ended.tasks.heldWithoutSpilling.count == 2)
    #expect(ended.tasks.largestShuffleRead == 3)
    #expect(ended.peaks["1"]?[.jvmHeapMemory] == 700)
    #expect(ended.operators == [.sort: 1])
    #expect(!ended.returnsResults)
    let active = try #require(profile.stages[StageAttemptID(stage: 1)])
    #expect(active.tasks.ended == 1)
    #expect(active.tasks.peakExecutionMemory.count == 1)
    #expect(active.shuffleReader == .sql)
    #expect(active.returnsResults)
    let executor = try #require(profile.executors["1"])
    #expect(executor.host == "[::1]")
    #expect(executor.taskCount == 3)
    #expect(executor.runTime == 60)
    #expect(executor.maximumOnHeapMemory == 4000)
    #expect(executor.maximumOffHeapMemory == 1000)
  }

  @Test("a task that died with its executor has no figures, though Spark shows zeros")
  func lostTasks() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let lost = FakeDriver.task(run: 0, status: "FAILED").replacing(
      #""executorId""#,
      with: #""errorMessage":"ExecutorLostFailure (executor 1 exited)","executorId""#)
    driver.set("/applications/app-1/stages/0/0/taskList", "[\(FakeDriver.task(run: 10)),\(lost)]")
    let profile = try await Self.server(driver.url()).application().profile
    let tasks = try #require(profile.stages[StageAttemptID(stage: 0)]?.tasks)
    #expect(tasks.failed == 1)
    #expect(tasks.peakExecutionMemory.count == 1)
    #expect(tasks.failures.first?.reason == "ExecutorLostFailure")
    #expect(profile.executors["1"]?.tasksLostWithExecutor == 1)
  }

  @Test("a cached RDD that is no longer listed was released")
  func cached() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    let server = try Self.server(driver.url())
    let first = try await server.application().profile.cachedRDDs[4]
    #expect(first?.blocksStored == 1)
    #expect(first?.blocksOutsideMemory == 1)
    #expect(first?.storageLevel.usesDisk == true)
    #expect(first?.isUnpersisted == false)
    driver.set("/applications/app-1/storage/rdd", "[]")
    driver.set("/applications/app-1/allexecutors", FakeDriver.executors(ended: 3, blocks: 0))
    let second = try await server.application().profile.cachedRDDs[4]
    #expect(second?.isUnpersisted == true)
    #expect(second?.memorySize == 100)
  }

  @Test("a Spark without SQL or storage pages is seen without them")
  func withoutSQL() async throws {
    var answers = FakeDriver.small
    answers["/applications/app-1/sql"] = nil
    answers["/applications/app-1/storage/rdd"] = nil
    answers["/applications/app-1/stages/0/0"] = nil
    let driver = try FakeDriver(answers)
    let profile = try await Self.server(driver.url()).application().profile
    #expect(profile.stages.count == 2)
    #expect(profile.cachedRDDs.isEmpty)
    #expect(profile.stages[StageAttemptID(stage: 1)]?.shuffleReader == .rdd)
  }

  @Test("tasks beyond the limit are counted, and said not to be looked at")
  func cut() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    var limits = RESTLimits()
    limits.tasksPerStage = 1
    limits.tasksPerPage = 1
    let one = "[\(FakeDriver.task(run: 10))]"
    driver.set("/applications/app-1/stages/0/0/taskList", one)
    let profile = try await Self.server(driver.url(), limits: limits).application().profile
    let stage = try #require(profile.stages[StageAttemptID(stage: 0)])
    #expect(stage.tasks.ended == 2)
    #expect(stage.tasks.peakExecutionMemory.count == 1)
    #expect(profile.coverage.damage.count == 1)
    #expect(profile.coverage.damage.first?.contains("stage 0.0") == true)
    #expect(profile.executors["1"]?.runTime == 77)
  }

  @Test("a History Server with several applications names the newest")
  func several() async throws {
    let driver = try FakeDriver(["/applications": #"[{"id":"app-2"},{"id":"app-1"}]"#])
    let error = try #require(await Self.error(Self.server(driver.url())))
    #expect(error.kind == .noApplication)
    #expect(error.message.contains("app-2, app-1"))
    let none = try FakeDriver(["/applications": "[]"])
    #expect(await Self.error(try Self.server(none.url()))?.kind == .noApplication)
  }

  @Test("an application that a server does not know is named")
  func unknown() async throws {
    let driver = try FakeDriver([:])
    let error = try #require(await Self.error(Self.server(driver.url("/history/app-9/jobs/"))))
    #expect(error.kind == .noApplication)
    #expect(error.message.contains("does not know the application app-9"))
    #expect(!error.isTransient)
    #expect(!error.hasGoneAway)
  }

  @Test("an attempt that a History Server names is asked for by its number")
  func attempts() async throws {
    var answers: [String: String] = [:]
    for (path, answer) in FakeDriver.small {
      answers[path.replacing("/app-1/", with: "/app-1/2/")] = answer
    }
    answers["/applications/app-1"] = """
      {"id":"app-1","attempts":[{"attemptId":"2","completed":true,
      "startTime":"2026-11-22T02:00:00.000GMT","endTime":"2026-11-22T03:00:00.000GMT"},
      {"attemptId":"1","completed":true,"startTime":"2026-11-22T01:00:00.000GMT"}]}
      """
    let driver = try FakeDriver(answers)
    for path in ["/history/app-1/jobs/", "/history/app-1/2/jobs/"] {
      let seen = try await Self.server(driver.url(path)).application()
      #expect(seen.hasEnded)
      #expect(seen.profile.application.attemptID == "2")
      #expect(seen.profile.application.endTime == 1_795_316_400_000)
    }
  }

  @Test("another application at the same address is told, and then seen")
  func restart() async throws {
    var answers = FakeDriver.small
    for (path, answer) in FakeDriver.small {
      answers[path.replacing("app-1", with: "app-2")] = answer
    }
    let driver = try FakeDriver(answers)
    let server = try Self.server(driver.url())
    _ = try await server.application()
    driver.set(
      "/applications", FakeDriver.small["/applications"]?.replacing("app-1", with: "app-2"))
    let error = try #require(await Self.error(server))
    #expect(error.kind == .replaced(by: "app-2"))
    #expect(error.isTransient)
    #expect(try await server.application().profile.application.id == "app-2")
  }

  @Test("another attempt of the same application is told, and then seen without the first")
  func attempt() async throws {
    var answers = ["/applications": ""]
    for (path, answer) in FakeDriver.small {
      answers[path.replacing("/app-1/", with: "/app-1/1/")] = answer
      answers[path.replacing("/app-1/", with: "/app-1/2/")] = answer
    }
    func applications(_ attempt: String) -> String? {
      FakeDriver.small["/applications"]?
        .replacing(#""attempts":[{"#, with: #""attempts":[{"attemptId":"\#(attempt)","#)
    }
    answers["/applications"] = applications("1")
    for list in ["jobs", "stages", "sql", "storage/rdd"] {
      answers["/applications/app-1/2/" + list] = "[]"
    }
    answers["/applications/app-1/2/allexecutors"] = FakeDriver.executors(ended: 0, blocks: 0)
    let driver = try FakeDriver(answers)
    let server = try Self.server(driver.url())
    #expect(try await server.application().profile.jobs.count == 1)
    driver.set("/applications", applications("2"))
    let error = try #require(await Self.error(server))
    #expect(error.kind == .replaced(by: "app-1"))
    #expect(error.message.contains("attempt 2 of app-1"))
    let second = try await server.application().profile
    #expect(second.application.attemptID == "2")
    #expect(second.stages.isEmpty)
    #expect(second.jobs.isEmpty)
    #expect(second.cachedRDDs.isEmpty)
    #expect(second.executors["1"]?.taskCount == 0)
  }

  @Test("a driver that is no longer there has gone away; one that never was has not")
  func gone() async throws {
    var driver: FakeDriver? = try FakeDriver(FakeDriver.small)
    let url = try #require(driver?.url())
    let server = try Self.server(url)
    _ = try await server.application()
    driver = nil
    let error = try #require(await Self.error(server))
    #expect(error.hasGoneAway)
    #expect(error.isTransient)
    let never = try #require(await Self.error(try Self.server(url)))
    #expect(!never.hasGoneAway)
    #expect(never.isTransient)
  }

  @Test("an answer that fails in the middle loses nothing that came before")
  func interruption() async throws {
    let driver = try FakeDriver(FakeDriver.small)
    driver.set("/applications/app-1/stages/1/0/taskList", "[")
    let server = try Self.server(driver.url())
    #expect(await Self.error(server)?.kind == .malformed)
    _ = driver.takeRequests()
    driver.set(
      "/applications/app-1/stages/1/0/taskList",
      FakeDriver.small["/applications/app-1/stages/1/0/taskList"])
    let profile = try await server.application().profile
    #expect(profile.stages.count == 2)
    #expect(profile.application.javaVersion == "17.0.1")
    #expect(!driver.takeRequests().contains { $0.hasSuffix("/environment") })
  }
}
