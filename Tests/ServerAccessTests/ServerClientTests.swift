import ServerAccess
import TestServers
import Testing

/// What becomes of questions to servers that answer well, badly and not at all.
@Suite struct ServerClientTests {
  /// Only servers that never come to an end are not waited for.
  private static let limits = ServerLimits(answerBytes: 1 << 20)
  private static let impatient = ServerLimits(silence: .milliseconds(300))
  private static let hurried = ServerLimits(answer: .milliseconds(1200))

  private static func get(
    _ url: String, limits: ServerLimits = limits, environment: [String: String] = [:]
  ) async throws -> [UInt8] {
    let address = try #require(ServerAddress(url))
    return try await ServerClient(for: address, limits: limits, environment: environment)
      .get(address)
  }

  private static func error(_ url: String, limits: ServerLimits = limits) async -> ServerError? {
    do {
      _ = try await get(url, limits: limits)
      return nil
    } catch {
      return error as? ServerError
    }
  }

  @Test("an answer is given whole")
  func answer() async throws {
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: [1, 2, 3]) }
    #expect(try await Self.get(server.url("/x")) == [1, 2, 3])
  }

  @Test("a server that never answers is given up after its silence")
  func silent() async throws {
    let server = try HostileServer(.silent)
    let error = await Self.error(server.url("/x"), limits: Self.impatient)
    #expect(error?.kind == .timedOut)
    #expect(error?.isTransient == true)
  }

  @Test("a server that sends a byte now and then is given up as a whole")
  func slow() async throws {
    let server = try HostileServer(
      .endless(
        beginning: "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", piece: [0x20], pause: 50))
    let error = await Self.error(server.url("/x"), limits: Self.hurried)
    #expect(error?.kind == .timedOut)
    #expect(error?.message.contains("took longer than") == true)
  }

  @Test("headers without an end are given up")
  func endlessHeaders() async throws {
    let server = try HostileServer(
      .endless(
        beginning: "HTTP/1.1 200 OK\r\n",
        piece: Array("X: \(String(repeating: "y", count: 4000))\r\n".utf8), pause: 0))
    let error = await Self.error(server.url("/x"))
    #expect(error?.kind == .malformed, "\(String(describing: error))")
  }

  @Test("headers a byte at a time are given up")
  func slowHeaders() async throws {
    let server = try HostileServer(
      .endless(beginning: "HTTP/1.1 200 OK\r\nX: ", piece: [0x79], pause: 50))
    #expect(await Self.error(server.url("/x"), limits: Self.hurried)?.kind == .timedOut)
  }

  @Test("a body without an end is refused at its limit")
  func endlessBody() async throws {
    let server = try HostileServer(
      .endless(
        beginning: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        piece: Array("10000\r\n".utf8) + [UInt8](repeating: 0x20, count: 65536)
          + Array("\r\n".utf8), pause: 0))
    let error = await Self.error(server.url("/x"))
    #expect(error?.kind == .tooLarge)
    #expect(error?.isTransient == false)
    #expect(error?.message.contains("more than 1 MiB") == true)
  }

  @Test("a body that says it is too large is not waited for")
  func claimedBody() async throws {
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: [1], claims: 1 << 40) }
    #expect(await Self.error(server.url("/x"))?.kind == .tooLarge)
  }

  @Test("closing at once, or in the middle, is told")
  func closing() async throws {
    let closing = try HostileServer(.closing)
    let error = await Self.error(closing.url("/x"))
    #expect(error?.kind == .brokeOff, "\(String(describing: error))")
    let half = try ScriptedServer { _ in ScriptedServer.answer(body: [1, 2], claims: 100) }
    let cut = await Self.error(half.url("/x"))
    #expect(cut?.kind == .brokeOff, "\(String(describing: cut))")
    #expect(cut?.isTransient == true)
  }

  @Test(
    "what is no HTTP is an error",
    arguments: [
      "nonsense", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/9.9 abc\r\n\r\n", "\0\0\0\0\r\n\r\n",
    ])
  func nonsense(_ text: String) async throws {
    let server = try ScriptedServer { _ in Array(text.utf8) }
    #expect(await Self.error(server.url("/x")) != nil)
  }

  @Test(
    "a status that is no success is told, and whether to ask again",
    arguments: [
      ("500 Oops", true, "HTTP 500"), ("503 Busy", true, "HTTP 503"),
      ("401 No", false, "BALLAST_HTTP_TOKEN"), ("403 No", false, "may not be read"),
      ("404 No", false, "does not exist"), ("429 Slow", true, "HTTP 429"),
      ("204 Nothing", false, "HTTP 204"),
    ])
  func statuses(_ status: String, isTransient: Bool, words: String) async throws {
    let page = Array("<html>secret</html>".utf8)
    let server = try ScriptedServer { _ in
      ScriptedServer.answer(
        status, headers: ["Content-Type: text/html"], body: status.hasPrefix("204") ? [] : page)
    }
    let error = try #require(await Self.error(server.url("/x")))
    #expect(error.isTransient == isTransient)
    #expect(error.message.contains(words), "\(error)")
    #expect(!error.description.contains("secret"))
  }

  @Test("a web page where JSON was expected is no application")
  func page() async throws {
    let server = try ScriptedServer { _ in
      ScriptedServer.answer(headers: ["Content-Type: text/html;charset=utf-8"], body: [0x3C])
    }
    #expect(await Self.error(server.url("/x"))?.kind == .noApplication)
  }

  @Test("redirections on the host are followed, and those without an end are not")
  func redirections() async throws {
    let server = try ScriptedServer { request in
      request.hasPrefix("GET /old ")
        ? ScriptedServer.answer("302 Found", headers: ["Location: /new"], body: [])
        : request.hasPrefix("GET /new ")
          ? ScriptedServer.answer(body: [7])
          : ScriptedServer.answer("307 On", headers: ["Location: /loop"], body: [])
    }
    #expect(try await Self.get(server.url("/old")) == [7])
    let error = await Self.error(server.url("/loop"))
    #expect(error?.message.contains("without an end") == true)
  }

  @Test("a redirection to another host is told with its address, and never followed")
  func otherHost() async throws {
    let server = try ScriptedServer { request in
      ScriptedServer.answer(
        "302 Found", headers: ["Location: http://localhost:1/history/app-1?ticket=secret"], body: []
      )
    }
    let error = try #require(await Self.error(server.url("/x")))
    #expect(error.kind == .redirected(to: "http://localhost:1/history/app-1"))
    #expect(error.message.contains("localhost"))
    #expect(!error.description.contains("secret"))
  }

  @Test("a login is sent, and no message names it")
  func login() async throws {
    let server = try ScriptedServer { request in
      request.lowercased().contains("authorization: bearer tokenofmine")
        ? ScriptedServer.answer(body: [1]) : ScriptedServer.answer("401 No", body: [])
    }
    let environment = ["BALLAST_HTTP_TOKEN": "tokenofmine"]
    #expect(try await Self.get(server.url("/x"), environment: environment) == [1])
    let wrong = server.url("/x").replacing("//", with: "//jo:tokenofyours@", maxReplacements: 1)
    let error = try #require(await Self.error(wrong))
    #expect(error.kind == .refused(status: 401))
    #expect(!error.description.contains("tokenofyours"))
  }

  @Test("nobody there is transient; no TLS where it is wanted is not")
  func connections() async throws {
    var server: ScriptedServer? = try ScriptedServer { _ in ScriptedServer.answer(body: []) }
    let url = try #require(server?.url("/x"))
    let withTLS = await Self.error(url.replacing("http:", with: "https:"))
    #expect(withTLS?.kind == .untrusted, "\(String(describing: withTLS))")
    server = nil
    let gone = await Self.error(url.replacing("127.0.0.1", with: "127.0.0.2"))
    #expect(gone?.kind == .unreachable)
    #expect(gone?.isTransient == true)
    let spelled = await Self.error("http://h ost/")
    #expect(spelled?.isTransient == false, "\(String(describing: spelled))")
  }
}
