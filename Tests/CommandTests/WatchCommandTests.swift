import Foundation
import TestSupport
import Testing

@Suite struct WatchCommandTests {
  private static let log = Checkout.root
    .appending(path: "Tests/SparkEventLogTests/Logs/4.3.0/app.json")

  /// The log, cut behind a line in its middle, and the rest.
  private func halves() throws -> (Data, Data) {
    let whole = try Data(contentsOf: Self.log)
    let middle = whole.index(whole.startIndex, offsetBy: whole.count / 2)
    let end = try #require(whole[middle...].firstIndex(of: UInt8(ascii: "\n")))
    return (whole[...end], whole[whole.index(after: end)...])
  }

  private func documents(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("A log that has ended is shown once, with its verdict", arguments: [true, false])
  func ended(once: Bool) throws {
    let flags = once ? ["--once"] : []
    let result = try run(
      try Checkout.ballast, ["watch"] + flags + [ExampleLog.spill.path])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix("ended  spill · "))
    #expect(result.output.contains("Configuration for local-cluster"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("One picture of a log that grows is that of now")
  func once() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "app.inprogress")
      try halves().0.write(to: path)
      let result = try runBallast("watch", "--once", path.path)
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("running  version log"))
      #expect(!result.output.contains("Configuration for"))
      let json = try documents(runBallast("watch", "--once", "--json", path.path).output)
      #expect(json.map { $0["schema"] as? String } == ["ballast.watch/1"])
      #expect(json.first?["phase"] as? String == "running")
    }
  }

  @Test("What is not there, or is no log, is one line on standard error and status 3")
  func unreadable() throws {
    for flags in [[], ["--once"], ["--json"]] {
      let missing = try run(try Checkout.ballast, ["watch"] + flags + ["/nowhere/app.inprogress"])
      #expect(missing.status == 3)
      #expect(missing.errors.hasPrefix("ballast watch: /nowhere/app.inprogress: does not exist"))
      #expect(missing.errors.count { $0 == "\n" } == 1)
    }
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "noise.inprogress")
      try Data(String(repeating: "noise\n", count: 3000).utf8).write(to: path)
      let noise = try runBallast("watch", path.path)
      #expect(noise.status == 3)
      #expect(noise.errors.contains("is no Spark event log"))
    }
  }

  @Test("A log with no event yet is waited for as long as patience lasts")
  func patience() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "app.inprogress")
      try Data().write(to: path)
      let result = try runBallast("watch", "--patience", "0", path.path)
      #expect(result.status == 3)
      #expect(result.errors.contains("holds no complete event yet"))
    }
  }

  @Test(
    "Wrong usage is status 2",
    arguments: [
      ["--interval", "0"], ["--patience", "-1"], ["--once", "--prometheus", ":0"],
      ["--prometheus", "x:y"], ["--prometheus", ":99999"],
    ])
  func usage(arguments: [String]) throws {
    let result = try run(try Checkout.ballast, ["watch"] + arguments + ["log"])
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }

  @Test("--fail-on is a status, not another answer")
  func failOn() throws {
    let failed = try runBallast("watch", "--fail-on", "error", ExampleLog.executorHeap.path)
    #expect(failed.status == 1)
    let passed = try runBallast("watch", "--fail-on", "error", ExampleLog.overProvisioned.path)
    #expect(passed.status == 0)
  }

  @Test("Each look is a line of JSON, the verdict is the last, and the end is the log's")
  func json() throws {
    let (first, second) = try halves()
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "app.inprogress")
      try first.write(to: path)
      let watch = try RunningWatch(["--json", "--interval", "0.1", path.path], in: folder)
      try watch.wait { (try? documents($0).count) ?? 0 >= 2 }
      let handle = try FileHandle(forWritingTo: path)
      try handle.seekToEnd()
      try handle.write(contentsOf: second)
      try handle.close()
      try FileManager.default.moveItem(at: path, to: folder.appending(path: "app"))
      #expect(watch.status() == 0)
      let lines = try documents(watch.output)
      let phases = lines.dropLast().map { $0["phase"] as? String }
      #expect(phases.first == "running")
      #expect(phases.last == "ended")
      #expect(lines.last?["schema"] as? String == "ballast.fit/1")
      #expect(lines.last?["log"] as? String == path.path)
    }
  }

  @Test("Metrics are served at one path, to GET alone")
  func metrics() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "app.inprogress")
      try halves().0.write(to: path)
      let watch = try RunningWatch(
        ["--json", "--prometheus", ":0", "--interval", "0.1", path.path], in: folder)
      try watch.wait { $0.contains("\n") }
      let port = try watch.metricsPort()
      func answer(_ request: String) throws -> String {
        try watch.metrics(answering: request)
      }
      let metrics = try answer("GET /metrics?x=1")
      #expect(metrics.hasPrefix("HTTP/1.1 200 "))
      #expect(metrics.contains("text/plain; version=0.0.4"))
      #expect(metrics.contains("\nballast_up 1\n"))
      #expect(metrics.contains("ballast_executor_memory_bytes{executor=\"0\",region=\"heap\""))
      #expect(try answer("GET /").hasPrefix("HTTP/1.1 404 "))
      #expect(try answer("POST /metrics").hasPrefix("HTTP/1.1 405 "))
      // What is no HTTP is refused, or the connection is closed; the next one is served.
      let refusal = try answer("nonsense")
      #expect(refusal.isEmpty || refusal.hasPrefix("HTTP/1.1 400 "))
      #expect(try answer("GET /metrics").hasPrefix("HTTP/1.1 200 "))
      // A port that is taken is said, and not waited for.
      let second = try runBallast("watch", "--prometheus", ":\(port)", path.path)
      #expect(second.status == 2)
      watch.terminate()
      #expect(watch.status() == 0)
    }
  }

  @Test("Metrics tell how old they are when they are asked for")
  func age() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "app.inprogress")
      try halves().0.write(to: path)
      let watch = try RunningWatch(
        ["--json", "--prometheus", ":0", "--interval", "3600", path.path], in: folder)
      try watch.wait { $0.contains("\n") }
      func age() throws -> Double {
        let text = try watch.metrics(answering: "GET /metrics")
        let age = /\nballast_application_seen_age_seconds ([0-9.]+)\n/
        let match = try #require(text.firstMatch(of: age))
        return try #require(Double(match.1))
      }
      let first = try age()
      #expect(try age() > first)
    }
  }
}
