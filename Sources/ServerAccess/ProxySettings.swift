/// The proxy for an address, from the variables that other programs read as well: `http_proxy`,
/// `https_proxy`, `all_proxy` and `no_proxy`, in small or capital letters.
///
/// `HTTP_PROXY` in capital letters does not count: on a web server a client could set it.
package struct ProxySettings: Sendable {
  private let environment: [String: String]

  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// Host and port, and the name and password that the proxy wants; nil for a direct connection.
  package func proxy(
    for address: ServerAddress
  ) -> (host: String, port: Int, userInformation: String?)? {
    guard !isExempt(address.host) else { return nil }
    let names =
      address.scheme == "https"
      ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
      : ["http_proxy", "all_proxy", "ALL_PROXY"]
    guard let value = names.lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }),
      let proxy = ServerAddress(value.contains("://") ? value : "http://" + value)
    else { return nil }
    return (proxy.host, proxy.port, proxy.userInformation)
  }

  /// Whether `no_proxy` names the host or a domain that it is in; `*` is every host.
  private func isExempt(_ host: String) -> Bool {
    let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    let host = host.lowercased()
    return list.split { $0 == "," || $0.isWhitespace }.contains { entry in
      let name = entry.lowercased().drop { $0 == "." }
      return entry == "*" || (!name.isEmpty && (host == name || host.hasSuffix("." + name)))
    }
  }
}
