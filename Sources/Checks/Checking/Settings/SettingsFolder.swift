/// The folder that patterns of paths begin at, and how paths are written from it.
public struct SettingsFolder: Hashable, Sendable {
  /// The names of the folder, from the root.
  private let names: [String]
  /// The names of the folder that other paths begin at.
  private let current: [String]

  /// A folder.
  /// - Parameters:
  ///   - path: The folder, absolute, or from `current`.
  ///   - current: The folder that relative paths begin at, absolute.
  public init(_ path: String, current: String) {
    self.current = Self.names(of: current, from: [])
    names = Self.names(of: path, from: self.current)
  }

  /// The names of a path below the folder; nil for one outside. Links are not followed.
  public func relative(_ path: String) -> [String]? {
    let all = Self.names(of: path, from: current)
    guard all.starts(with: names), all.count > names.count else { return nil }
    return Array(all[names.count...])
  }

  private static func names(of path: String, from current: [String]) -> [String] {
    var names = path.hasPrefix("/") ? [] : current
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
    }
    return names
  }
}
