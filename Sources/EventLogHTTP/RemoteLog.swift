import ServerAccess
public import SparkEventLog

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Event logs that a server gives: a file at an address, or what a History Server has of an
/// application.
public struct RemoteLog: Sendable {
  private let address: ServerAddress

  /// The logs at an address; nil for what is none.
  public init?(address: String) {
    guard let address = ServerAddress(ofLogs: address) else { return nil }
    self.address = address
  }

  /// Whether a text is meant as an address, and not as a path: it begins with `http://` or
  /// `https://`.
  public static func isAddress(_ text: String) -> Bool {
    ServerAddress.isMeant(by: text)
  }

  /// Asks the server, and says which logs come. One that is not in a zip is still to be received when
  /// it is read, so it should be read soon.
  ///
  /// Redirections on the same host are followed, a login is taken from the address,
  /// `BALLAST_HTTP_TOKEN`, `BALLAST_HTTP_USER` and `BALLAST_HTTP_PASSWORD`, or netrc, and a proxy is
  /// used where `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say so. At most a megabyte
  /// that was received waits to be read.
  ///
  /// - Throws: ``NoRemoteLog`` if no server answers, if it refuses, or if what it gives holds no
  ///   event log.
  public func search() throws(NoRemoteLog) -> EventLogDiscovery {
    let transfer = try Transfer.started(
      at: address, environment: ProcessInfo.processInfo.environment)
    do {
      return try EventLogDiscovery(stream: transfer, name: address.url)
    } catch {
      throw NoRemoteLog(error)
    }
  }

  /// The same for who wants logs, and nothing else that may be there.
  ///
  /// - Throws: ``EventLogError`` as the error of ``search()``.
  public func discovery() throws(EventLogError) -> EventLogDiscovery {
    do throws(NoRemoteLog) {
      return try search()
    } catch {
      throw error.error
    }
  }
}
