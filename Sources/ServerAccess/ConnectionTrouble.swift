import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// What went wrong between here and a server, in words.
package struct ConnectionTrouble {
  private let address: ServerAddress
  private let patience: Int64
  private let alternative: String

  /// Trouble with an address.
  ///
  /// - Parameters:
  ///   - address: What was asked for.
  ///   - patience: How many seconds a silent server is waited for.
  ///   - alternative: What else a person can do, if the server cannot be made to answer; it follows
  ///     a comma.
  package init(at address: ServerAddress, patience: Int64, alternative: String? = nil) {
    self.address = address
    self.patience = patience
    self.alternative = alternative.map { ", " + $0 } ?? ""
  }

  /// A status that is no success.
  package func refusal(_ status: UInt) -> ServerError {
    let message: String
    switch status {
    case 401, 407:
      message =
        "wants a login (HTTP \(status)); set BALLAST_HTTP_TOKEN, or BALLAST_HTTP_USER and "
        + "BALLAST_HTTP_PASSWORD, or give ~/.netrc a line for the host" + alternative
    case 403: message = "may not be read with this login (HTTP 403)"
    case 404: message = "does not exist on the server (HTTP 404); check the address"
    case 500...: message = "could not be given by the server (HTTP \(status)); ask again later"
    default: message = "is answered with HTTP \(status); check the address"
    }
    return error(.refused(status: Int(clamping: status)), message)
  }

  /// A redirection that is not followed.
  package func redirection(_ verdict: RedirectRule.Verdict) -> ServerError {
    switch verdict {
    case .elsewhere(let other) where other.host.lowercased() == address.host.lowercased():
      error(
        .redirected(to: other.urlWithoutQuery),
        "is redirected to \(other.urlWithoutQuery), which has no TLS; give that address if it can be trusted"
      )
    case .elsewhere(let other):
      error(
        .redirected(to: other.urlWithoutQuery),
        "is redirected to another host, \(other.host), which is not followed, so that no login goes "
          + "there; if that is the right one, give its address: \(other.urlWithoutQuery)")
    case .follow: error(.malformed, "redirects from one address to the next without an end")
    case .nowhere: error(.malformed, "is redirected to nowhere; check the address")
    }
  }

  /// An error of the connection.
  package func error(_ reason: any Error) -> ServerError {
    if let reason = reason as? ServerError { return reason }
    if let reason = reason as? HTTPClientError { return error(of: reason) }
    if let reason = reason as? NIOConnectionError {
      let reasons = reason.connectionErrors.map { String(describing: $0.error) }
      guard let first = reasons.first else {
        return error(
          .unreachable, "has a host whose name is not known (\(reason.host)); check the address")
      }
      // A host with two addresses may refuse at one of them and be answered at the other.
      if let trouble = reasons.lazy.compactMap(troubleWithTLS).first { return trouble }
      return reasons.contains { $0.contains("refused") }
        ? nobodyListens(at: "\(reason.host):\(reason.port)")
        : error(.unreachable, "cannot be reached: \(first)")
    }
    if let reason = reason as? HTTPParserError {
      return reason == .invalidEOFState
        ? brokeOff
        : error(.malformed, "is not answered in HTTP (\(reason)); check the port and the scheme")
    }
    let words = String(describing: reason)
    if words.contains("Connection refused") { return nobodyListens(at: address.authority) }
    if let trouble = troubleWithTLS(words) { return trouble }
    if words.contains("reset") || words.contains("Broken pipe") || words.contains("EOF") {
      return brokeOff
    }
    return error(.unreachable, "could not be fetched: \(words)")
  }

  private func troubleWithTLS(_ words: String) -> ServerError? {
    if words.contains("CERTIFICATE_VERIFY_FAILED") {
      return error(
        .untrusted,
        "has a certificate that is not trusted here; add its authority to the system's, or name a file "
          + "with it in \(HTTPClient.Configuration.trustedCertificates)" + alternative)
    }
    if words.contains("failedToValidateHostname") {
      return error(.untrusted, "has a certificate of another host; name the host as that does")
    }
    if words.contains("NO_CERTIFICATE_OR_CRL_FOUND") || words.contains("noSuchFilesystemObject") {
      return error(
        .untrusted,
        "was not asked: \(HTTPClient.Configuration.trustedCertificates) names no file of certificates "
          + "(PEM)")
    }
    if words.contains("WRONG_VERSION_NUMBER") {
      return error(.untrusted, "does not speak TLS; try http:// in place of https://")
    }
    return nil
  }

  /// The server closed the connection.
  package var brokeOff: ServerError {
    error(.brokeOff, "broke off: the server closed the connection")
  }

  /// The whole answer did not come in time.
  package func tookLonger(than seconds: Int64) -> ServerError {
    error(.timedOut, "took longer than \(seconds) s, and was given up; ask again")
  }

  private func nobodyListens(at place: String) -> ServerError {
    error(
      .unreachable,
      "cannot be reached: nothing listens at \(place); is the server running, and is this its "
        + "port?")
  }

  private func error(of reason: HTTPClientError) -> ServerError {
    switch reason {
    case .connectTimeout, .deadlineExceeded:
      error(
        .timedOut,
        "cannot be reached: no answer from \(address.authority); check the address and the proxy "
          + "(http_proxy, https_proxy, no_proxy)")
    case .readTimeout:
      error(.timedOut, "broke off: the server was silent for \(patience) seconds; ask again")
    case .remoteConnectionClosed, .uncleanShutdown: brokeOff
    case .proxyAuthenticationRequired:
      error(
        .refused(status: 407),
        "is behind a proxy that wants a login; put it into the variable "
          + "(http://NAME:PASSWORD@HOST:PORT)")
    case .invalidProxyResponse:
      error(
        .unreachable,
        "is behind a proxy that opens no connection to it; name the host in no_proxy if it can be "
          + "reached without" + alternative)
    case .invalidURL, .emptyHost:
      error(.noApplication, "is not an address; check its spelling")
    default: error(.unreachable, "could not be fetched: \(reason.shortDescription)")
    }
  }

  private func error(_ kind: ServerError.Kind, _ message: String) -> ServerError {
    ServerError(kind, address: address.url, message: message)
  }
}
