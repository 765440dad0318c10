import Advisor
import Foundation
import RunStore
import TestSupport
import Testing

/// Every memory runs out once on a real Spark, and `ballast run --retry` cures it.
///
/// One kind runs with the other tests, `make cures` runs all and prints the table of `docs/run.md`.
@Suite(.serialized, .waitsForSpark) struct CureTests {
  /// A job that dies, and what it had.
  struct Case: CustomTestStringConvertible {
    var kind: String
    var shortage: MemoryShortage
    var key: String
    var first: [String: String]

    var testDescription: String { kind }
  }

  private static let cases = [
    Case(
      kind: "result-size", shortage: .resultSize, key: "spark.driver.maxResultSize",
      first: ["spark.driver.maxResultSize": "8m"]),
    Case(
      kind: "executor-heap", shortage: .executorHeap, key: "spark.executor.memory",
      first: ["spark.executor.memory": "500m"]),
    Case(
      kind: "execution-memory", shortage: .executionMemory, key: "spark.executor.memory",
      first: ["spark.executor.memory": "500m", "spark.sql.shuffle.partitions": "2"]),
    Case(
      kind: "driver-heap", shortage: .driverHeap, key: "spark.driver.memory",
      first: ["spark.driver.memory": "500m", "spark.driver.maxResultSize": "0"]),
    Case(
      kind: "broadcast", shortage: .broadcast, key: "spark.driver.memory",
      first: ["spark.driver.memory": "600m", "spark.driver.maxResultSize": "0"]),
    Case(
      kind: "python", shortage: .python, key: "spark.executor.pyspark.memory",
      first: ["spark.executor.pyspark.memory": "512m"]),
  ]

  private static let isWhole = ProcessInfo.processInfo.environment["BALLAST_CURES"] != nil

  @Test(
    "what runs out is told and raised until the job ends well",
    arguments: isWhole ? cases : [cases[0]])
  func cure(_ fault: Case) throws {
    try withTemporaryFolder { folder in
      let place = JobRun.Place(folder: folder)
      let run = try JobRun(
        ["run", "--quiet", "--retry", "3"], try JobRun.words(fault.kind, settings: fault.first),
        in: place)
      #expect(run.status == 0, "\(run.lines)")
      #expect(run.says("died of \(fault.shortage.words)"), "\(run.lines)")
      let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
      let runs = try store.runs(of: fault.kind)
      let last = try #require(runs.first)
      #expect(last.ending == .succeeded)
      #expect(Set(last.changes.keys) == [fault.key], "only what cures is changed")
      #expect(runs.dropFirst().allSatisfy { $0.shortage == fault.shortage.rawValue })
      print(
        "| \(fault.shortage.words) | `\(fault.key)` \(fault.first[fault.key] ?? "") | \(runs.count) | "
          + "\(last.changes[fault.key] ?? "") |")
    }
  }

  @Test(
    "what memory cannot cure is not run again, and the exit status is the job's",
    .enabled(if: isWhole))
  func incurable() throws {
    try withTemporaryFolder { folder in
      let place = JobRun.Place(folder: folder)
      let failed = try JobRun(
        ["run", "--retry", "3"], try JobRun.words("no-memory", settings: [:]), in: place)
      #expect(failed.status == 1)
      #expect(failed.says("did not fail of memory"), "\(failed.lines)")
      let own = try JobRun(
        ["run", "--retry", "3"], try JobRun.words("own-setting", settings: [:]), in: place)
      #expect(own.status == 1)
      #expect(own.says("the program sets it itself"), "\(own.lines)")
      let full = try JobRun(
        ["run", "--retry", "3"],
        try JobRun.words(
          "executor-heap", master: "local-cluster[1,2,500]",
          settings: ["spark.executor.memory": "500m"]), in: place)
      #expect(full.says("no executor more than 500 MiB"), "\(full.lines)")
    }
  }
}
