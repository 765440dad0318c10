import TestSupport
import Testing
import Watch

@Suite struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(in: Array(text.utf8))
  }

  @Test(
    "Sequences of a terminal are keys",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
      ("\u{1B}[D", .left), ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end),
      ("\u{1B}[F", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
      ("\u{1B}[Z", .backTab), ("\t", .tab), ("\r", .enter), ("\n", .enter), ("\u{1B}", .escape),
      ("\u{3}", .control("c")), ("q", .character("q")), ("ü", .character("ü")),
      ("漢", .character("漢")), ("🧨", .character("🧨")),
    ])
  func named(text: String, key: Key) {
    #expect(keys(text) == [key])
  }

  @Test("Several keys that come at once are several")
  func several() {
    #expect(keys("jj\u{1B}[Aq") == [.character("j"), .character("j"), .up, .character("q")])
  }

  @Test("A key that comes in pieces is one")
  func pieces() {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in Array("j漢".utf8) { found += decoder.keys(in: [byte]) }
    #expect(found == [.character("j"), .character("漢")])
    #expect(decoder.keys(in: Array("\u{1B}[".utf8)) == [])
    #expect(decoder.keys(in: Array("5~".utf8)) == [.pageUp])
  }

  @Test("Sequences that are no key of a list are passed over whole")
  func others() {
    #expect(keys("\u{1B}[15~a") == [.character("a")])
    #expect(keys("\u{1B}[1;5Ab") == [.up, .character("b")])
    #expect(keys("\u{1B}[?1;2ck") == [.character("k")])
    #expect(keys("\u{FF}") == [.character("\u{FF}")])
  }

  @Test("Any bytes in any pieces are read, and nothing piles up")
  func anything() {
    var generator = SeededGenerator(seed: 11)
    var decoder = KeyDecoder()
    for _ in 0..<2000 {
      let count = Int.random(in: 0...12, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = decoder.keys(in: bytes)
    }
    _ = decoder.keys(in: Array("\u{1B}[".utf8) + [UInt8](repeating: 0x3B, count: 1000))
    #expect(decoder.keys(in: Array("q".utf8)) == [.character("q")])
  }
}
