import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A path with wildcards, for the person whose shell was told not to replace them: `*` for any
/// characters of a name, `?` for one, `[a-z]` and `[!a-z]` for one of a set.
///
/// A wildcard at the beginning of a name does not stand for a dot, as in a shell.
public struct PathPattern: Sendable {
  private let text: String

  /// A pattern; every text is one.
  public init(_ text: String) {
    self.text = text
  }

  /// The paths that a person means by an argument: the argument itself where it exists or has no
  /// wildcard, else what it matches, in order; the argument again where that is nothing.
  public static func paths(meantBy argument: String) -> [String] {
    guard argument.contains(where: { "*?[".contains($0) }),
      (try? FilePath(argument).stat()) == nil
    else { return [argument] }
    let matches = PathPattern(argument).matches()
    return matches.isEmpty ? [argument] : matches
  }

  /// The paths that exist and match, in order.
  public func matches() -> [String] {
    let names = text.split(separator: "/")
    var paths = [text.hasPrefix("/") ? "/" : ""]
    for name in names {
      paths = paths.flatMap { Self.extensions(of: $0, by: String(name)) }
    }
    return names.isEmpty ? [] : paths.sorted(by: precedesNaturally)
  }

  private static func extensions(of path: String, by name: String) -> [String] {
    let pattern = Array(name.unicodeScalars)
    guard pattern.contains(where: { "*?[".unicodeScalars.contains($0) }) else {
      let whole = path + (path.isEmpty || path.hasSuffix("/") ? "" : "/") + name
      return (try? FilePath(whole).stat()) == nil ? [] : [whole]
    }
    let directory = path.isEmpty ? "." : path
    let found = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return found.filter { matches($0, pattern) }
      .map { path + (path.isEmpty || path.hasSuffix("/") ? "" : "/") + $0 }
  }

  /// Whether a name without slashes matches. Takes time in proportion to both lengths multiplied.
  static func matches(_ name: String, _ pattern: [Unicode.Scalar]) -> Bool {
    if name.hasPrefix("."), pattern.first != "." { return false }
    let text = Array(name.unicodeScalars)
    var (at, inPattern) = (0, 0)
    // Where to try again with one character more behind the last star.
    var retry: (at: Int, inPattern: Int)?
    while at < text.count {
      if inPattern < pattern.count, pattern[inPattern] == "*" {
        inPattern += 1
        retry = (at, inPattern)
      } else if let length = match(text[at], pattern[inPattern...]) {
        at += 1
        inPattern += length
      } else if let again = retry {
        at = again.at + 1
        inPattern = again.inPattern
        retry = (at, inPattern)
      } else {
        return false
      }
    }
    return pattern[inPattern...].allSatisfy { $0 == "*" }
  }

  /// How much of the pattern one character takes; nil if it does not match.
  private static func match(
    _ character: Unicode.Scalar, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Int? {
    guard let first = pattern.first else { return nil }
    if first == "?" { return 1 }
    guard first == "[" else { return first == character ? 1 : nil }
    var set = pattern.dropFirst()
    let isNegated = set.first == "!" || set.first == "^"
    if isNegated { set = set.dropFirst() }
    // A bracket right at the beginning belongs to the set.
    guard let end = set.dropFirst().firstIndex(of: "]") else {
      return first == character ? 1 : nil
    }
    var members = set[..<end]
    var isMember = false
    while let low = members.popFirst() {
      if members.count > 1, members.first == "-" {
        members = members.dropFirst()
        if let high = members.popFirst(), low <= high, (low...high).contains(character) {
          isMember = true
        }
      } else if low == character {
        isMember = true
      }
    }
    return isMember != isNegated ? end + 1 - pattern.startIndex : nil
  }
}
