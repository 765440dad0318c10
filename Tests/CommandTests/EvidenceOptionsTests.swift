import Foundation
import TestSupport
import Testing

@Suite struct EvidenceOptionsTests {
  private let log = ExampleLog.overProvisioned.path

  /// Fields of the JSON on the way to one.
  private func field(_ output: String, _ path: String...) throws -> Any? {
    var value: Any? = try JSONSerialization.jsonObject(with: Data(output.utf8))
    for name in path { value = (value as? [String: Any])?[name] }
    return value
  }

  /// The beginning of a GC log of a JVM with the executors' heap.
  private func gcLog() throws -> String {
    let json = try runBallast("fit", "--json", log).output
    let heap = try #require(try field(json, "executor", "heap", "heap") as? Int)
    return """
      [0.001s][info][gc] Using G1
      [0.002s][info][gc,init] Heap Max Capacity: \(heap)B
      [1.000s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 310M->290M(380M) 9.030ms
      [2.000s][info][gc] GC(1) Pause Full (System.gc()) 300M->270M(380M) 30.000ms

      """
  }

  @Test("a GC log with an executor's id in its name shows what was live")
  func matched() throws {
    try withTemporaryFolder { folder in
      let id = try #require(try executorID())
      try Data(gcLog().utf8).write(to: folder.appendingPathComponent("gc-\(id).log"))
      let result = try runBallast("fit", log, "--gc-log", folder.path)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
      #expect(result.output.contains("2 collections (1 full)"))
      #expect(result.output.contains("270 MiB live at most, exactly"))
      let json = try runBallast("fit", "--json", log, "--gc-log", folder.path).output
      let live = try field(json, "need", "executor", "collections", "mostLive") as? Int
      #expect(live == 270 << 20)
    }
  }

  /// An executor's id, found by what matches.
  private func executorID() throws -> String? {
    try ["0", "1", "2"].first { id in
      try withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("gc-\(id).log")
        try Data(gcLog().utf8).write(to: file)
        return try runBallast("fit", log, "--gc-log", file.path).errors.isEmpty
      }
    }
  }

  @Test("a GC log of another JVM is said to be left out, and changes nothing")
  func unmatched() throws {
    let gcLog = Checkout.root
      .appendingPathComponent("Tests/SparkEventLogTests/GCLogs/g1.log").path
    let result = try runBallast("fit", log, "--gc-log", gcLog)
    #expect(result.status == 0)
    #expect(result.errors.contains("g1.log: is left out"))
    #expect(try result.output == runBallast("fit", log).output)
  }

  @Test("output of a process names what the event log does not")
  func output() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("stderr")
      try Data(
        """
        26/11/21 10:00:00 INFO CoarseGrainedExecutorBackend: Started daemon
        java.lang.OutOfMemoryError: Java heap space

        """.utf8
      ).write(to: file)
      let result = try runBallast("fit", log, "--stderr", file.path)
      #expect(result.status == 0)
      #expect(result.output.contains("1 line of its output"))
      #expect(result.output.contains("stderr:2"))
    }
  }

  @Test("control characters in the output of a process do not reach the terminal")
  func escaped() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("stderr")
      try Data(
        "CoarseGrainedExecutorBackend: x\n\u{1B}[31mjava.lang.OutOfMemoryError: Java heap space\n"
          .utf8
      ).write(to: file)
      #expect(try !runBallast("fit", log, "--stderr", file.path).output.contains("\u{1B}"))
    }
  }

  @Test(
    "a path that is not there ends with status 3 and one line", arguments: ["--gc-log", "--stderr"])
  func missing(option: String) throws {
    let result = try runBallast("fit", log, option, "/nowhere/gc.log")
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    #expect(result.errors == "ballast fit: /nowhere/gc.log: does not exist; check the path\n")
  }

  @Test("the help says how a GC log is recorded")
  func help() throws {
    let help = try runBallast("fit", "--help").output
    #expect(help.contains("-Xlog:gc*:file="))
    #expect(help.contains("{{EXECUTOR_ID}}"))
  }
}
