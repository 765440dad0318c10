import Foundation
import ServerAccess
import SparkEventLog
import SparkProfile
import SparkREST
import TestSupport
import Testing

/// What the web interface of a real driver gives is what its event log says.
@Suite(.serialized) struct LiveRESTTests {
  @Test("the profile of a live driver is that of its log", arguments: SparkReferee.allCases)
  func theProfileIsThatOfTheLog(spark: SparkReferee) async throws {
    try await withFolder { folder in
      let running = try LiveSpark(spark, workingIn: folder)
      let watcher = try #require(SparkServer(address: running.address, environment: [:]))
      var busiest = 0
      while try !running.hasDoneItsWork {
        busiest = max(busiest, try await watcher.application().stages.count)
        try await Task.sleep(for: .milliseconds(300))
      }
      #expect(busiest > 0)
      let server = try #require(SparkServer(address: running.address, environment: [:]))
      let seen = try await server.application()
      expectSame(try await watcher.application().profile, lookedAtOnce: seen.profile)
      #expect(await server.isComplete)
      #expect(!seen.hasEnded)
      #expect(seen.executors.keys.sorted() == ["0", "1", "driver"])
      #expect(seen.stages.isEmpty)
      // Nothing has changed, so nothing may change.
      let again = try await server.application().profile
      #expect(again.stages == seen.profile.stages)
      #expect(again.jobs == seen.profile.jobs)
      let cost = again.coverage.byteCount - seen.profile.coverage.byteCount
      #expect(cost > 0 && cost < 16 << 10)
      print("Spark \(spark): \(seen.profile.coverage.byteCount) bytes asked for, then \(cost)")
      try expectCommands(running.address)

      let log = try running.end()
      expectWork(in: log)
      try expectSame(log, seen.profile, on: spark)
      let gone = await #expect(throws: ServerError.self) { try await server.application() }
      #expect(gone?.hasGoneAway == true)
      #expect(gone?.isTransient == true)
    }
  }

