import SparkProfile
import Testing

@testable import SparkEventLog

/// Who ran, with which settings: every field against a plain reading of the same log.
@Suite struct ReferenceApplicationTests {
  @Test(arguments: ReferenceLog.everything) func application(_ log: ReferenceLog) throws {
    let start = try #require(log.events("ApplicationStart").first)
    let end = try #require(log.events("ApplicationEnd").first)
    let environment = try #require(log.events("EnvironmentUpdate").first)
    let version = try #require(log.events("LogStart").first)["Spark Version"].text
    let found = log.profile.application
    #expect(found.name != nil && found.name == start["App Name"].text)
    #expect(found.id != nil && found.id == start["App ID"].text)
    #expect(found.attemptID == start["App Attempt ID"].text)
    #expect(found.startTime != nil && found.startTime == start["Timestamp"].integer)
    #expect(found.endTime != nil && found.endTime == end["Timestamp"].integer)
    #expect(found.exitCode == end["ExitCode"].int)
    #expect(found.sparkVersion != nil && found.sparkVersion == version)
    #expect(found.javaVersion == environment["JVM Information"]["Java Version"].text)
  }

  @Test(arguments: ReferenceLog.everything) func lastEventTime(_ log: ReferenceLog) {
    var times = log.events.compactMap { $0["Timestamp"].integer ?? $0["time"].integer }
    times += log.events("TaskEnd").compactMap { $0["Task Info"]["Finish Time"].integer }
    for event in log.events("StageSubmitted") + log.events("StageCompleted") {
      times += [
        event["Stage Info"]["Submission Time"], event["Stage Info"]["Completion Time"],
      ].compactMap(\.integer)
    }
    times += log.events("JobStart").compactMap { $0["Submission Time"].integer }
    times += log.events("JobEnd").compactMap { $0["Completion Time"].integer }
    #expect(log.profile.application.lastEventTime == times.max())
    #expect(!times.isEmpty)
  }

  @Test(arguments: ReferenceLog.everything) func configuration(_ log: ReferenceLog) throws {
    let secret = try Regex("(?i)secret|password|token|access[.]?key")
    var wanted: [String: String] = [:]
    for (key, value) in try #require(log.events("EnvironmentUpdate").first)["Spark Properties"]
      .fields
    {
      let value = try #require(value.text)
      let isSecret = key.firstMatch(of: secret) != nil || value.firstMatch(of: secret) != nil
      wanted[key] = isSecret ? "*********(redacted)" : value
    }
    #expect(log.profile.configuration == wanted)
    #expect(wanted.count > 10)
  }

  @Test(arguments: ReferenceLog.everything) func allocationProperties(_ log: ReferenceLog) throws {
    let hadoop = try #require(log.events("EnvironmentUpdate").first)["Hadoop Properties"].fields
    let wanted = hadoop.filter {
      $0.key.hasPrefix("yarn.") && $0.key.hasSuffix("allocation-mb")
        || $0.key == "yarn.resource-types.memory-mb.increment-allocation"
    }
    #expect(log.profile.allocationProperties == wanted.compactMapValues(\.text))
    // Spark 2 writes no Hadoop properties.
    #expect(
      hadoop.isEmpty
        || log.profile.allocationProperties["yarn.scheduler.minimum-allocation-mb"] != nil)
  }

  @Test(arguments: ReferenceLog.everything) func resourceProfiles(_ log: ReferenceLog) throws {
    var wanted: [Int: ResourceProfile] = [:]
    for event in log.events("ResourceProfileAdded") {
      let id = try #require(event["Resource Profile Id"].int)
      wanted[id] = ResourceProfile(
        executorResources: event["Executor Resource Requests"].fields
          .compactMapValues { $0["Amount"].integer },
        taskResources: event["Task Resource Requests"].fields
          .compactMapValues { $0["Amount"].number })
    }
    #expect(log.profile.resourceProfiles == wanted)
    #expect(wanted.isEmpty || wanted[0]?.executorResources["memory"] != nil)
  }

  @Test(arguments: ReferenceLog.everything) func coverage(_ log: ReferenceLog) {
    let found = log.profile.coverage
    #expect(found.eventCount == log.events.count)
    #expect(found.byteCount == Int64(log.bytes.count))
    #expect(found.unknownEvents == [:])
    #expect(found.unknownFields == [:])
    #expect(found.isComplete)
    #expect(found.damage == [])
  }
}
