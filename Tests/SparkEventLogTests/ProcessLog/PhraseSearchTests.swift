import Testing
import TestSupport

@testable import SparkEventLog

@Suite struct PhraseSearchTests {
  private func finds(_ search: PhraseSearch, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    // Every element is an initialized byte, so every byte may be seen.
    return unsafe search.finds(in: bytes.span.bytes)
  }

  @Test("finds phrases that overlap, lie within one another, or begin again")
  func phrases() {
    let search = PhraseSearch(["he", "she", "hers", "abab"])
    for text in ["he", "ushers", "xxhe", "aababx", "ababab", "sshe"] {
      #expect(finds(search, text), "\(text)")
    }
    for text in ["", "h", "ab", "aba", "abba", "sh", "xyz"] {
      #expect(!finds(search, text), "\(text)")
    }
    #expect(!finds(PhraseSearch([]), "anything"))
  }

  @Test("agrees with searching for one phrase after the other")
  func secondOpinion() {
    var generator = SeededGenerator(seed: 3)
    func word(_ length: ClosedRange<Int>) -> String {
      let count = Int.random(in: length, using: &generator)
      return String((0..<count).map { _ in "abc".randomElement(using: &generator) ?? "a" })
    }
    for _ in 0..<200 {
      let phrases = (0..<4).map { _ in word(1...5) }
      let search = PhraseSearch(phrases)
      let text = word(0...12)
      #expect(finds(search, text) == phrases.contains { text.contains($0) })
    }
  }
}
