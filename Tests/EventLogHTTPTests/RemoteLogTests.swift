import Foundation
import ServerAccess
import SparkEventLog
import SparkProfile
import TestServers
import TestSupport
import Testing

@testable import EventLogHTTP

/// What servers give, and what they answer in its place.
@Suite struct RemoteLogTests {
  private static let log = ExampleLog.spill
  private static func bytes() -> [UInt8] {
    (try? [UInt8](Data(contentsOf: URL(filePath: log.path)))) ?? []
  }

  private func profile(at url: String) throws -> SparkProfile {
    let found = try #require(RemoteLog(address: url)).discovery()
    #expect(found.locations.count == 1)
    return try EventLogReader.profile(of: try #require(found.locations.first))
  }

  private var wanted: SparkProfile {
    get throws { try EventLogReader.profile(of: EventLogLocation(path: Self.log.path)) }
  }

  private func error(at url: String) -> EventLogError? {
    do {
      _ = try profile(at: url)
      return nil
    } catch {
      return error as? EventLogError
    }
  }

  @Test func aFile() throws {
    let server = try ScriptedServer { request in
      request.hasPrefix("GET /logs/a%20b?x=1 HTTP/1.1\r\n")
        ? ScriptedServer.answer(body: Self.bytes()) : nil
    }
    #expect(try profile(at: server.url("/logs/a%20b?x=1")) == wanted)
  }

  @Test func aRedirectionIsFollowed() throws {
    let server = try ScriptedServer { request in
      request.hasPrefix("GET /old ")
        ? ScriptedServer.answer("302 Found", headers: ["Location: /new"], body: [])
        : ScriptedServer.answer(body: Self.bytes())
    }
    #expect(try profile(at: server.url("/old")) == wanted)
  }

  @Test func redirectionsWithoutAnEnd() throws {
    let server = try ScriptedServer { _ in
      ScriptedServer.answer("302 Found", headers: ["Location: /again"], body: [])
    }
    #expect(error(at: server.url("/again"))?.message.contains("without an end") ?? false)
  }

  /// Another host would be sent the login, and might give anything.
  @Test func aRedirectionToAnotherHostIsNotFollowed() throws {
    let other = try ScriptedServer { _ in ScriptedServer.answer(body: Self.bytes()) }
    let elsewhere = other.url("/log").replacingOccurrences(of: "127.0.0.1", with: "localhost")
    let server = try ScriptedServer { _ in
      ScriptedServer.answer("302 Found", headers: ["Location: \(elsewhere)?key=1"], body: [])
    }
    let error = error(at: server.url("/old"))
    #expect(error?.code == .refused)
    #expect(error?.message.contains("localhost") ?? false, "\(error?.message ?? "none")")
    #expect(error?.message.contains(elsewhere) ?? false)
    #expect(!(error?.message.contains("key=1") ?? true))
  }

  @Test func aTokenOfTheEnvironment() throws {
    let server = try ScriptedServer { request in
      request.lowercased().contains("authorization: bearer abc\r\n")
        ? ScriptedServer.answer(body: Self.bytes())
        : ScriptedServer.answer("401 Unauthorized", body: [])
    }
    let address = try #require(ServerAddress(server.url("/log")))
    let transfer = try Transfer.started(
      at: address, environment: ["BALLAST_HTTP_TOKEN": "abc"])
    let found = try EventLogDiscovery(stream: transfer, name: "log")
    #expect(try EventLogReader.profile(of: try #require(found.locations.first)) == wanted)
  }

  @Test func loginAndPassword() throws {
    let server = try ScriptedServer { request in
      request.lowercased().contains("authorization: basic am86chc=")
        ? ScriptedServer.answer(body: Self.bytes())
        : ScriptedServer.answer("401 Unauthorized", body: [])
    }
    let url = server.url("/log").replacingOccurrences(of: "//", with: "//jo:pw@")
    #expect(try profile(at: url) == wanted)
  }

  @Test func throughAProxy() throws {
    let server = try ScriptedServer { request in
      request.hasPrefix("CONNECT history.example:80 ")
        ? Array("HTTP/1.1 200 OK\r\n\r\n".utf8) : ScriptedServer.answer(body: Self.bytes())
    }
    let address = try #require(ServerAddress("http://history.example/log"))
    let transfer = try Transfer.started(at: address, environment: ["http_proxy": server.url("")])
    let found = try EventLogDiscovery(stream: transfer, name: "log")
    #expect(try EventLogReader.profile(of: try #require(found.locations.first)) == wanted)
  }

  @Test func aProxyThatRefuses() throws {
    let server = try ScriptedServer { _ in ScriptedServer.answer("501 No", body: []) }
    let address = try #require(ServerAddress("http://history.example/log"))
    let refusal = #expect(throws: NoRemoteLog.self) {
      try Transfer.started(at: address, environment: ["http_proxy": server.url("")])
    }
    #expect(refusal?.error.message.contains("no_proxy") ?? false, "\(String(describing: refusal))")
  }

  @Test(arguments: [
    ("401 Unauthorized", "", "wants a login"), ("403 Forbidden", "", "may not be read"),
    ("404 Not Found", "", "does not exist on the server"),
    ("404 Not Found", "unknown app: app-1", "not known to the History Server (unknown app: app-1)"),
    ("500 Oops", "trace", "HTTP 500"), ("418 Teapot", "", "HTTP 418"),
  ])
  func refusals(_ status: String, body: String, words: String) throws {
    let server = try ScriptedServer { _ in ScriptedServer.answer(status, body: Array(body.utf8)) }
    let error = error(at: server.url("/log"))
    #expect(error?.code == .refused)
    #expect(error?.path == server.url("/log"))
    #expect(error?.message.contains(words) ?? false, "\(error?.message ?? "none")")
  }

