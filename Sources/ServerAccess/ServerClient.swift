import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Asks one server, one question after the other, for answers that are whole and small.
package final class ServerClient: Sendable {
  private let client: HTTPClient
  private let logins: ServerLogins
  private let limits: ServerLimits

  /// A client for the server of an address, with the proxy and the login that the environment tells.
  package init(for address: ServerAddress, limits: ServerLimits, environment: [String: String]) {
    self.limits = limits
    logins = ServerLogins(environment: environment)
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(
        for: address, limits: limits, environment: environment))
  }

  deinit {
    // Nothing is left to be done about a client that does not end.
    try? client.syncShutdown()
  }

  /// The body of the answer at an address.
  ///
  /// - Parameters:
  ///   - address: What to ask for; redirections on its host are followed.
  ///   - accept: The media type that is wanted.
  /// - Returns: Its bytes.
  /// - Throws: ``ServerError`` if it does not come whole and in time, or is a web page.
  package func get(
    _ address: ServerAddress, accept: String = "application/json"
  ) async throws(ServerError) -> [UInt8] {
    let trouble = trouble(at: address)
    do {
      return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await self.answer(at: address, accept: accept) }
        group.addTask { [limits] in
          try await Task.sleep(for: limits.answer)
          return nil
        }
        guard let answer = try await group.next() ?? nil else {
          throw trouble.tookLonger(than: limits.answer.components.seconds)
        }
        return answer
      }
    } catch {
      throw trouble.error(error)
    }
  }

  private func answer(at first: ServerAddress, accept: String) async throws -> [UInt8] {
    var address = first
    for _ in 0...RedirectRule.most {
      let response = try await client.execute(
        request(for: address, accept: accept), timeout: TimeAmount(limits.answer))
      if response.status == .ok { return try await body(of: response, at: address) }
      guard RedirectRule.isRedirection(response.status.code) else {
        throw trouble(at: address).refusal(response.status.code)
      }
      let verdict = RedirectRule.verdict(
        on: response.headers.first(name: "Location"), from: address)
      guard case .follow(let next) = verdict else {
        throw trouble(at: address).redirection(verdict)
      }
      address = next
    }
    throw trouble(at: first).redirection(.follow(address))
  }

  private func request(for address: ServerAddress, accept: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address.url)
    request.headers.add(name: "User-Agent", value: "ballast")
    request.headers.add(name: "Accept", value: accept)
    if let login = logins.authorization(for: address) {
      request.headers.add(name: "Authorization", value: login)
    }
    return request
  }

  private func body(
    of response: HTTPClientResponse, at address: ServerAddress
  ) async throws -> [UInt8] {
    let type = response.headers.first(name: "Content-Type") ?? ""
    guard !type.lowercased().hasPrefix("text/html") else {
      throw ServerError(
        .noApplication, address: address.url,
        message: "is a web page, where Spark's REST interface was expected; give the address of a "
          + "driver's web interface (http://HOST:4040) or of an application in a History Server, "
          + "and a login if it wants one")
    }
    let claimed = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    guard claimed <= limits.answerBytes else { throw tooLarge(address) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(claimed)
    for try await piece in response.body {
      guard piece.readableBytes <= limits.answerBytes - bytes.count else { throw tooLarge(address) }
      bytes.append(contentsOf: piece.readableBytesView)
    }
    return bytes
  }

  private func tooLarge(_ address: ServerAddress) -> ServerError {
    ServerError(
      .tooLarge, address: address.url,
      message: "gives more than \(limits.answerBytes >> 20) MiB, which is not read; read the event "
        + "log of the application instead")
  }

  private func trouble(at address: ServerAddress) -> ConnectionTrouble {
    ConnectionTrouble(at: address, patience: limits.silence.components.seconds)
  }
}
