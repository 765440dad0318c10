/// An address on a server: what to ask for, and how to name it.
package struct ServerAddress: Hashable, Sendable {
  /// `http` or `https`.
  package let scheme: String
  /// Host and port, as given.
  package let authority: String
  /// The host without its port.
  package let host: String
  /// The port, or that of the scheme: 1 to 65535.
  package let port: Int
  /// Name and password, where the address has them, separated by a colon and still encoded.
  package var userInformation: String?
  /// Path and query.
  package var target: String

  /// An address; nil for anything that does not begin with `http://` or `https://`, or that names
  /// no host, or a port that there cannot be.
  package init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...].prefix { $0 != "#" }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var place = rest[..<end]
    if let at = place.lastIndex(of: "@") {
      userInformation = String(place[..<at])
      place = place[place.index(after: at)...]
    }
    guard let parts = Self.parts(of: place) else { return nil }
    authority = String(place)
    host = String(parts.host)
    port = parts.port ?? (scheme == "https" ? 443 : 80)
    let path = rest[end...]
    target = path.hasPrefix("/") ? String(path) : "/\(path)"
  }

  /// Whether a text is meant as an address, be it one or not.
  package static func isMeant(by text: String) -> Bool {
    let start = text.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  /// Host and port, where there is one (RFC 3986, section 3.2); nil for what cannot be asked.
  private static func parts(of authority: Substring) -> (host: Substring, port: Int?)? {
    var host = authority.prefix { $0 != ":" }
    var rest = authority[host.endIndex...]
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[..<end].dropFirst()
      rest = authority[end...].dropFirst()
    }
    guard !host.isEmpty else { return nil }
    if rest.isEmpty { return (host, nil) }
    let digits = rest.dropFirst()
    guard rest.first == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(digits), (1...65_535).contains(port)
    else { return nil }
    return (host, port)
  }

  /// The address without a password: what is asked for, and how messages name it.
  package var url: String { "\(scheme)://\(authority)\(target)" }

  /// The address as messages name one that somebody else gave: a query may hold a secret.
  package var urlWithoutQuery: String { "\(scheme)://\(authority)\(path)" }

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
