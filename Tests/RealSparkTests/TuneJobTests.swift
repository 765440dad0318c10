import Foundation
import RunStore
import TestSupport
import Testing

/// A search on a real Spark that is killed in the middle, and taken up again.
@Suite(
  .serialized, .waitsForSpark,
  .enabled(if: ProcessInfo.processInfo.environment["BALLAST_CURES"] != nil))
struct TuneJobTests {
  @Test("a search that is killed goes on where it was, and ends at a heap that works")
  func killed() throws {
    try withTemporaryFolder { folder in
      let place = JobRun.Place(folder: folder)
      let words = try JobRun.words(
        "executor-heap", size: 0.4, settings: ["spark.executor.memory": "2g"])
      let arguments = ["tune", "--of", "executor", "--precision", "25", "--runs", "8"]
      let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)

      let first = Process()
      first.executableURL = try Checkout.ballast
      first.arguments = arguments + ["--"] + words
      first.environment = ProcessInfo.processInfo.environment.merging(place.environment) { $1 }
      first.standardOutput = FileHandle.nullDevice
      first.standardError = FileHandle.nullDevice
      try first.run()
      while try store.runs(of: "executor-heap").isEmpty, first.isRunning { usleep(200_000) }
      // Into the second run, which then has begun and never ends.
      usleep(3_000_000)
      kill(first.processIdentifier, SIGKILL)
      first.waitUntilExit()
      let before = try store.runs(of: "executor-heap")
      #expect(!before.isEmpty)

      let rest = try JobRun(arguments, words, in: place)
      #expect(rest.status == 0, "\(rest.lines)")
      #expect(rest.says("goes on after \(before.count) run"), "\(rest.lines)")
      let runs = try store.runs(of: "executor-heap").reversed()
      #expect(runs.first == before.last, "what was stored is used, and not run again")
      #expect(rest.output.contains("spark.executor.memory "), "\(rest.output)")
      print(rest.output)
    }
  }

  /// Searches, and returns what was run with which changes.
  private func search(
    _ arguments: [String], _ words: [String], of job: String, in folder: URL
  ) throws -> (run: JobRun, changes: [[String: String]]) {
    let run = try JobRun(["tune"] + arguments, words, in: JobRun.Place(folder: folder))
    let store = try RunStore(path: folder.appendingPathComponent("home/history.sqlite").path)
    print(run.output)
    return (run, try store.runs(of: job).reversed().map(\.changes))
  }

  @Test("the driver's heap is narrowed with what was found for the executors, and both are told")
  func both() throws {
    try withTemporaryFolder { folder in
      let words = try JobRun.words(
        "executor-heap", size: 0.1,
        settings: ["spark.executor.memory": "1536m", "spark.driver.memory": "2g"])
      let (run, changes) = try search(
        ["--precision", "30", "--runs", "6"], words, of: "executor-heap", in: folder)
      #expect(run.status == 0, "\(run.lines)")
      let ofDriver = changes.filter { $0["spark.driver.memory"] != nil }
      #expect(!ofDriver.isEmpty)
      #expect(ofDriver.allSatisfy { $0["spark.executor.memory"] != nil })
      #expect(run.output.contains("\nspark.executor.memory "), "\(run.output)")
      #expect(run.output.contains("\nspark.driver.memory "), "\(run.output)")
    }
  }

  @Test("a result that was too large says nothing of the heap, which is narrowed still")
  func results() throws {
    try withTemporaryFolder { folder in
      let words = try JobRun.words(
        "result-size", master: "local[2]",
        settings: ["spark.driver.memory": "2g", "spark.driver.maxResultSize": "8m"])
      let (run, changes) = try search(
        ["--precision", "30", "--runs", "6"], words, of: "result-size", in: folder)
      #expect(run.status == 0, "\(run.lines)")
      #expect(changes.first == [:])
      #expect(changes.contains { $0["spark.driver.memory"] != nil }, "\(changes)")
    }
  }

  @Test("where no master is named, the first run tells that there is one heap")
  func noMaster() throws {
    try withTemporaryFolder { folder in
      let job = Checkout.root.appendingPathComponent("Tests/RealSparkTests/Jobs/job.py").path
      let words = [
        try JobRun.spark("bin/spark-submit"), "--driver-memory", "1g", job, "executor-heap", "0.1",
      ]
      let (run, changes) = try search(["--runs", "3"], words, of: "job", in: folder)
      #expect(run.says("tries spark.driver.memory"), "\(run.lines)")
      #expect(changes.allSatisfy { $0["spark.executor.memory"] == nil })
    }
  }

  @Test("a heap that the program sets itself ends the search, with the reason")
  func ownSetting() throws {
    try withTemporaryFolder { folder in
      let (run, changes) = try search(
        ["--runs", "6"], try JobRun.words("own-setting", settings: [:]), of: "own-setting",
        in: folder)
      #expect(run.status == 4)
      #expect(run.says("the program sets it itself"), "\(run.lines)")
      #expect(changes.count == 2)
    }
  }
}
