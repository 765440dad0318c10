import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import SparkEventLog

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Event logs that a server gives: a file at an address, or what a History Server has of an
/// application.
public struct RemoteLog: Sendable {
  /// A server that is silent for so many seconds has stopped.
  static let patience: Int64 = 60

  private let address: LogAddress

  /// The logs at an address; nil for anything that does not begin with `http://` or `https://`.
  public init?(address: String) {
    guard let address = LogAddress(address) else { return nil }
    self.address = address
  }

  /// Whether a text is an address, and not a path.
  public static func isAddress(_ text: String) -> Bool {
    LogAddress(text) != nil
  }

  /// Asks the server, and says which logs come. One that is not in a zip is still to be received when
  /// it is read, so it should be read soon.
  ///
  /// Redirections are followed, and a proxy is used where `http_proxy`, `https_proxy`, `all_proxy`
  /// and `no_proxy` say so. At most a megabyte that was received waits to be read.
  ///
  /// - Throws: ``EventLogError`` if no server answers, if it refuses, or if what it gives holds no
  ///   event log.
  public func discovery() throws(EventLogError) -> EventLogDiscovery {
    let transfer = Transfer(address, environment: ProcessInfo.processInfo.environment)
    try transfer.start()
    return try EventLogDiscovery(stream: transfer, name: address.url)
  }
}

/// One request, which ends when nobody needs its answer any more.
final class Transfer: EventLogStream {
  private let address: LogAddress
  private let client: HTTPClient
  private let body = ResponseBody()
  private let task: HTTPClient.Task<Void>?
  private let complaint: EventLogError?

  init(_ address: LogAddress, environment: [String: String]) {
    self.address = address
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: Self.configuration(for: address, environment: environment))
    do {
      let body = body
      let task = client.execute(request: try Self.request(for: address), delegate: body)
      // Some errors, such as a redirection that is refused, come only here.
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

  /// Waits for the beginning of the answer.
  ///
  /// - Throws: ``EventLogError`` if there is none, or it is a refusal.
  func start() throws(EventLogError) {
    if let complaint { throw complaint }
    let trouble = TransferTrouble(at: address)
    do {
      let head = try body.head()
      guard head.status != .ok else {
        let type = head.headers.first(name: "Content-Type") ?? ""
        if type.lowercased().hasPrefix("text/html") { throw trouble.webPage }
        return
      }
      throw trouble.refusal(head.status.code, try beginningOfBody())
    } catch let error as EventLogError {
      throw error
    } catch {
      throw trouble.error(error)
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
    var bytes: [UInt8] = []
    while bytes.count < 1000 {
      let more = try body.next()
      if more.isEmpty { break }
      bytes += more
    }
    return String(decoding: bytes.prefix(1000), as: UTF8.self)
  }

  private static func request(for address: LogAddress) throws -> HTTPClient.Request {
    var request = try HTTPClient.Request(url: address.url)
    request.headers.add(name: "User-Agent", value: "ballast")
    request.headers.add(name: "Accept", value: "application/octet-stream, */*")
    if let user = address.userInformation {
      request.headers.add(name: "Authorization", value: "Basic " + credentials(user))
    }
    return request
  }

  private static func configuration(
    for address: LogAddress, environment: [String: String]
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .follow(max: 5, allowCycles: false),
      timeout: .init(connect: .seconds(15), read: .seconds(RemoteLog.patience)))
    // A server that refuses once is not asked again: a person decides that.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    guard let proxy = ProxySettings(environment: environment).proxy(for: address) else {
      return configuration
    }
    configuration.proxy = .server(
      host: proxy.host, port: proxy.port,
      authorization: proxy.userInformation.map { .basic(credentials: credentials($0)) })
    return configuration
  }

  /// Name and password of an address as the header has them (RFC 7617).
  private static func credentials(_ userInformation: String) -> String {
    Data(percentDecoded(userInformation)).base64EncodedString()
  }
}

/// The bytes that a part of an address stands for (RFC 3986, section 2.1).
func percentDecoded(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), rest.count >= 2,
      let decoded = UInt8(Substring(rest.prefix(2)), radix: 16)
    {
      bytes.append(decoded)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return bytes
}