  @Test("the profile of an application in a History Server is that of its log")
  func theHistoryServerTellsTheSame() async throws {
    try await withFolder { folder in
      let logs = folder.appendingPathComponent("logs")
      let examples = Checkout.root.appendingPathComponent("Examples/logs")
      try FileManager.default.copyItem(at: examples.resolvingSymlinksInPath(), to: logs)
      // Spark lists directories with this name only, and takes what follows a dot for a codec.
      for (name, wanted) in [
        ("over-provisioned", "eventlog_v2_over-provisioned"),
        ("max-result-size.json", "max-result-size"),
      ] {
        try FileManager.default.moveItem(
          at: logs.appendingPathComponent(name), to: logs.appendingPathComponent(wanted))
      }
      let server = try HistoryServer(logs: logs, workingIn: folder)
      _ = try server.applications(ExampleLog.allCases.count)
      for example in ExampleLog.allCases {
        let log = try EventLogReader.profile(of: EventLogLocation(path: example.path))
        let id = try #require(log.application.id)
        let spark = try #require(
          SparkServer(address: "\(server.address)/history/\(id)/jobs/", environment: [:]))
        let seen = try await spark.application()
        #expect(seen.hasEnded == (log.application.endTime != nil))
        expectSame(log, seen.profile, of: example)
      }
      let all = try #require(SparkServer(address: server.address, environment: [:]))
      let error = await #expect(throws: ServerError.self) { try await all.application() }
      #expect(error?.message.contains("/history/ID (the newest are app-") == true)
    }
  }

  private func expectSame(_ log: SparkProfile, _ seen: SparkProfile, of example: ExampleLog) {
    var log = log
    // Those that were gone before they registered are in no answer.
    log.executors = log.executors.filter { $0.value.addedTime != nil }
    // Metrics name one attempt of a stage.
    let retried = Set(log.stages.keys.filter { $0.attempt > 0 }.map(\.stage))
    var seen = seen
    for id in log.stages.keys where retried.contains(id.stage) {
      log.stages[id]?.operators = [:]
      seen.stages[id]?.operators = [:]
    }
    let unknown = try? ProfileDifferences(log, seen).differences.filter { difference in
      !LiveDifference.all.contains { difference.matches($0.fields) }
    }
    #expect(unknown == [], "\(example): \(unknown?.prefix(20) ?? [])")
  }

  @Test("every field that differs is in the documentation, and no other")
  func documentation() throws {
    let page = try String(
      contentsOf: Checkout.root.appendingPathComponent("docs/live.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(named == LiveDifference.all.map(\.fields))
  }

  /// Whoever looks again and again learns the same as who looks once.
  private func expectSame(_ watched: SparkProfile, lookedAtOnce once: SparkProfile) {
    #expect(watched.stages == once.stages)
    #expect(watched.jobs == once.jobs)
    #expect(watched.failedQueries == once.failedQueries)
    #expect(watched.broadcasts == once.broadcasts)
    for (id, executor) in once.executors {
      #expect(watched.executors[id]?.taskCount == executor.taskCount)
      #expect(watched.executors[id]?.runTime == executor.runTime)
      #expect(watched.executors[id]?.gcTime == executor.gcTime)
    }
    #expect(Set(watched.cachedRDDs.keys).isSuperset(of: once.cachedRDDs.keys))
    #expect(watched.coverage.isComplete && watched.coverage.damage.isEmpty)
  }

  /// Without all of this the comparison would say little.
  private func expectWork(in log: SparkProfile) {
    let stages = log.stages.values
    #expect(log.executors.count == 2)
    #expect(log.memoryBytesSpilled > 0)
    #expect(Set(stages.flatMap(\.operators.keys)) == Set(MemoryOperator.allCases))
    #expect(stages.contains { $0.tasks.failed > 0 && $0.failureReason == nil })
    #expect(stages.contains { $0.failureReason != nil })
    #expect(stages.contains { $0.shuffleReader == .rdd })
    #expect(stages.contains { $0.shuffleReader == .sql })
    #expect(log.failedQueries.count == 1)
    #expect(log.jobs.values.contains { $0.succeeded == false })
    #expect(log.cachedRDDs.count == 3)
    #expect(log.broadcasts.largestTable > 0)
    #expect(log.stages.values.contains { $0.peaks["0"]?.isSampled ?? false })
  }

  private func expectCommands(_ address: String) throws {
    let fit = try runBallast("fit", address)
    #expect(fit.output.contains("Configuration for local-cluster"), "\(fit.errors)")
    #expect(fit.errors.isEmpty)
    let predict = try runBallast("predict", address + "/jobs/", "--set", "spark.executor.memory=1g")
    #expect(predict.output.contains("Would run with"), "\(predict.errors)")
    let explain = try runBallast("explain", address + "/executors/")
    #expect(explain.output.contains("as a run showed it"), "\(explain.errors)")
    let none = try runBallast("fit", address + "/none")
    #expect(none.status == 3)
    #expect(none.errors.contains("web page"))
  }

  private func expectSame(_ log: SparkProfile, _ seen: SparkProfile, on spark: SparkReferee) throws
  {
    let known = LiveDifference.all.filter { $0.sparks.contains(spark) }
    let found = try ProfileDifferences(log, seen).differences
    let unknown = found.filter { difference in
      !known.contains { difference.matches($0.fields) }
    }
    #expect(unknown.isEmpty, "\(unknown.prefix(20))")
    for one in known where one.isCertain {
      #expect(found.contains { $0.matches(one.fields) }, "\(one.fields) is the same")
    }
    // What differs is near, or on the side that it should be.
    let table = Double(log.broadcasts.largestTable)
    #expect(abs(Double(seen.broadcasts.largestTable) - table) <= table / 40)
    for (id, executor) in log.executors {
      for metric in ExecutorMetric.allCases {
        #expect(seen.executors[id]?.peaks[metric] ?? 0 >= executor.peaks[metric])
      }
    }
    for (id, stage) in log.stages {
      for (executor, peaks) in stage.peaks where executor != Executor.driverID {
        let seen = seen.stages[id]?.peaks[executor]
        #expect(ExecutorMetric.allCases.allSatisfy { seen?[$0] ?? 0 >= peaks[$0] }, "\(id)")
      }
    }
    let peaks = (log.driver.peaks[.jvmHeapMemory], seen.driver.peaks[.jvmHeapMemory])
    #expect(peaks.0 >= peaks.1)
    #expect(peaks.1 > 0)
    for (id, rdd) in seen.cachedRDDs {
      #expect(log.cachedRDDs[id]?.storageLevel == rdd.storageLevel)
      #expect(log.cachedRDDs[id]?.name == rdd.name)
      #expect(log.cachedRDDs[id]?.partitionCount == rdd.partitionCount)
    }
    print("Spark \(spark): \(found.count) fields of the profile differ, each for a known reason")
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ballast-live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }
}
