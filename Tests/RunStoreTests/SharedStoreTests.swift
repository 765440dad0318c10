import Foundation
import Synchronization
import TestSupport
import Testing

@testable import RunStore

/// A history that several processes use at once, and one whose user is killed.
@Suite struct SharedStoreTests {
  /// Writes as another process does, through Python's own SQLite, and says when each row is stored.
  private static let writer = """
    import sqlite3, sys, time
    connection = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
    for number in range(int(sys.argv[2])):
        connection.execute(
            "INSERT INTO run (job, startTime, ending, changes, settings, recommendation)"
            " VALUES (?, ?, 'succeeded', '{}', '{}', '{}')", (sys.argv[3], number))
        print(number, flush=True)
    """

  private func process(_ file: URL, count: Int, job: String, output: Pipe) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.writer, file.path, String(count), job]
    process.standardOutput = output
    return process
  }

  @Test("many may open a history at once that is not there yet")
  func opening() throws {
    for _ in 0..<10 {
      try withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("history.sqlite").path
        let errors = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 12) { number in
          do {
            var run = RunRecord(job: "a", startTime: Int64(number))
            try RunStore(path: path).begin(&run)
          } catch {
            errors.withLock { $0.append("\(error)") }
          }
        }
        #expect(errors.withLock { $0 } == [])
      }
    }
  }

  @Test("what several processes store at once is all there")
  func processes() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("history.sqlite")
      let store = try RunStore(path: file.path)
      let others = ["a", "b"].map { process(file, count: 50, job: $0, output: Pipe()) }
      try others.forEach { try $0.run() }
      for time in 0..<50 {
        var run = RunRecord(job: "own", startTime: Int64(time))
        try store.begin(&run)
        run.ending = .succeeded
        try store.update(run)
      }
      others.forEach { $0.waitUntilExit() }
      #expect(others.map(\.terminationStatus) == [0, 0])
      for job in ["a", "b", "own"] { #expect(try store.runs(of: job).count == 50) }
    }
  }

  @Test("what a process has stored is there after it was killed")
  func killed() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("history.sqlite")
      let store = try RunStore(path: file.path)
      let output = Pipe()
      let other = process(file, count: 1_000_000, job: "a", output: output)
      try other.run()
      var said = Data()
      while said.count < 200 { said += output.fileHandleForReading.availableData }
      kill(other.processIdentifier, SIGKILL)
      other.waitUntilExit()
      said += output.fileHandleForReading.readDataToEndOfFile()
      let lines = said.split(separator: 0x0A)
      // The last line may have been cut off by the kill.
      let stored = said.last == 0x0A ? lines.count : lines.count - 1
      #expect(try store.runs(of: "a").count >= stored)
      #expect(stored > 10)
      var run = RunRecord(job: "own", startTime: 0)
      try store.begin(&run)
      #expect(run.id != nil)
    }
  }
}
