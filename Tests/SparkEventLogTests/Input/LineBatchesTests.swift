import TestSupport
import Testing

@testable import SparkEventLog

/// Lines come whole, in order, and in memory that does not grow with the source.
@Suite struct LineBatchesTests {
  private static func batches(
    _ source: any ByteSource, longestLine: Int = 1 << 20
  ) throws -> (batches: [[UInt8]], oversized: Int, largestBuffer: Int) {
    var batches = LineBatches(source, longestLine: longestLine)
    var buffer: [UInt8] = []
    var all: [[UInt8]] = []
    var largest = 0
    while let count = try batches.next(into: &buffer) {
      largest = max(largest, buffer.count)
      if count > 0 { all.append(Array(batches.taken(buffer)[..<count])) }
    }
    #expect(batches.isAtEnd)
    return (all, batches.oversizedLines, largest)
  }

  private static func line(_ length: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: "x"), count: length) + [UInt8(ascii: "\n")]
  }

  @Test("whatever the reads", arguments: [1000, 4096, 99_991, .max])
  func steps(_ step: Int) throws {
    let lines = (0..<3000).flatMap { Self.line(($0 * 37) % 1500) } + Array("end".utf8)
    let found = try Self.batches(MemorySource(lines, step: step))
    #expect(found.batches.flatMap(\.self) == lines)
    #expect(found.batches.count > 2)
    #expect(found.batches.dropLast().allSatisfy { $0.last == UInt8(ascii: "\n") })
    #expect(found.oversized == 0)
    #expect(found.largestBuffer == LineBatches.usualSize)
  }

  @Test("a line longer than the buffer is whole, and the buffer stays as it is")
  func longLine() throws {
    let long = Self.line(LineBatches.usualSize + 5)
    let short = (0..<600).flatMap { _ in Self.line(2000) }
    let text = Self.line(10) + long + short
    var batches = LineBatches(MemorySource(text), longestLine: 1 << 20)
    var buffer: [UInt8] = []
    var all: [UInt8] = []
    while let count = try batches.next(into: &buffer) { all += batches.taken(buffer)[..<count] }
    #expect(all == text)
    #expect(buffer.count == LineBatches.usualSize)
  }

  @Test("a line over the limit is passed over, and the others are not", arguments: [777, .max])
  func oversizedLine(_ step: Int) throws {
    let text = Self.line(3) + Self.line(3 << 20) + Self.line(4) + Self.line(2 << 20) + Self.line(5)
    let found = try Self.batches(MemorySource(text, step: step))
    #expect(found.batches.flatMap(\.self) == Self.line(3) + Self.line(4) + Self.line(5))
    #expect(found.oversized == 2)
    #expect(found.largestBuffer == LineBatches.usualSize)
  }

  @Test("the limit is that of the line without its end", arguments: [-1, 0, 1], [true, false])
  func atTheLimit(_ more: Int, _ hasEnd: Bool) throws {
    let limit = 1 << 20
    let last = Self.line(limit + more)
    let text = Self.line(7) + last + Self.line(3) + (hasEnd ? last : last.dropLast())
    let found = try Self.batches(MemorySource(text, step: 60_000), longestLine: limit)
    #expect(found.batches.flatMap(\.self) == (more > 0 ? Self.line(7) + Self.line(3) : text))
    #expect(found.oversized == (more > 0 ? 2 : 0))
  }

  @Test("lines of every length around the buffer's, one after the other", arguments: 0..<6)
  func longAmongShort(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text: [UInt8] = []
    while text.count < 6 << 20 {
      let isLong = Int.random(in: 0..<40, using: &random) == 0
      text += Self.line(Int.random(in: 0..<(isLong ? 1 << 20 : 30_000), using: &random))
    }
    text += Array("end".utf8)
    let step = Int.random(in: 1000..<1_000_000, using: &random)
    let found = try Self.batches(MemorySource(text, step: step))
    #expect(found.batches.flatMap(\.self) == text)
    #expect(found.oversized == 0)
  }

  @Test("a source without a line end gives back control")
  func endless() throws {
    var batches = LineBatches(EndlessSource(0x78), longestLine: 1 << 20)
    var buffer: [UInt8] = []
    for _ in 0..<20 { #expect(try batches.next(into: &buffer) == 0) }
    #expect(batches.oversizedLines == 1)
    #expect(!batches.isAtEnd)
  }

  @Test("nothing of nothing")
  func empty() throws {
    #expect(try Self.batches(MemorySource([])).batches.isEmpty)
    #expect(try Self.batches(MemorySource([0x0A])).batches == [[0x0A]])
  }
}

extension LineBatches {
  /// Where the lines of the last batch lie.
  func taken(_ buffer: [UInt8]) -> [UInt8] { isLong ? longLine : buffer }
}
