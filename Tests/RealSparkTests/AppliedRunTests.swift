import Foundation
import RunStore
import TestSupport
import Testing

/// A job that runs again and again under `--apply`, on a real Spark.
@Suite(
  .serialized, .waitsForSpark,
  .enabled(if: ProcessInfo.processInfo.environment["BALLAST_CURES"] != nil))
struct AppliedRunTests {
  private let given = ["spark.executor.memory": "2g", "spark.driver.memory": "1g"]

  private func run(_ size: Double, in place: JobRun.Place) throws -> JobRun {
    try JobRun(
      ["run", "--quiet", "--apply", "--retry", "2"],
      try JobRun.words("executor-heap", size: size, settings: given), in: place)
  }

  @Test("it steps down, and ends well when the data grows by half")
  func growth() throws {
    try withTemporaryFolder { folder in
      let place = JobRun.Place(folder: folder)
      let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
      for size in [0.5, 0.5, 0.75, 0.75] {
        let run = try run(size, in: place)
        #expect(run.status == 0, "\(run.lines)")
        let last = try #require(try store.runs(of: "executor-heap").first)
        #expect(last.ending == .succeeded)
        print("size \(size): \(last.changes), \(run.lines.filter { $0.contains("died") })")
      }
      let runs = try store.runs(of: "executor-heap")
      let second = try #require(runs.dropLast().last)
      #expect(second.changes["spark.executor.memory"] != nil, "the first run recommends less")
      // Once it is known what the larger data needs, nothing dies of it again.
      #expect(runs.first?.ending == .succeeded)
      #expect(runs.count { $0.ending == .failed } <= 1)
    }
  }
}
