import Foundation
import SparkProfile
import Testing

@testable import TrialAccuracy

@Suite struct TrialReaderTests {
  private func record(
    _ id: String, in folder: URL, log: String? = "Examples/logs/spill.zstd",
    outcome: String? = nil
  ) throws {
    let place = folder.appendingPathComponent(id)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let parts = id.split(separator: "/")
    let text =
      outcome
        ?? """
        {"workload": "\(parts[0])", "config": "\(parts[1])", "scale": 1, "conf": {}, "executors": 1,
         "cores": 2, "exit": 0, "ok": true}
        """
    try Data(text.utf8).write(to: place.appendingPathComponent("outcome.json"))
    if let log {
      try FileManager.default.copyItem(
        at: checkout.appendingPathComponent(log),
        to: place.appendingPathComponent(URL(fileURLWithPath: log).lastPathComponent))
    }
  }

  @Test("trials are read in the order of their names, with their logs")
  func order() async throws {
    try await withTemporaryFolder { folder in
      for id in ["b/one", "a/two", "a/one"] { try record(id, in: folder) }
      let reading = try await TrialReader.read(folder.path)
      #expect(reading.trials.map(\.id) == ["a/one", "a/two", "b/one"])
      #expect(reading.notes.isEmpty && reading.unreadable == 0)
      #expect(
        reading.trials.allSatisfy { trial in
          trial.profile?.stages.values.contains { $0.tasks.memoryBytesSpilled > 0 } ?? false
        })
    }
  }

  @Test("a rolling log is one log")
  func rolling() async throws {
    try await withTemporaryFolder { folder in
      let log = "Tests/SparkEventLogTests/Logs/4.3.0/eventlog_v2_app"
      try record("a/one", in: folder, log: log)
      let reading = try await TrialReader.read(folder.path)
      #expect(reading.trials.first?.profile?.stages.isEmpty == false)
    }
  }

  @Test("a GC log beside an event log that it does not belong to gets a note, and no more")
  func strangeGCLog() async throws {
    try await withTemporaryFolder { folder in
      try record("a/one", in: folder)
      try FileManager.default.copyItem(
        at: checkout.appendingPathComponent("Tests/SparkEventLogTests/GCLogs/g1.log"),
        to: folder.appendingPathComponent("a/one/gc-77.log"))
      let reading = try await TrialReader.read(folder.path)
      #expect(reading.trials.first?.profile != nil)
      #expect(reading.notes.contains { $0.contains("gc-77.log") })
    }
  }

  @Test("a recording without a log is a run to predict, and is named")
  func noLog() async throws {
    try await withTemporaryFolder { folder in
      try record("a/one", in: folder, log: nil)
      let reading = try await TrialReader.read(folder.path)
      #expect(reading.trials.map { $0.profile == nil } == [true])
      #expect(reading.notes.count == 1 && reading.notes[0].hasPrefix("a/one:"))
      #expect(reading.unreadable == 0)
    }
  }

  @Test("an outcome that cannot be read is named, and the others are read")
  func damage() async throws {
    try await withTemporaryFolder { folder in
      try record("a/one", in: folder, outcome: "{\"workload\": ")
      try record("a/two", in: folder)
      let reading = try await TrialReader.read(folder.path)
      #expect(reading.trials.map(\.id) == ["a/two"] && reading.unreadable == 1)
      #expect(reading.notes.contains { $0.hasPrefix("a/one: its outcome.json cannot be read") })
    }
  }

  @Test("only the workloads that were asked for are read, by their name or their folder's")
  func only() async throws {
    try await withTemporaryFolder { folder in
      try record("a/one", in: folder)
      try record("b/one", in: folder)
      let reading = try await TrialReader.read(folder.path, only: ["b"])
      #expect(reading.trials.map(\.id) == ["b/one"] && reading.unreadable == 0)
      await #expect(throws: TrialError.self) {
        try await TrialReader.read(folder.path, only: ["c"])
      }
    }
  }

  @Test("a folder that is not there is an error that says so")
  func missing() async {
    let path = "no/such/folder"
    await #expect(
      throws: TrialError("\(path): is no folder that can be read; name one with --recordings")
    ) {
      try await TrialReader.read(path)
    }
  }
}
