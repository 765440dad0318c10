import TestSupport
import Testing

@testable import SparkEventLog

/// What is skipped 64 bytes at a time ends where a walk over each byte ends.
@Suite struct SkippedContainerTests {
  private static func skipped(_ bytes: [UInt8]) -> Int? {
    // Every element is an initialized byte, so every byte may be seen.
    var cursor = unsafe JSONCursor(bytes.span.bytes)
    do {
      try cursor.skipContainer()
      return cursor.position
    } catch {
      return nil
    }
  }

  @Test(
    "at every length around a block", arguments: [0, 1, 30, 62, 63, 64, 65, 126, 127, 128, 200])
  func lengths(_ length: Int) {
    let filling = [UInt8](repeating: UInt8(ascii: "a"), count: length)
    let text = Array("[\"".utf8) + filling + Array("\"]".utf8)
    #expect(Self.skipped(text) == text.count)
    #expect(Self.skipped(text + Array(",1]".utf8)) == text.count)
    #expect(Self.skipped(text.dropLast()) == nil)
  }

  @Test("with escapes wherever they fall", arguments: 0..<130)
  func escapes(_ length: Int) {
    let filling = [UInt8](repeating: UInt8(ascii: "a"), count: length)
    for text in [#"\"]"#, #"\\"#, #"\\\"}"#, #"\\\\"#] {
      let whole = Array("[{\"".utf8) + filling + Array(text.utf8) + Array("\"}]".utf8)
      #expect(Self.skipped(whole + filling) == whole.count)
    }
  }

  @Test("however deep it is")
  func depth() {
    let text =
      [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
      + [UInt8](repeating: UInt8(ascii: "]"), count: 100_000)
    #expect(Self.skipped(text) == text.count)
    #expect(Self.skipped(text.dropLast()) == nil)
    #expect(Self.skipped(text + text) == text.count)
  }

  /// Mostly what decides, so that every order of quotes, backslashes and brackets comes.
  @Test("in random bytes", arguments: 0..<20 as Range<UInt64>)
  func randomBytes(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array(#"{}[]""\\ab,: "#.utf8) + [0, 0x1B, 0x3B, 0x7F, 0xDB, 0xFB, 0xDD]
    var ended = 0
    for _ in 0..<500 {
      let length = Int.random(in: 0...300, using: &random)
      let body = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let text = [UInt8(ascii: "[")] + body
      let wanted = ContainerWalk.end(of: text)
      #expect(Self.skipped(text) == wanted)
      ended += wanted == nil ? 0 : 1
    }
    #expect(ended > 100)
  }
}
