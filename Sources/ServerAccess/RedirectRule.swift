/// Where a redirection may lead: to the same host, and never from TLS to none.
///
/// A login is for the host that a person named. Another host must be named by a person as well.
package enum RedirectRule {
  /// A request follows so many redirections, one after the other.
  package static let most = 5

  /// What to do about a redirection.
  package enum Verdict: Hashable, Sendable {
    /// Ask there.
    case follow(ServerAddress)
    /// It leads to another server, whose address a person can give.
    case elsewhere(ServerAddress)
    /// It leads to no address.
    case nowhere
  }

  /// Whether a status says that what is wanted is at the address of the header `Location`.
  package static func isRedirection(_ status: UInt) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }

  /// What to do about a redirection from an address.
  ///
  /// - Parameters:
  ///   - location: The header `Location` of the answer (RFC 9110, section 10.2.2).
  ///   - address: What was asked for.
  /// - Returns: Whether to ask there.
  package static func verdict(on location: String?, from address: ServerAddress) -> Verdict {
    guard let location, let next = resolved(location, from: address) else { return .nowhere }
    let isSameHost = next.host.lowercased() == address.host.lowercased()
    guard isSameHost, next.scheme == address.scheme || next.scheme == "https" else {
      return .elsewhere(next)
    }
    return .follow(next)
  }

  /// The address that a reference means (RFC 3986, section 5.2), without `.` and `..`, which
  /// servers do not send. A login is kept, and one that the reference brings is not believed.
  private static func resolved(_ location: String, from address: ServerAddress) -> ServerAddress? {
    var next: ServerAddress?
    if location.hasPrefix("//") {
      next = ServerAddress("\(address.scheme):\(location)")
    } else if location.contains("://"), !location.hasPrefix("/") {
      next = ServerAddress(location)
    } else if location.hasPrefix("/") {
      next = address.at(String(location.prefix { $0 != "#" }))
    } else if !location.isEmpty {
      let folder = address.path[...(address.path.lastIndex(of: "/") ?? address.path.startIndex)]
      next = address.at(String(folder) + String(location.prefix { $0 != "#" }))
    }
    next?.userInformation = address.userInformation
    return next
  }
}
