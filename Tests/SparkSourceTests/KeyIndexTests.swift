import SparkMemory
import TestSupport
import Testing

@testable import SparkSource

/// The index gives what comparing with every setting gives.
@Suite struct KeyIndexTests {
  private static let index = KeyIndex(ConfigurationKey.all)

  /// Names as people get them wrong: letters and words changed, some of them often.
  private static let names: [String] = {
    var random = SeededGenerator(seed: 7)
    let known = ConfigurationKey.all.flatMap { [$0.name] + $0.deprecatedNames }
    let letters = Array("abcdefgmorsyzABC.012-_é")
    return (0..<300).map { _ in
      var name = Array(known.randomElement(using: &random) ?? "")
      for _ in 0..<Int.random(in: 0...2, using: &random) where !name.isEmpty {
        let place = Int.random(in: 0..<name.count, using: &random)
        let letter = letters.randomElement(using: &random) ?? "x"
        switch Int.random(in: 0..<5, using: &random) {
        case 0: name[place] = letter
        case 1: name.insert(letter, at: place)
        case 2: name.remove(at: place)
        case 3: name.swapAt(place, max(0, place - 1))
        default: name = Array(name[..<place])
        }
      }
      return String(name)
    }
  }()

  @Test("the nearest name is the same, whatever the limit")
  func nearest() {
    for (number, name) in Self.names.enumerated() {
      let folded = Array(name.lowercased().utf8)
      let limit = [1, 2, 1, 0, 2, 3][number % 6]
      #expect(
        Self.index.nearest(to: folded, within: limit)?.name
          == PlainSpelling.nearest(to: folded, within: limit), "\(name)")
    }
  }

  @Test("one wrong letter that the name has nowhere else is found")
  func letters() {
    for (name, meant) in [
      ("spark.executor.memorj", "spark.executor.memory"),
      ("spark.driver.cqres", "spark.driver.cores"),
      ("spark.driver.corez", "spark.driver.cores"), ("spark.driver.cjrez", nil),
    ] {
      #expect(Self.index.nearest(to: Array(name.utf8), within: 1)?.name == meant)
    }
  }

  @Test("the names that begin so are the same")
  func beginning() {
    for name in Self.names + ["", "spark", "spark.", "t", "zzz"] {
      let folded = Array(name.lowercased().utf8)
      #expect(
        Self.index.beginning(with: folded).map(\.name) == PlainSpelling.beginning(with: folded),
        "\(name)")
    }
  }

  @Test("the names with a word more or less are the same")
  func words() {
    var random = SeededGenerator(seed: 11)
    for key in ConfigurationKey.all {
      var words = KeySpelling.words(of: key.name)
      let place = Int.random(in: 0..<words.count, using: &random)
      if Bool.random(using: &random) {
        words.remove(at: place)
      } else {
        words.insert(["sql", "executor", "memory"][place % 3], at: place)
      }
      #expect(
        Self.index.differingByAWord(from: words, least: 2).map(\.name)
          == PlainSpelling.differingByAWord(from: words, least: 2), "\(words)")
    }
  }
}
