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
}
