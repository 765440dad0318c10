import AsyncHTTPClient
import NIOCore
import NIOPosix
import SparkEventLog

/// What went wrong between here and a server, in words.
struct TransferTrouble {
  private let address: LogAddress

  init(at address: LogAddress) {
    self.address = address
  }

  /// A page for people, where a log was expected.
  var webPage: EventLogError {
    EventLogError(
      .notAnEventLog, path: address.url,
      message: "is a web page, not a log; give the address of a file, or of one application in a "
        + "History Server (http://HOST:18080/history/ID)")
  }

  /// A status that is no success, with the beginning of what the server says to it.
  func refusal(_ status: UInt, _ words: String) -> EventLogError {
    let said = words.split(separator: "\n").first.map(String.init) ?? ""
    let message: String
    switch status {
    case 401, 407:
      message =
        "wants a login (HTTP \(status)); put it into the address (https://NAME:PASSWORD@HOST/…), or "
        + "let curl fetch the log: curl … | ballast fit -"
    case 403: message = "may not be read with this login (HTTP 403)"
    case 404 where said.contains("unknown app") || said.contains("no such app"):
      message =
        "is not known to the History Server (\(said)); it shows the applications whose logs are in "
        + "its spark.history.fs.logDirectory, some time after they were written"
    case 404: message = "does not exist on the server (HTTP 404); check the address"
    case 500...: message = "could not be given by the server (HTTP \(status)); ask again later"
    default: message = "is answered with HTTP \(status); check the address"
    }
    return EventLogError(.refused, path: address.url, message: message)
  }

  /// An error of the connection.
  func error(_ error: any Error) -> EventLogError {
    EventLogError(.unreachable, path: address.url, message: words(for: error))
  }

  private func words(for error: any Error) -> String {
    if let error = error as? HTTPClientError { return words(for: error) }
    switch error {
    case let error as NIOConnectionError:
      let reasons = error.connectionErrors.map { String(describing: $0.error) }
      guard let reason = reasons.first else {
        return "has a host whose name is not known (\(error.host)); check the address"
      }
      if reasons.contains(where: { $0.contains("refused") }) {
        return "cannot be reached: nothing listens at \(error.host):\(error.port); is the server "
          + "running, and is this its port?"
      }
      return "cannot be reached: \(reason)"
    default:
      let reason = String(describing: error)
      if reason.contains("Connection refused") {
        return "cannot be reached: nothing listens at \(address.authority); is the server running, "
          + "and is this its port?"
      }
      if reason.contains("CERTIFICATE_VERIFY_FAILED") {
        return "has a certificate that is not trusted here; add its authority to the system's, or "
          + "let curl fetch the log: curl --cacert … | ballast fit -"
      }
      if reason.contains("WRONG_VERSION_NUMBER") {
        return "does not speak TLS; try http:// in place of https://"
      }
      return "could not be fetched: \(reason)"
    }
  }

  private func words(for error: HTTPClientError) -> String {
    switch error {
    case .connectTimeout:
      return "cannot be reached: no answer from \(address.authority); check the address and the "
        + "proxy (http_proxy, https_proxy, no_proxy)"
    case .readTimeout:
      return "broke off: the server was silent for \(RemoteLog.patience) seconds; ask again"
    case .remoteConnectionClosed, .uncleanShutdown:
      return "broke off: the server closed the connection"
    case .redirectLimitReached, .redirectCycleDetected:
      return "redirects from one address to the next without an end"
    case .proxyAuthenticationRequired:
      return "is behind a proxy that wants a login; put it into the variable "
        + "(http://NAME:PASSWORD@HOST:PORT)"
    case .invalidProxyResponse:
      return
        "is behind a proxy that opens no connection to it; name the host in no_proxy if it can "
        + "be reached without, or let curl fetch the log: curl … | ballast fit -"
    case .invalidURL, .emptyHost:
      return "is not an address; check its spelling"
    default: return "could not be fetched: \(error.shortDescription)"
    }
  }
}
