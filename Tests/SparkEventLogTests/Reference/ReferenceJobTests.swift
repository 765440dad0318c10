import SparkProfile
import Testing

@testable import SparkEventLog

/// Jobs and queries: every field against a plain reading of the same log.
@Suite struct ReferenceJobTests {
  @Test(arguments: ReferenceLog.everything) func jobs(_ log: ReferenceLog) throws {
    let starts = log.events("JobStart")
    let ends = log.events("JobEnd")
    #expect(!starts.isEmpty)
    #expect(log.profile.jobs.keys.sorted() == starts.compactMap { $0["Job ID"].int }.sorted())
    for start in starts {
      let end = ends.first { $0["Job ID"] == start["Job ID"] } ?? .null
      let id = try #require(start["Job ID"].int)
      let job = try #require(log.profile.jobs[id])
      #expect(job.id == id)
      #expect(job.submissionTime == start["Submission Time"].integer)
      #expect(job.completionTime == end["Completion Time"].integer)
      #expect(job.stageIDs == start["Stage IDs"].items.compactMap(\.int))
      #expect(!job.stageIDs.isEmpty)
      #expect(
        job.sqlExecutionID
          == start["Properties"]["spark.sql.execution.id"].text.flatMap { Int($0) })
      let result = end["Job Result"]
      #expect(job.succeeded == result["Result"].text.map { $0 == "JobSucceeded" })
      #expect(
        job.failureMessage == beginning(of: result["Exception"]["Message"].text, bytes: 1000))
      let settings = start["Properties"].fields.filter { Job.keptSettings.contains($0.key) }
      #expect(job.sessionSettings == settings.compactMapValues(\.text))
    }
  }

  @Test func someJobsFailAndSomeKeepSettings() {
    let jobs = ReferenceLog.all.flatMap { $0.profile.jobs.values }
    #expect(jobs.contains { $0.succeeded == false && $0.failureMessage != nil })
    #expect(jobs.contains { $0.succeeded == true && $0.failureMessage == nil })
    #expect(jobs.contains { !$0.sessionSettings.isEmpty })
    #expect(jobs.contains { $0.sqlExecutionID != nil })
  }

  @Test(arguments: ReferenceLog.everything) func failedQueries(_ log: ReferenceLog) {
    var wanted: [Int: String] = [:]
    for end in log.events("SQLExecutionEnd") {
      guard let id = end["executionId"].int, let message = end["errorMessage"].text else {
        continue
      }
      if !message.isEmpty { wanted[id] = beginning(of: message, bytes: 1000) }
    }
    #expect(log.profile.failedQueries == wanted)
    #expect(log.name != "driver-heap.zstd" || !wanted.isEmpty)
  }
}
