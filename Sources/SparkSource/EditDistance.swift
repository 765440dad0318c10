/// How many letters are wrong.
public enum EditDistance {
  /// How many bytes have to be inserted, deleted, replaced or swapped with their neighbour; nil for
  /// more than a limit.
  ///
  /// A row is worked out only where its cells can be within the limit, so that it takes the length
  /// of a text times the limit. This is the optimal string alignment distance: no byte changes
  /// twice.
  static func within(_ limit: Int, from a: [UInt8], to b: [UInt8]) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    let beyond = limit + 1
    var older = [Int](repeating: beyond, count: b.count + 1)
    var previous = (0...b.count).map { min($0, beyond) }
    var current = older
    for i in a.indices {
      let first = max(0, i - limit)
      let last = min(b.count, i + 1 + limit)
      var least = beyond
      if first == 0 {
        current[0] = min(i + 1, beyond)
        least = current[0]
      } else {
        current[first] = beyond
      }
      for j in first..<max(first, last) {
        var cost = min(
          previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1, beyond)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        current[j + 1] = cost
        least = min(least, cost)
      }
      if last < b.count { current[last + 1] = beyond }
      guard least < beyond else { return nil }
      (older, previous, current) = (previous, current, older)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }

  /// The name next to a word that is none of them, in capitals or not; nil where a third of its
  /// letters is wrong in every one.
  public static func nearest(to word: String, among names: [String]) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard wanted.count <= 100 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let limit = min(max(1, name.utf8.count / 3), (best?.distance ?? .max) - 1)
      if let distance = within(limit, from: wanted, to: Array(name.lowercased().utf8)) {
        best = (name, distance)
      }
    }
    return best?.name
  }
}
