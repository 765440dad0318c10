/// A pattern of paths below a folder.
///
/// `*` stands for any letters of one name, `?` for one, and `**` as a whole name for any folders, none
/// too. A pattern without a slash, but at its end, means that name in any folder; any other begins at
/// the folder. What names a folder means everything in it. Capitals are told apart.
public struct PathPattern: Hashable, Sendable, CustomStringConvertible {
  /// The pattern as it is written.
  public let description: String
  /// The names of the path; nil for `**`.
  private let parts: [[Character]?]
  /// Whether it means only what is below, as `conf/**` does.
  private let isBelow: Bool

  /// The pattern that a text is; nil for an empty one, for one that leads out of the folder, and for
  /// one with the brackets, braces or `!` that other tools' patterns have.
  public init?(_ text: String) {
    description = text
    var names = text.split(separator: "/").filter { $0 != "." }
    guard !names.isEmpty, !names.contains(".."), !text.contains(where: "[]{}!\\".contains) else {
      return nil
    }
    if !text.drop(while: { $0 != "/" }).contains(where: { $0 != "/" }), !text.hasPrefix("/") {
      names.insert("**", at: 0)
    }
    isBelow = names.last == "**"
    while names.last == "**" { names.removeLast() }
    parts = names.map { $0 == "**" ? nil : Array($0) }
  }

  /// Whether a path, in names, is meant, or a folder above it.
  public func matches(_ path: [String]) -> Bool {
    if parts.isEmpty { return !path.isEmpty }
    // What can be reached: how many parts of the pattern are used up.
    var reached = closure([0])
    for (index, name) in path.enumerated() {
      let name = Array(name)
      var next: Set<Int> = []
      for used in reached where used < parts.count {
        guard let part = parts[used] else {
          next.insert(used)
          continue
        }
        if Self.matches(part, name) { next.insert(used + 1) }
      }
      reached = closure(next)
      if reached.contains(parts.count), !isBelow || index + 1 < path.count { return true }
    }
    return false
  }

  /// `**` may also stand for no folder.
  private func closure(_ reached: Set<Int>) -> Set<Int> {
    var reached = reached
    for index in parts.indices where parts[index] == nil && reached.contains(index) {
      reached.insert(index + 1)
    }
    return reached
  }

  /// Whether a name is what a part says; in at most the product of both lengths.
  private static func matches(_ part: [Character], _ name: [Character]) -> Bool {
    var (i, j) = (0, 0)
    var star: (part: Int, name: Int)?
    while j < name.count {
      if i < part.count, part[i] == "*" {
        star = (i, j)
        i += 1
      } else if i < part.count, part[i] == "?" || part[i] == name[j] {
        i += 1
        j += 1
      } else if let last = star {
        i = last.part + 1
        j = last.name + 1
        star = (last.part, j)
      } else {
        return false
      }
    }
    return part[i...].allSatisfy { $0 == "*" }
  }
}
