import Testing

@testable import SparkEventLog

@Suite struct TextLinesTests {
  private func lines(_ text: String, limit: Int = 8, step: Int = .max) throws -> [String] {
    var lines: [String] = []
    let damage = try TextLines.forEach(
      in: MemorySource(Array(text.utf8), step: step), name: "x", limit: limit
    ) {
      lines.append($0.text(limit: 100))
      return true
    }
    #expect(damage == nil)
    return lines
  }

  @Test("every line is given, empty ones too", arguments: [1, 3, 1000])
  func all(step: Int) throws {
    #expect(try lines("", step: step) == [])
    #expect(try lines("a\n\nb\n", step: step) == ["a", "", "b"])
    #expect(try lines("a\n\nb", step: step) == ["a", "", "b"])
    #expect(try lines("1234567\n12345678\n1\n", step: step) == ["1234567", "12345678", "1"])
  }

  @Test("a long line is cut, and the next one is whole", arguments: [1, 3, 1000])
  func long(step: Int) throws {
    #expect(
      try lines("123456789abcdefghijkl\nnext\n", step: step) == ["12345678", "next"])
    #expect(try lines("123456789abcdefghijkl", step: step) == ["12345678"])
  }

  @Test("who wants no more gets no more")
  func enough() throws {
    var count = 0
    _ = try TextLines.forEach(in: MemorySource(Array("a\nb\nc\n".utf8)), name: "x") { _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test("a line without an end takes no more memory than the limit")
  func bounded() throws {
    let source = LimitedSource(count: 64)
    var lengths: [Int] = []
    _ = try TextLines.forEach(in: source, name: "x") {
      lengths.append($0.byteCount)
      return true
    }
    #expect(lengths == [TextLines.longestLine])
    #expect(source.largestBuffer == TextLines.longestLine)
  }
}

/// So many MiB without a line end.
private final class LimitedSource: ByteSource {
  private var rest: Int
  private(set) var largestBuffer = 0
  let damage: SourceDamage? = nil

  init(count mebibytes: Int) { rest = mebibytes << 20 }

  func read(into buffer: inout [UInt8], at offset: Int) throws(EventLogError) -> Int {
    // What the codec looks at first is small.
    largestBuffer = max(largestBuffer, buffer.count)
    let count = min(rest, buffer.count - offset)
    for index in offset..<(offset + count) { buffer[index] = 0x61 }
    rest -= count
    return count
  }
}
