import TestSupport
import Testing

@testable import SparkEventLog

/// Lines are cut from batches as the reader cuts them.
@Suite struct LinesTests {
  /// The lines, the last one without an end marked.
  private static func lines(
    _ text: String, limit: Int = 100, step: Int = .max
  ) throws -> (lines: [String], oversized: Int, bytes: Int64) {
    var batches = LineBatches(MemorySource(Array(text.utf8), step: step), longestLine: limit)
    var lines: [String] = []
    var oversized = 0
    var buffer: [UInt8] = []
    while let count = try batches.next(into: &buffer) {
      let bytes = batches.taken(buffer)
      oversized += bytes.forEachLine(inFirst: count, longestLine: limit) { line, isLast in
        let text = unsafe line.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
        lines.append(isLast ? text + "…" : text)
      }
    }
    return (lines, oversized + batches.oversizedLines, batches.byteCount)
  }

  @Test(arguments: [1, 2, 3, 1000]) func splits(_ step: Int) throws {
    #expect(try Self.lines("", step: step).lines == [])
    #expect(try Self.lines("\n\n\n", step: step).lines == [])
    #expect(try Self.lines("a\n\nbc\nd", step: step).lines == ["a", "bc", "d…"])
    #expect(try Self.lines("a\r\nb\n", step: step).lines == ["a\r", "b"])
    #expect(try Self.lines("a\n\nbc\nd", step: step).bytes == 7)
  }

  /// Whatever the reads, the limit is the same.
  @Test(arguments: [1, 7, 64, 1000])
  func longLinesAreSkippedAndCounted(_ step: Int) throws {
    let fits = String(repeating: "x", count: 20)
    let long = fits + "y"
    let text = "a\n\(long)\nb\n\(fits)\n\(long)\(long)\nc"
    let found = try Self.lines(text, limit: 20, step: step)
    #expect(found.lines == ["a", "b", fits, "c…"])
    #expect(found.oversized == 2)
    #expect(found.bytes == Int64(text.utf8.count))
  }

  @Test(arguments: [1, 7, 1000]) func aLongLastLine(_ step: Int) throws {
    let found = try Self.lines("a\n" + String(repeating: "x", count: 50), limit: 20, step: step)
    #expect(found.lines == ["a"])
    #expect(found.oversized == 1)
  }

  @Test(arguments: 0..<10) func againstSplitOnRandomText(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = String(
      (0..<3000).map { _ in "ab\n".randomElement(using: &random) ?? "a" })
    let wanted = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    let found = try Self.lines(text, step: Int.random(in: 1...50, using: &random))
    #expect(found.lines.map { $0.replacing("…", with: "") } == wanted)
  }

  /// Lines around the size of the buffer, which grows for them.
  @Test(arguments: [524_287, 524_288, 524_289, 1_000_000]) func linesOfTheBuffersSize(_ size: Int)
    throws
  {
    let long = String(repeating: "x", count: size)
    let found = try Self.lines("a\n\(long)\nb\n\(long)", limit: 1 << 20)
    #expect(found.lines == ["a", long, "b", long + "…"])
  }
}
