#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How to log in to a server: from its address, the environment, or netrc, the first that there is.
///
/// Nothing of it is ever part of a message.
package struct ServerLogins: Sendable {
  /// A netrc above this size, in bytes, is none.
  static let largestNetrc = 1 << 20

  private let environment: [String: String]

  /// Logins as a process with these variables has them.
  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// The value of the header `Authorization` for a server; nil where no login is known.
  ///
  /// `BALLAST_HTTP_TOKEN` is a bearer token (RFC 6750); `BALLAST_HTTP_USER` and
  /// `BALLAST_HTTP_PASSWORD`, an address and netrc have a name and a password (RFC 7617).
  package func authorization(for address: ServerAddress) -> String? {
    if let user = address.userInformation {
      return Self.basic(percentDecoded(user.contains(":") ? user : user + ":"))
    }
    if let token = variable("BALLAST_HTTP_TOKEN") {
      // A line end would begin another header.
      return "Bearer " + token.filter { !$0.isNewline }
    }
    if let user = variable("BALLAST_HTTP_USER") {
      return Self.basic(Array("\(user):\(environment["BALLAST_HTTP_PASSWORD"] ?? "")".utf8))
    }
    guard let login = netrc()?.login(for: address.host), !login.name.isEmpty else { return nil }
    return Self.basic(Array("\(login.name):\(login.password)".utf8))
  }

  /// Name and password, apart by a colon, as the headers of a server and of a proxy have them.
  package static func credentials(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  private static func basic(_ bytes: [UInt8]) -> String {
    "Basic " + credentials(bytes)
  }

  private func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func netrc() -> NetrcFile? {
    guard let named = variable("NETRC") ?? variable("HOME").map({ $0 + "/.netrc" }) else {
      return nil
    }
    let path = URL(filePath: named).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? UInt64, size <= Self.largestNetrc,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    return NetrcFile(String(decoding: data, as: UTF8.self))
  }
}
