import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServerAccess
import SparkEventLog

/// One request, which ends when nobody needs its answer any more.
final class Transfer: EventLogStream {
  private let address: ServerAddress
  private let client: HTTPClient
  private let body = ResponseBody()
  private let task: HTTPClient.Task<Void>?
  private let complaint: EventLogError?
  private let limits: ServerLimits

  /// The words of a refusal are waited for so long, and are left out if they do not come.
  private static let patienceForWords = Duration.seconds(5)

  /// Asks for a log, wherever on its host it has moved to, and waits for the beginning of the answer.
  ///
  /// - Parameters:
  ///   - first: The address that was given.
  ///   - environment: Variables with the proxy and the login.
  ///   - limits: How long the server is waited for. The rest of a log may take as long as it does:
  ///     there only silence has a limit.
  /// - Returns: The answer, from its beginning.
  /// - Throws: ``NoRemoteLog`` if there is no answer, or it is a refusal.
  static func started(
    at first: ServerAddress, environment: [String: String], limits: ServerLimits = ServerLimits()
  ) throws(NoRemoteLog) -> Transfer {
    var address = first
    for _ in 0...RedirectRule.most {
      let transfer = Transfer(address, environment: environment, limits: limits)
      switch try transfer.redirection() {
      case nil: return transfer
      case .follow(let next)?: address = next
      case let verdict?: throw .elsewhere(TransferTrouble(at: address).redirection(verdict))
      }
    }
    throw .elsewhere(TransferTrouble(at: first).redirection(.follow(address)))
  }

  private init(_ address: ServerAddress, environment: [String: String], limits: ServerLimits) {
    self.address = address
    self.limits = limits
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(
        for: address, limits: limits, environment: environment))
    do {
      let body = body
      let request = try Self.request(for: address, environment: environment)
      let task = client.execute(request: request, delegate: body)
      // Some errors, such as an address that is none, come only here.
      task.futureResult.whenComplete { body.finish($0) }
      self.task = task
      complaint = nil
    } catch {
      task = nil
      complaint = TransferTrouble(at: address).error(error)
    }
  }

  deinit {
    body.abandon()
    task?.cancel()
    // Nothing is left to be done about a client that does not end.
    try? client.syncShutdown()
  }

  /// Waits for the beginning of the answer, and says where it leads if it is a redirection.
  private func redirection() throws(NoRemoteLog) -> RedirectRule.Verdict? {
    if let complaint { throw NoRemoteLog(complaint) }
    let trouble = TransferTrouble(at: address)
    do {
      guard let head = try body.head(until: .now + limits.answer) else {
        throw trouble.tookLonger(than: limits.answer)
      }
      if RedirectRule.isRedirection(head.status.code) {
        return RedirectRule.verdict(on: head.headers.first(name: "Location"), from: address)
      }
      guard head.status == .ok else {
        throw trouble.refusal(head.status.code, try beginningOfBody())
      }
      let type = head.headers.first(name: "Content-Type") ?? ""
      if type.lowercased().hasPrefix("text/html") { throw trouble.webPage }
      return nil
    } catch {
      throw NoRemoteLog(trouble.error(error))
    }
  }

  func next() throws(EventLogError) -> [UInt8] {
    do {
      return try body.next()
    } catch {
      throw TransferTrouble(at: address).error(error)
    }
  }

  /// Bytes that were received and not read.
  var waitingBytes: Int { body.waitingBytes }

  /// What a server says with a refusal, which is some words.
  private func beginningOfBody() throws -> String {
    let deadline = ContinuousClock.now + min(Self.patienceForWords, limits.answer)
    var bytes: [UInt8] = []
    while bytes.count < 1000 {
      let more = try body.next(until: deadline)
      if more.isEmpty { break }
      bytes += more
    }
    return String(decoding: bytes.prefix(1000), as: UTF8.self)
  }

  private static func request(
    for address: ServerAddress, environment: [String: String]
  ) throws -> HTTPClient.Request {
    var request = try HTTPClient.Request(url: address.url)
    request.headers.add(name: "User-Agent", value: "ballast")
    request.headers.add(name: "Accept", value: "application/octet-stream, */*")
    if let login = ServerLogins(environment: environment).authorization(for: address) {
      request.headers.add(name: "Authorization", value: login)
    }
    return request
  }
}
