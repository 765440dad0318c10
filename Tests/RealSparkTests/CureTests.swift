import Advisor
import Foundation
import RunStore
import TestSupport
import Testing

/// Every memory runs out once on a real Spark, and `ballast run --retry` cures it.
///
/// One kind runs with the other tests; `make cures` runs all and prints the table of `docs/run.md`, and
/// `CASES=python` runs that kind.
@Suite(.serialized, .waitsForSpark) struct CureTests {
  /// A job that dies, and what it had.
  struct Case: CustomTestStringConvertible {
    var kind: String
    /// What may be told of it: which thread finds no heap is chance.
    var shortages: Set<MemoryShortage>
    var key: String
    var first: [String: String]

    var testDescription: String { kind }
  }

  private static let cases = [
    Case(
      kind: "result-size", shortages: [.resultSize], key: "spark.driver.maxResultSize",
      first: ["spark.driver.maxResultSize": "8m"]),
    Case(
      kind: "executor-heap", shortages: [.executorHeap], key: "spark.executor.memory",
      first: ["spark.executor.memory": "500m"]),
    Case(
      kind: "execution-memory", shortages: [.executionMemory], key: "spark.executor.memory",
      first: ["spark.executor.memory": "500m", "spark.sql.shuffle.partitions": "2"]),
    Case(
      kind: "driver-heap", shortages: [.driverHeap], key: "spark.driver.memory",
      first: ["spark.driver.memory": "500m", "spark.driver.maxResultSize": "0"]),
    Case(
      kind: "broadcast", shortages: [.broadcast, .driverHeap], key: "spark.driver.memory",
      first: ["spark.driver.memory": "600m", "spark.driver.maxResultSize": "0"]),
    Case(
      kind: "python", shortages: [.python], key: "spark.executor.pyspark.memory",
      first: ["spark.executor.pyspark.memory": "512m", "spark.executor.cores": "2"]),
  ]

  private static let wanted = ProcessInfo.processInfo.environment["BALLAST_CURES"]

  private static let chosen: [Case] =
    switch wanted {
    case nil: [cases[0]]
    case "all"?: cases
    case let kind?: cases.filter { $0.kind == kind }
    }

  @Test(
    "what runs out is told and raised until the job ends well",
    arguments: chosen)
  func cure(_ fault: Case) throws {
    try withTemporaryFolder { folder in
      let place = JobRun.Place(folder: folder)
      let run = try JobRun(
        ["run", "--quiet", "--retry", "3"], try JobRun.words(fault.kind, settings: fault.first),
        in: place)
      #expect(run.status == 0, "\(run.lines)")
      #expect(
        fault.shortages.contains { run.says("died of \($0.words)") }, "\(run.lines)")
      let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
      let runs = try store.runs(of: fault.kind)
      let last = try #require(runs.first)
      #expect(last.ending == .succeeded)
      #expect(Set(last.changes.keys) == [fault.key], "only what cures is changed")
      let words = Set(fault.shortages.map(\.rawValue))
      #expect(runs.dropFirst().allSatisfy { words.contains($0.shortage ?? "") })
      print(
        "| \(fault.kind) | `\(fault.key)` \(fault.first[fault.key] ?? "") | \(runs.count) | "
          + "\(last.changes[fault.key] ?? "") |")
    }
  }

  @Test(
    "what memory cannot cure is not run again, and the exit status is the job's",
    .enabled(if: wanted == "all"))
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
