import Foundation
import TestServers
import TestSupport
import Testing

/// `ballast watch` of a server: one that is a driver, and those that answer as none would.
@Suite struct WatchServerTests {
  private func watch(_ arguments: String...) throws -> CommandResult {
    try run(try Checkout.ballast, ["watch"] + arguments)
  }

  @Test("a driver is seen once, with its executors and what runs")
  func once() throws {
    let driver = try FakeDriver(FakeDriver.small)
    let result = try watch("--once", driver.url())
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("running  small · app-1"))
    #expect(!result.output.contains("looked at again"))
    #expect(!result.output.contains("opensesame"))
  }

  @Test("a driver that goes away is waited for, and then judged by what was seen")
  func gone() throws {
    let driver = try FakeDriver(FakeDriver.small)
    driver.answer(times: 12)
    let result = try watch("--json", "--interval", "0.1", "--patience", "1", driver.url())
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.contains(#""phase":"running""#) == true)
    #expect(lines.contains { $0.contains(#""phase":"unseen""#) })
    #expect(lines.last?.contains(#""schema":"ballast.fit/1""#) == true)
    #expect(result.errors.contains("this is the verdict on what was seen before"))
  }

  @Test("a server that closes, redirects elsewhere or talks nonsense is one line and status 3")
  func hostile() throws {
    let closing = try HostileServer(.closing)
    let nonsense = try ScriptedServer { _ in ScriptedServer.answer(body: Array("no JSON".utf8)) }
    let elsewhere = try ScriptedServer { _ in
      ScriptedServer.answer("302 Found", headers: ["Location: http://elsewhere.invalid/"], body: [])
    }
    let impossible = try ScriptedServer { _ in
      ScriptedServer.answer("302 Found", headers: ["Location: http://127.0.0.1:99999/x"], body: [])
    }
    for address in [closing.url(""), nonsense.url(""), elsewhere.url(""), impossible.url("")] {
      for flags in [["--once"], ["--patience", "0"], ["--json", "--patience", "0"]] {
        let result = try run(try Checkout.ballast, ["watch"] + flags + [address])
        #expect(result.status == 3, "\(address) \(flags)")
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("ballast watch: "))
        #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
      }
    }
  }

  @Test("an answer without an end is read to its limit")
  func endless() throws {
    let server = try HostileServer(
      .endless(
        beginning: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[",
        piece: Array(repeating: UInt8(ascii: " "), count: 1 << 20), pause: 0))
    let result = try watch("--once", server.url(""))
    #expect(result.status == 3)
    #expect(result.errors.contains("MiB, which is not read"))
  }

  @Test(
    "an address that cannot be one is said in one line without its login, by each command",
    arguments: [
      "http://127.0.0.1:99999", "http://127.0.0.1:99999999999999999999", "http://bob:s3cret@",
      "http://bob:s3cret", "HTTP://bob:s3/cret@127.0.0.1:1/", "http://bob:s3cret@127.0.0.1:99999",
    ])
  func mistyped(address: String) throws {
    for command in [["watch"], ["watch", "--once"], ["fit"], ["predict"], ["explain"]] {
      let result = try run(try Checkout.ballast, command + [address])
      #expect(result.status == 3, "\(command)")
      #expect(result.output.isEmpty)
      #expect(result.errors.contains(": is no address; "))
      #expect(!result.errors.contains("cret"))
      #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
    }
  }

  @Test("it ends when nobody reads what it writes any more", arguments: [[], ["--json"]])
  func noReader(flags: [String]) throws {
    let driver = try FakeDriver(FakeDriver.small)
    // Far more than it takes: whoever goes on is told that the driver has gone.
    driver.answer(times: 500)
    let script = #""$0" watch "$@" | head -n 1; echo "${PIPESTATUS[0]}""#
    let result = try run(
      URL(fileURLWithPath: "/bin/bash"),
      ["-c", script, try Checkout.ballast.path] + flags
        + ["--interval", "0.1", "--patience", "0", driver.url()])
    #expect(result.output.hasSuffix("\n0\n"))
    #expect(result.output.count { $0 == "\n" } == 2)
    #expect(result.errors.isEmpty)
  }

  @Test("metrics say that nothing was seen yet, before the first answer")
  func metricsBeforeTheFirstAnswer() throws {
    let server = try HostileServer(.silent)
    try withTemporaryFolder { folder in
      let watch = try RunningWatch(["--prometheus", ":0", server.url("")], in: folder)
      #expect(try watch.metrics(answering: "GET /metrics").contains("\nballast_up 0\n"))
    }
  }

  @Test("an address that leads elsewhere is asked for what runs there, by each command")
  func redirected() throws {
    func redirection(_ location: String) -> [UInt8] {
      ScriptedServer.answer("302 Found", headers: ["Location: \(location)"], body: [])
    }
    // As the web interface does behind a proxy that does not say so.
    let jobs = redirection("http://driver.invalid:4040/jobs/")
    let driver = try FakeDriver(FakeDriver.small, otherwise: jobs)
    for arguments in [["fit"], ["predict"], ["watch", "--once"]] {
      let result = try run(try Checkout.ballast, arguments + [driver.url("/")])
      #expect(result.status == 0, "\(arguments): \(result.errors)")
      #expect(result.errors.isEmpty)
    }
    let other = try FakeDriver([:], otherwise: jobs)
    let error = try run(try Checkout.ballast, ["fit", other.url("/")])
    #expect(error.status == 3)
    #expect(error.errors.hasPrefix("ballast fit: \(other.url("/")): is redirected to another host"))
    #expect(error.errors.count { $0 == "\n" } == 1)
  }
}
