internal import SparkMemory

/// The names of settings, laid out so that those near to a name are found without looking at all.
struct KeyIndex: Sendable {
  /// A name that is read, and the setting it means.
  struct Entry: Sendable {
    /// The name to write.
    let name: String
    /// Whether it is that name, and not an older one.
    let isCurrent: Bool
    let folded: [UInt8]
    let letters: UInt64
  }

  /// In the order of the table.
  private let entries: [Entry]
  /// By the length of the name.
  private let byLength: [Int: [Int]]
  /// In the order of the folded names.
  private let sorted: [Int]
  /// Current names by their words, and by their words without one of them.
  private let byWords: [[String]: [Int]]
  private let byWordsButOne: [[String]: [Int]]

  /// An index of settings and their older names.
  init(_ keys: [ConfigurationKey]) {
    var entries: [Entry] = []
    var byWords: [[String]: [Int]] = [:]
    var byWordsButOne: [[String]: [Int]] = [:]
    for key in keys {
      for spelling in [key.name] + key.deprecatedNames {
        let folded = Array(spelling.lowercased().utf8)
        let index = entries.count
        entries.append(
          Entry(
            name: key.name, isCurrent: spelling == key.name, folded: folded,
            letters: Self.letters(of: folded)))
        guard spelling == key.name else { continue }
        let words = KeySpelling.words(of: spelling)
        byWords[words, default: []].append(index)
        for shorter in Set(words.indices.map { Self.without($0, of: words) }) {
          byWordsButOne[shorter, default: []].append(index)
        }
      }
    }
    self.entries = entries
    self.byWords = byWords
    self.byWordsButOne = byWordsButOne
    byLength = Dictionary(grouping: entries.indices) { entries[$0].folded.count }
    sorted = entries.indices.sorted {
      entries[$0].folded.lexicographicallyPrecedes(entries[$1].folded)
    }
  }

  /// The first of the names with the fewest wrong letters, and no more than so many.
  func nearest(to folded: [UInt8], within limit: Int) -> Entry? {
    let letters = Self.letters(of: folded)
    var best: (index: Int, distance: Int)?
    for length in max(0, folded.count - limit)...(folded.count + limit) {
      for index in byLength[length] ?? [] {
        let entry = entries[index]
        let most = best?.distance ?? limit
        // A wrong letter takes one away and brings one in.
        guard (entry.letters ^ letters).nonzeroBitCount <= 2 * most,
          let distance = EditDistance.within(most, from: folded, to: entry.folded),
          best.map({ (distance, index) < ($0.distance, $0.index) }) ?? true
        else { continue }
        best = (index, distance)
      }
    }
    return best.map { entries[$0.index] }
  }

  /// The names that begin with a text, in the order of the table.
  func beginning(with folded: [UInt8]) -> [Entry] {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if entries[sorted[middle]].folded.lexicographicallyPrecedes(folded) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return sorted[low...].prefix { entries[$0].folded.starts(with: folded) }.sorted()
      .map { entries[$0] }
  }

  /// The current names that have one word more than these, or one less, with more than `least`
  /// words in both; in the order of the table.
  func differingByAWord(from words: [String], least: Int) -> [Entry] {
    guard words.count > least else { return [] }
    var found = Set(byWordsButOne[words] ?? [])
    if words.count - 1 > least {
      for index in words.indices {
        found.formUnion(byWords[Self.without(index, of: words)] ?? [])
      }
    }
    return found.sorted().map { entries[$0] }
  }

  private static func without(_ index: Int, of words: [String]) -> [String] {
    Array(words[..<index] + words[(index + 1)...])
  }

  /// Which bytes a name has, sixty-four kinds of them told apart.
  private static func letters(of folded: [UInt8]) -> UInt64 {
    folded.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}
