package import AsyncHTTPClient
import NIOCore
import NIOSSL

extension HTTPClient.Configuration {
  /// The variable that names a file of certificates to trust instead of the system's, as it does for
  /// OpenSSL.
  static let trustedCertificates = "SSL_CERT_FILE"

  /// What every request here has in common: HTTP/1.1, verified TLS, the proxy of the environment, no
  /// redirection that was not looked at (``RedirectRule``).
  package init(
    for address: ServerAddress, limits: ServerLimits, environment: [String: String]
  ) {
    self.init(
      redirectConfiguration: .disallow,
      timeout: .init(
        connect: TimeAmount(limits.connecting), read: TimeAmount(limits.silence)))
    // A server that refuses once is not asked again: a person decides that.
    connectionPool.retryConnectionEstablishment = false
    httpVersion = .http1Only
    if let file = environment[Self.trustedCertificates], !file.isEmpty {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .file(file)
      tlsConfiguration = tls
    }
    guard let proxy = ProxySettings(environment: environment).proxy(for: address) else { return }
    self.proxy = .server(
      host: proxy.host, port: proxy.port,
      authorization: proxy.userInformation.map {
        .basic(credentials: ServerLogins.credentials(percentDecoded($0)))
      })
  }
}
