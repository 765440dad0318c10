package import AsyncHTTPClient
import NIOCore

extension HTTPClient.Configuration {
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
    guard let proxy = ProxySettings(environment: environment).proxy(for: address) else { return }
    self.proxy = .server(
      host: proxy.host, port: proxy.port,
      authorization: proxy.userInformation.map {
        .basic(credentials: ServerLogins.credentials(percentDecoded($0)))
      })
  }
}