  /// What is said to the refusal comes at once, and the rest of it never.
  @Test func aRefusalWithoutAnEnd() throws {
    let server = try HostileServer(
      .endless(
        beginning: "HTTP/1.1 404 No\r\nContent-Length: 1000\r\n\r\nunknown app: app-1\n",
        piece: [], pause: 3_600_000))
    let refusal = refusal(by: server, ServerLimits(answer: .milliseconds(500)))
    #expect(refusal?.error.code == .refused)
    #expect(refusal?.error.message.contains("(unknown app: app-1)") ?? false)
  }

  @Test func headersWithoutAnEnd() throws {
    let server = try HostileServer(
      .endless(beginning: "HTTP/1.1 200 OK\r\nX: ", piece: [0x79], pause: 50))
    let refusal = refusal(by: server, ServerLimits(answer: .milliseconds(1200)))
    #expect(refusal?.error.code == .unreachable)
    #expect(refusal?.error.message.contains("took longer than 1 s") ?? false)
  }

  private func refusal(by server: HostileServer, _ limits: ServerLimits) -> NoRemoteLog? {
    #expect(throws: NoRemoteLog.self) {
      let address = try #require(ServerAddress(server.url("/log")))
      _ = try Transfer.started(at: address, environment: [:], limits: limits)
    }
  }

  /// What else may be there is asked for where a server gives something else, or leads away.
  @Test func whyThereIsNoLog() throws {
    func refusal(_ answer: [UInt8]) throws -> NoRemoteLog? {
      let server = try ScriptedServer { _ in answer }
      let log = try #require(RemoteLog(address: server.url("/")))
      return #expect(throws: NoRemoteLog.self) { try log.search() }
    }
    let page = try refusal(
      ScriptedServer.answer(headers: ["Content-Type: text/html"], body: [0x3C]))
    guard case .somethingElse? = page else { throw page ?? .refused(.none) }
    for location in ["http://elsewhere.invalid/jobs/", "http://127.0.0.1:99999/", "/"] {
      let redirection = try refusal(
        ScriptedServer.answer("302 Found", headers: ["Location: \(location)"], body: []))
      guard case .elsewhere? = redirection else { throw redirection ?? .refused(.none) }
    }
    let refusal = try refusal(ScriptedServer.answer("403 No", body: []))
    guard case .refused? = refusal else { throw refusal ?? .refused(.none) }
  }

  @Test func aWebPage() throws {
    let server = try ScriptedServer { _ in
      ScriptedServer.answer(headers: ["Content-Type: text/html;charset=utf-8"], body: [1])
    }
    #expect(error(at: server.url("/"))?.message.contains("web page") ?? false)
  }

  /// The web interface of a running application has no log, and answers with an empty zip.
  @Test func aRunningApplication() throws {
    let zip = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: zip) }
    let error = error(at: server.url("/api/v1/applications/app-1"))
    #expect(error?.path == server.url("/api/v1/applications/app-1/logs"))
    #expect(error?.message.contains("running application") ?? false)
  }

  @Test func anAnswerThatBreaksOffGivesWhatCame() throws {
    let half = Array(Self.bytes().prefix(Self.bytes().count / 2))
    let server = try ScriptedServer { _ in
      ScriptedServer.answer(body: half, claims: half.count * 2)
    }
    let profile = try profile(at: server.url("/log"))
    #expect(profile.coverage.isCut)
    #expect(profile.coverage.eventCount > 0)
  }

  @Test func nobodyListens() throws {
    var server: ScriptedServer? = try ScriptedServer { _ in nil }
    let url = try #require(server?.url("/log"))
    server = nil
    let error = error(at: url.replacingOccurrences(of: "127.0.0.1", with: "127.0.0.2"))
    #expect(error?.code == .unreachable)
    #expect(error?.message.contains("nothing listens at") ?? false, "\(error?.message ?? "none")")
  }

  @Test func noTLSWhereItIsWanted() throws {
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: []) }
    let url = server.url("/log").replacingOccurrences(of: "http:", with: "https:")
    let error = error(at: url)
    #expect(error?.code == .unreachable)
    #expect(error?.message.contains("TLS") ?? false, "\(error?.message ?? "none")")
  }

  /// 16 MiB, far more than may wait: the server must be made to wait, and nothing may be lost.
  @Test func aLongAnswerIsWholeAndNeverInMemory() throws {
    let long = (0..<(16 << 20)).map { UInt8(truncatingIfNeeded: $0 >> 9) }
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: long) }
    let transfer = try Transfer.started(
      at: try #require(ServerAddress(server.url("/log"))), environment: [:])
    var position = 0
    var isSame = true
    while true {
      let piece = try transfer.next()
      if piece.isEmpty { break }
      isSame = isSame && long[position..<(position + piece.count)].elementsEqual(piece)
      #expect(transfer.waitingBytes < 2 * ResponseBody.capacity)
      position += piece.count
    }
    #expect(isSame)
    #expect(position == long.count)
  }

  @Test func anAnswerThatNobodyReadsToItsEnd() throws {
    let long = [UInt8](repeating: 0x20, count: 8 << 20)
    let server = try ScriptedServer { _ in ScriptedServer.answer(body: long) }
    for _ in 0..<3 {
      let transfer = try Transfer.started(
        at: try #require(ServerAddress(server.url("/log"))), environment: [:])
      #expect(try !transfer.next().isEmpty)
    }
  }
}

extension EventLogError {
  fileprivate static let none = EventLogError(.refused, path: "", message: "no error at all")
}
