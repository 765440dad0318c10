import Foundation
import TestSupport
import Testing

/// Several logs are several answers, in the order in which they were given.
@Suite struct SeveralLogsTests {
  private func headings(_ output: String) -> [Substring] {
    output.split(separator: "\n").filter { $0.hasPrefix("── ") }
  }

  @Test func eachGetsItsOwnAnswerUnderItsName() throws {
    let logs = [ExampleLog.spill, .driverHeap]
    let result = try runBallast("fit", logs[0].path, logs[1].path)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let headings = headings(result.output)
    #expect(headings.count == 2)
    for (heading, log) in zip(headings, logs) { #expect(heading.contains(log.path)) }
    for log in logs {
      #expect(try result.output.contains(runBallast("fit", log.path).output))
    }
    #expect(result.output.hasSuffix("\n2 logs answered, 0 failed\n"))
  }

  @Test func aDirectoryStandsForAllOfItsLogs() throws {
    let logs = Checkout.root.appendingPathComponent("Examples/logs").path
    let result = try runBallast("fit", "--json", logs)
    #expect(result.status == 0)
    let documents = try result.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(documents.count == ExampleLog.allCases.count)
    #expect(documents.allSatisfy { $0?["schema"] as? String == "ballast.fit/1" })
    #expect(
      Set(documents.compactMap { $0?["log"] as? String }) == Set(ExampleLog.allCases.map(\.path)))
  }

  @Test func oneThatCannotBeReadDoesNotStopTheOthers() throws {
    let result = try runBallast(
      "fit", "/nonexistent/log", ExampleLog.spill.path, "/dev/null")
    #expect(result.status == 3)
    #expect(headings(result.output).count == 1)
    #expect(result.output.hasSuffix("\n1 log answered, 2 failed\n"))
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first == "ballast fit: /nonexistent/log: does not exist; check the path")
    #expect(lines.last?.hasPrefix("ballast fit: /dev/null: is empty") ?? false)
  }

  @Test func failOnCountsOverAll() throws {
    // The worst of the first is a warning, of the second an error.
    let paths = [ExampleLog.spill.path, ExampleLog.executorHeap.path]
    #expect(try runBallast("fit", "--fail-on", "error", paths[0]).status == 0)
    #expect(try runBallast("fit", "--fail-on", "error", paths[1], paths[0]).status == 1)
    #expect(try runBallast("fit", "--fail-on", "error", paths[1], "/dev/null").status == 3)
  }

  @Test(arguments: ["spark-submit", "spark-defaults"])
  func pastedFormsNameTheirLog(format: String) throws {
    let paths = [ExampleLog.spill.path, ExampleLog.driverHeap.path]
    let result = try runBallast("fit", "--format", format, paths[0], paths[1])
    let alone = try paths.map { try runBallast("fit", "--format", format, $0).output }
    #expect(result.output == "# \(paths[0])\n\(alone[0])# \(paths[1])\n\(alone[1])")
  }

  @Test func aQuotedPatternIsReplacedHere() throws {
    let pattern = Checkout.root.appendingPathComponent("Examples/logs/dr*.zstd").path
    let result = try runBallast("fit", pattern)
    #expect(result.status == 0)
    #expect(try result.output == runBallast("fit", ExampleLog.driverHeap.path).output)
  }

  @Test func namesOfLogsCannotSteerTheTerminal() throws {
    try withTemporaryFolder { folder in
      let odd = folder.appendingPathComponent("a\u{1B}[2J\nb")
      try FileManager.default.copyItem(atPath: ExampleLog.spill.path, toPath: odd.path)
      for form in ["text", "json", "spark-defaults", "spark-submit"] {
        let result = try runBallast("fit", "--format", form, odd.path, "/nonexistent\u{1B}[2J")
        #expect(result.status == 3)
        #expect(!result.output.contains("\u{1B}"))
        #expect(!result.errors.contains("\u{1B}"))
      }
    }
  }

  @Test func aZipOnStandardInputIsReadFromItsEnd() throws {
    // The end of an empty zip.
    let result = try runBallast(
      "fit", "-", input: Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)))
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("ballast fit: standard input: is an empty zip"))
  }

  @Test func explainWantsOne() throws {
    let logs = Checkout.root.appendingPathComponent("Examples/logs").path
    let result = try runBallast("explain", logs)
    #expect(result.status == 3)
    #expect(result.errors.contains("7 event logs, and one is wanted here"))
    #expect(try runBallast("explain", ExampleLog.overProvisioned.path).status == 0)
  }
}
