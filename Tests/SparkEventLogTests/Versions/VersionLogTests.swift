import SparkProfile
import Testing

@testable import SparkEventLog

/// One application on every Spark, in every form in which a Spark writes a log.
@Suite struct VersionLogTests {
  static let versions = [
    "3.2.4", "3.3.4", "3.4.4", "3.5.8", "4.0.5", "4.1.4", "4.2.1", "4.3.0",
  ]
  /// The rolled log of this one is of a run of its own, which was long enough to roll.
  static let longest = "4.3.0"

  private static func profile(of log: VersionLog) throws -> SparkProfile {
    try EventLogReader.profile(of: EventLogLocation(path: log.path))
  }

  @Test("there is a plain log of every Spark, and of every codec some")
  func logsAreThere() {
    #expect(VersionLog.all.filter { $0.form == .plain }.map(\.version) == Self.versions)
    for form in VersionLog.Form.allCases {
      #expect(VersionLog.all.count { $0.form == form } >= 3)
    }
  }

  @Test("a log of any Spark in any codec is read whole, and nothing in it is unknown")
  func nothingIsUnknown() throws {
    for log in VersionLog.all {
      let profile = try Self.profile(of: log)
      #expect(profile.coverage.isComplete, "\(log)")
      #expect(profile.coverage.damage == [], "\(log)")
      #expect(profile.coverage.unknownEvents == [:], "\(log)")
      #expect(profile.coverage.unknownFields == [:], "\(log)")
      #expect(profile.application.sparkVersion == log.version)
      #expect(profile.application.endTime != nil)
    }
  }

  @Test("what is read does not depend on the codec, nor on whether the log rolls")
  func codecsAreEqual() throws {
    for version in Self.versions {
      let logs = VersionLog.all.filter { $0.version == version }
      let plain = try #require(logs.first { $0.form == .plain })
      let wanted = try Self.profile(of: plain)
      for log in logs where version != Self.longest || log.form != .rolling {
        #expect(try Self.profile(of: log) == wanted, "\(log)")
      }
    }
  }

  @Test("a log that rolled is read part after part, as one")
  func rolled() throws {
    let log = VersionLog(version: Self.longest, form: .rolling)
    let location = try EventLogLocation(path: log.path)
    guard case .rolling(let parts) = location.shape else {
      Issue.record("it is no rolling log")
      return
    }
    #expect(parts.count == 2)
    let profile = try EventLogReader.profile(of: location)
    #expect(profile.coverage.byteCount > 2 << 20)
    #expect(profile.jobs.count == 8 && profile.jobs.values.allSatisfy { $0.succeeded == true })
    #expect(profile.stages.values.reduce(0) { $0 + $1.tasks.succeeded } == 800)
  }

  /// Times and sizes are each run's own; what the program does is not.
  @Test("the same application shows the same on every Spark", arguments: VersionLogTests.versions)
  func sameApplication(_ version: String) throws {
    let profile = try Self.profile(of: VersionLog(version: version, form: .plain))
    let tasks = profile.stages.values.map(\.tasks)
    #expect(profile.application.name == "version log")
    #expect(profile.executors.count == 1)
    #expect(profile.executors["0"]?.totalCores == 2)
    // What remains of a heap of 600 MiB, of which a JVM keeps one survivor space to itself.
    let heap = try #require(profile.executors["0"]?.maximumOnHeapMemory)
    #expect((150 << 20...180 << 20).contains(heap))
    // The task that is tried again, and the query that is given up after two tries.
    #expect(tasks.reduce(0) { $0 + $1.failed } == 3)
    let reasons = tasks.flatMap(\.failures)
    #expect(reasons.contains { $0.className == "java.lang.IllegalStateException" })
    #expect(reasons.allSatisfy { $0.reason == "ExceptionFailure" && $0.memoryFailure == nil })
    #expect(profile.jobs.values.count { $0.succeeded == false } == 1)
    #expect(tasks.contains { $0.spilledTasks > 0 && $0.diskBytesSpilled > 0 })
    #expect(tasks.contains { $0.peakTaskMemory.maximum > 0 })
    let cached = try #require(profile.cachedRDDs.values.first)
    #expect(profile.cachedRDDs.count == 1)
    #expect(cached.name == "squares" && cached.isUnpersisted && cached.blocksStored == 2)
    #expect(!profile.broadcasts.exchangeSizeMetrics.isEmpty)
    #expect(profile.stages.values.contains { $0.shuffleReader == .rdd })
    #expect(profile.stages.values.contains { $0.shuffleReader == .sql })
  }
}
