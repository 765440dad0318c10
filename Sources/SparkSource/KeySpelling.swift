internal import SparkMemory

/// Finds the setting that a misspelt name was meant to be.
public enum KeySpelling {
  /// How many letters may be wrong.
  static let tolerance = 2

  /// The known setting next to a name that is not known; nil when the name is known, or is not near
  /// to any, so that settings which the table lacks are never taken for errors.
  public static func correction(of name: String) -> String? {
    guard ConfigurationKey.named(name) == nil, name.utf8.count <= 200 else { return nil }
    let candidates = ConfigurationKey.all.map(\.name)
    if !name.hasPrefix("spark."), candidates.contains("spark." + name) { return "spark." + name }
    let folded = name.lowercased()
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(from: folded, to: candidate.lowercased())
      guard distance <= tolerance, distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// How many letters have to be inserted, deleted, replaced or swapped with their neighbour.
  static func distance(from left: String, to right: String) -> Int {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
        var least = min(previous[j + 1] + 1, current[j] + 1, replaced)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, older[j - 1] + 1)
        }
        current.append(least)
      }
      older = previous
      previous = current
    }
    return previous[b.count]
  }
}
