import Foundation
import SparkProfile
import TestSupport
import Testing

@testable import RunStore

@Suite struct JobsTests {
  private func end(
    _ job: String, as ending: RunRecord.Ending, in store: RunStore
  ) throws -> RunRecord {
    var run = RunRecord(job: job, startTime: 1)
    try store.begin(&run)
    run.ending = ending
    run.settings = ["spark.executor.memory": "1g"]
    run.profile = SparkProfile()
    try store.update(run)
    return run
  }

  @Test("each job has its latest run that ended, and how many there were, the latest job first")
  func jobs() throws {
    try withTemporaryFolder { folder in
      let store = try RunStore(path: folder.appendingPathComponent("history.sqlite").path)
      #expect(try store.jobs().isEmpty)
      _ = try end("a", as: .failed, in: store)
      var latest = try end("a", as: .succeeded, in: store)
      var other = try end("b", as: .stopped, in: store)
      _ = try end("c", as: .open, in: store)
      _ = try end("a", as: .open, in: store)
      latest.profile = nil
      other.profile = nil
      let jobs = try store.jobs()
      #expect(jobs.map(\.latest) == [other, latest])
      #expect(jobs.map(\.runCount) == [1, 2])
    }
  }

  @Test("outlines are the runs of a job but for their profiles")
  func outlines() throws {
    try withTemporaryFolder { folder in
      let store = try RunStore(path: folder.appendingPathComponent("history.sqlite").path)
      for ending in [RunRecord.Ending.failed, .succeeded, .open] {
        _ = try end("a", as: ending, in: store)
      }
      let whole = try store.runs(of: "a")
      #expect(whole.allSatisfy { $0.profile != nil })
      let outlines = try store.outlines(of: "a")
      #expect(outlines.count == 2)
      #expect(
        outlines
          == whole.map { run in
            var run = run
            run.profile = nil
            return run
          })
    }
  }

  @Test("a run that is removed is not remembered")
  func removal() throws {
    try withTemporaryFolder { folder in
      let store = try RunStore(path: folder.appendingPathComponent("history.sqlite").path)
      let run = try end("a", as: .failed, in: store)
      try store.remove(run)
      #expect(try store.runs(of: "a").isEmpty)
    }
  }
}
