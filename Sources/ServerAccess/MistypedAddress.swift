/// A text that was meant as an address and is none, and what to do about it.
///
/// Where it is wrong cannot be known, and so neither where a password in it begins and ends.
package struct MistypedAddress: Error, Hashable, Sendable, CustomStringConvertible {
  /// How messages name it: without anything that may be a login.
  package let name: String

  /// The fault of a text; nil for an address, and for what is not meant as one.
  package init?(_ text: String) {
    guard ServerAddress.isMeant(by: text), ServerAddress(text) == nil,
      let mark = text.firstRange(of: "://")
    else { return nil }
    name = text[..<mark.upperBound] + Self.withoutLogin(text[mark.upperBound...])
  }

  /// What stands behind a login. Where nothing does, what may be a password and is no port is left
  /// out.
  private static func withoutLogin(_ text: Substring) -> String {
    if let at = text.lastIndex(of: "@") { return "…" + text[at...] }
    let end = text.firstIndex { "/?#".contains($0) } ?? text.endIndex
    guard let colon = text[..<end].lastIndex(of: ":") else { return String(text) }
    let port = text[text.index(after: colon)..<end]
    return port.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(text) : text[...colon] + "…"
  }

  /// Name and fault in one line.
  package var description: String {
    "\(name): is no address; write http://HOST:PORT/PATH, with a port from 1 to 65535, and in a "
      + "login %2F for /, %3F for ?, %23 for # and %40 for @"
  }
}
