/// An address on a server: what to ask for, and how to name it.
package struct ServerAddress: Hashable, Sendable {
  /// `http` or `https`.
  package var scheme: String
  /// Host and port, as given.
  package var authority: String
  /// Name and password, where the address has them, separated by a colon and still encoded.
  package var userInformation: String?
  /// Path and query.
  package var target: String

  /// An address; nil for anything that does not begin with `http://` or `https://`.
  package init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...].prefix { $0 != "#" }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let host = rest[..<end]
    if let at = host.lastIndex(of: "@") {
      userInformation = String(host[..<at])
      authority = String(host[host.index(after: at)...])
    } else {
      authority = String(host)
    }
    guard !authority.isEmpty else { return nil }
    let path = rest[end...]
    target = path.hasPrefix("/") ? String(path) : "/\(path)"
  }

  /// The address without a password: what is asked for, and how messages name it.
  package var url: String { "\(scheme)://\(authority)\(target)" }

  /// The address as messages name one that somebody else gave: a query may hold a secret.
  package var urlWithoutQuery: String { "\(scheme)://\(authority)\(path)" }

  /// The host without its port.
  package var host: String {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return String(authority[authority.index(after: authority.startIndex)..<end])
    }
    return String(authority.prefix { $0 != ":" })
  }

  /// The port, or that of the scheme.
  package var port: Int {
    let behind = authority.split(separator: "]", omittingEmptySubsequences: false).last ?? ""
    let written = behind.lastIndex(of: ":").flatMap { Int(behind[behind.index(after: $0)...]) }
    return written ?? (scheme == "https" ? 443 : 80)
  }

  /// The target without its query.
  package var path: Substring { target.prefix { $0 != "?" } }

  /// The same server, with another path and query.
  package func at(_ target: String) -> ServerAddress {
    var other = self
    other.target = target
    return other
  }
}

/// The bytes that a part of an address stands for (RFC 3986, section 2.1).
package func percentDecoded(_ text: String) -> [UInt8] {
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
