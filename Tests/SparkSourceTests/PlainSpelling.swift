import SparkMemory

@testable import SparkSource

/// How names are corrected, said as plainly as can be: every setting is compared with the name.
enum PlainSpelling {
  /// How many bytes have to be inserted, deleted, replaced or swapped with their neighbour.
  static func distance(from a: [UInt8], to b: [UInt8]) -> Int {
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let replaced = rows[i][j] + (a[i] == b[j] ? 0 : 1)
        var least = min(rows[i][j + 1] + 1, row[j] + 1, replaced)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  static func nearest(to name: [UInt8], within limit: Int) -> String? {
    var best: (name: String, distance: Int)?
    // What differs more in length has more letters wrong.
    for other in spellings where abs(other.folded.count - name.count) <= limit {
      let distance = distance(from: name, to: other.folded)
      if distance <= limit, distance < best?.distance ?? .max { best = (other.name, distance) }
    }
    return best?.name
  }

  static func beginning(with name: [UInt8]) -> [String] {
    spellings.filter { $0.folded.starts(with: name) }.map(\.name)
  }

  static func differingByAWord(from words: [String], least: Int) -> [String] {
    ConfigurationKey.all.map(\.name).filter { name in
      let other = KeySpelling.words(of: name)
      let (short, long) = words.count < other.count ? (words, other) : (other, words)
      return short.count > least && long.count == short.count + 1
        && long.indices.contains { index in
          Array(long[..<index] + long[(index + 1)...]) == short
        }
    }
  }

  private static let spellings = ConfigurationKey.all.flatMap { key in
    ([key.name] + key.deprecatedNames).map {
      (name: key.name, folded: Array($0.lowercased().utf8))
    }
  }
}
