import ServerAccess
import SparkProfile
import TestServers
import TestSupport
import Testing

@testable import SparkREST

/// Answers that Spark would never give.
@Suite struct HostileAnswersTests {
  private static func error(
    _ answers: [String: String], limits: RESTLimits = RESTLimits()
  ) async throws -> ServerError? {
    let driver = try FakeDriver(answers)
    do {
      _ = try await SparkServerTests.server(driver.url(), limits: limits).application()
      return nil
    } catch {
      return error as? ServerError
    }
  }

  private static let paths = FakeDriver.small.keys.sorted()

  @Test("what is no JSON is an error that names the address", arguments: paths)
  func damaged(path: String) async throws {
    for answer in ["", "[", "nonsense", #"[{"id":"x"#, "\u{0}", "[{}]x"] {
      var answers = FakeDriver.small
      answers[path] = answer
      let error = try #require(try await Self.error(answers))
      #expect(error.kind == .malformed)
      #expect(error.address.contains("/api/v1" + path), "\(error)")
      #expect(!error.isTransient)
    }
  }

  @Test("JSON of other types is an error that says where", arguments: paths)
  func otherTypes(path: String) async throws {
    for answer in [
      "7", #""x""#, "null", #"[{"id":{"a":1},"jobId":"x","stageId":"y","status":5}]"#, "[[[]]]",
      #"[{"id":1e400,"stageId":1e400,"jobId":1e400,"duration":1e400}]"#,
      #"{"executorSummary":5,"runtime":7,"sparkProperties":"x"}"#,
    ] {
      var answers = FakeDriver.small
      answers[path] = answer
      if let error = try await Self.error(answers) { #expect(error.kind == .malformed, "\(error)") }
    }
  }

  @Test("JSON that is nested deeply is an error, and no crash", arguments: paths)
  func nested(path: String) async throws {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      var answers = FakeDriver.small
      let depth = 200_000
      answers[path] =
        String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
      #expect(try await Self.error(answers)?.kind == .malformed)
    }
  }

  @Test("answers with bytes that changed on their way are read or refused", arguments: paths)
  func changedBytes(path: String) async throws {
    var generator = SeededGenerator(seed: 7)
    let whole = Array(try #require(FakeDriver.small[path]).utf8)
    var limits = RESTLimits()
    limits.requests = 30
    for _ in 0..<30 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...127, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.replaceSubrange(index..<index, with: Array("-9".utf8))
        }
      }
      var answers = FakeDriver.small
      answers[path] = String(decoding: bytes, as: UTF8.self)
      if let error = try await Self.error(answers, limits: limits) {
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test("figures at the edge of their types saturate")
  func large() async throws {
    var answers = FakeDriver.small
    let most = "9223372036854775807"
    for path in Self.paths {
      answers[path] = answers[path]?.replacing(#/":-?\d+(?=[,}\n])/#, with: #"":\#(most)"#)
      answers[path] = answers[path]?.replacing(#""stageId":\#(most)"#, with: #""stageId":0"#)
        .replacing(#""attemptId":\#(most)"#, with: #""attemptId":0"#)
    }
    var limits = RESTLimits()
    limits.requests = 20
    #expect(try await Self.error(answers, limits: limits) == nil)
  }

  @Test("a list of tasks without an end is read to the limit")
  func endlessTasks() async throws {
    var answers = FakeDriver.small
    let path = "/applications/app-1/stages"
    answers[path] = FakeDriver.stages(activeEnded: 1)
      .replacing(#""numCompleteTasks":2"#, with: #""numCompleteTasks":9000000000"#)
    answers[path + "/0/0/taskList"] =
      "[" + [String](repeating: FakeDriver.task(run: 1), count: 10).joined(separator: ",") + "]"
    var limits = RESTLimits()
    limits.tasksPerPage = 10
    limits.tasksPerStage = 50
    let driver = try FakeDriver(answers)
    let profile = try await SparkServerTests.server(driver.url(), limits: limits)
      .application().profile
    #expect(driver.takeRequests().count { $0.contains("/stages/0/0/taskList") } == 5)
    #expect(!profile.coverage.isComplete || !profile.coverage.damage.isEmpty)
  }

  @Test("an id with control characters is kept as data, and asked for encoded")
  func names() async throws {
    var answers = FakeDriver.small
    for (path, answer) in FakeDriver.small {
      answers[path.replacing("app-1", with: "..%2F%1B%0D%0Ax%20%C3%A4")] = answer
    }
    answers["/applications"] = #"[{"id":"../\u001b\r\nx ä","attempts":[]}]"#
    answers["/applications/..%2F%1B%0D%0Ax%20%C3%A4/allexecutors"] =
      #"[{"id":"\u001b[31m\u0000","hostPort":"\u0007"}]"#
    let driver = try FakeDriver(answers)
    let profile = try await SparkServerTests.server(driver.url()).application().profile
    #expect(profile.application.id == "../\u{1b}\r\nx ä")
    #expect(profile.executors["\u{1b}[31m\u{0}"] != nil)
  }

  @Test("a server that is silent is given up in the time that was set")
  func silence() async throws {
    let hostile = try HostileServer(.silent)
    var limits = RESTLimits()
    limits.server.silence = .milliseconds(200)
    let server = try SparkServerTests.server(hostile.url(""), limits: limits)
    let error = await #expect(throws: ServerError.self) { try await server.application() }
    #expect(error?.kind == .timedOut)
    #expect(error?.hasGoneAway == false)
  }

  @Test("the proxy of an application that ended names the History Server to ask")
  func endedUnderYARN() async throws {
    let server = try ScriptedServer { _ in
      ScriptedServer.answer(
        "302 Found", headers: ["Location: http://history.example:18080/history/application_1_1/1"],
        body: [])
    }
    let spark = try SparkServerTests.server(server.url("/proxy/application_1_1/"))
    let error = await #expect(throws: ServerError.self) { try await spark.application() }
    #expect(
      error?.message.contains("http://history.example:18080/history/application_1_1/1") == true)
    #expect(error?.isTransient == false)
  }
}
