import Foundation
import TestSupport
import Testing

/// Whatever is given instead of a log: one line that says what, where and what to do, and the
/// documented status.
@Suite struct BadInputTests {
  private func expectOneLine(
    _ result: CommandResult, naming path: String, saying phrase: String
  ) {
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("ballast fit: "))
    #expect(result.errors.contains(path))
    #expect(result.errors.contains(phrase), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("/nonexistent/log", "does not exist"),
    ("/dev/null", "is empty"),
    ("/dev/zero", "is no Spark event log"),
    ("/etc/passwd", "is no Spark event log"),
  ])
  func path(_ path: String, phrase: String) throws {
    expectOneLine(try runBallast("fit", path), naming: path, saying: phrase)
  }

  private static let contents: [(String, [UInt8], String)] = [
    ("empty", [], "is empty"),
    ("newlines", Array(repeating: 0x0A, count: 100), "is no Spark event log"),
    (
      "noise", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 >> 3) },
      "is no Spark event log"
    ),
    ("json", Array("{\"a\": [1, 2]}\n".utf8), "is no Spark event log"),
    ("other-event", Array("{\"Event\": \"Click\"}\n".utf8), "is no Spark event log"),
    ("lz4", Array("LZ4Block".utf8) + Array(repeating: 7, count: 64), "LZ4"),
    ("gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0], "gzip"),
    ("cut", Array("{\"Event\":\"SparkListenerLogSt".utf8), "holds no complete event"),
  ]

  @Test(arguments: contents.indices)
  func content(_ index: Int) throws {
    let (name, bytes, phrase) = Self.contents[index]
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try Data(bytes).write(to: file)
      expectOneLine(try runBallast("fit", file.path), naming: name, saying: phrase)
    }
    let piped = try runBallast("fit", "-", input: Data(bytes))
    expectOneLine(piped, naming: "standard input", saying: phrase)
  }

  @Test func folderWithoutALog() throws {
    try withTemporaryFolder { folder in
      expectOneLine(
        try runBallast("fit", folder.path), naming: folder.path, saying: "rolling event log")
    }
  }

  @Test func logOfAnApplicationThatRanNothing() throws {
    let text = """
      {"Event":"SparkListenerLogStart","Spark Version":"4.3.0"}
      {"Event":"SparkListenerApplicationStart","App Name":"nothing","App ID":"app-1",\
      "Timestamp":1000,"User":"spark"}
      {"Event":"SparkListenerApplicationEnd","Timestamp":5000}

      """
    let result = try runBallast("fit", "-", input: Data(text.utf8))
    expectOneLine(result, naming: "standard input", saying: "ran no task")
  }

  @Test func logWithoutATaskYetSaysSo() throws {
    let text = """
      {"Event":"SparkListenerLogStart","Spark Version":"4.3.0"}
      {"Event":"SparkListenerApplicationStart","App Name":"young","App ID":"app-1",\
      "Timestamp":1000,"User":"spark"}

      """
    expectOneLine(
      try runBallast("fit", "--json", "-", input: Data(text.utf8)), naming: "standard input",
      saying: "has run no task yet")
  }

  @Test func cutLogSaysSo() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: ExampleLog.maxResultSize.path))
    let result = try runBallast("fit", "-", input: whole.prefix(whole.count * 9 / 10))
    #expect(result.status == 0)
    #expect(result.output.contains("the log is not complete: ends in the middle of a line"))
  }

  @Test func namesFromALogCannotSteerTheTerminal() throws {
    let log = try String(contentsOfFile: ExampleLog.maxResultSize.path, encoding: .utf8)
    let text = log.replacingOccurrences(
      of: #""App Name":"max-result-size""#, with: #""App Name":"\u001b[2Jevil\nname""#)
    #expect(text != log)
    let result = try runBallast("fit", "-", input: Data(text.utf8))
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.contains("\\u{1b}[2Jevil\\nname"))
  }
}
