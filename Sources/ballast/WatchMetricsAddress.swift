import ArgumentParser

/// Where metrics are served: `:9464`, `9464`, `HOST:9464` or `[::1]:9464`.
struct MetricsAddress: Hashable, ExpressibleByArgument {
  /// Who can ask without being told: this machine only.
  static let usualHost = "127.0.0.1"

  let host: String
  /// 0 lets the system choose.
  let port: Int

  init?(argument: String) {
    let colon = argument.lastIndex(of: ":")
    let digits = colon.map { argument[argument.index(after: $0)...] } ?? argument[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(digits)
    else { return nil }
    var host = colon.map { argument[..<$0] } ?? ""
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    self.host = host.isEmpty ? Self.usualHost : String(host)
    self.port = Int(port)
  }
}
