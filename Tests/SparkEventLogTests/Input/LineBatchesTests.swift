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
      if count > 0 { all.append(Array(buffer[..<count])) }
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

  @Test("a line longer than the buffer is whole, and its room is given back")
  func longLine() throws {
    let long = Self.line(LineBatches.usualSize + 5)
    let short = (0..<600).flatMap { _ in Self.line(2000) }
    let text = Self.line(10) + long + short
    var batches = LineBatches(MemorySource(text), longestLine: 1 << 20)
    var buffer: [UInt8] = []
    var all: [UInt8] = []
    while let count = try batches.next(into: &buffer) { all += buffer[..<count] }
    #expect(all == text)
    #expect(buffer.count == LineBatches.usualSize)
  }

  @Test("a line over the limit is passed over, and the others are not", arguments: [777, .max])
  func oversizedLine(_ step: Int) throws {
    let text = Self.line(3) + Self.line(3 << 20) + Self.line(4) + Self.line(2 << 20) + Self.line(5)
    let found = try Self.batches(MemorySource(text, step: step))
    #expect(found.batches.flatMap(\.self) == Self.line(3) + Self.line(4) + Self.line(5))
    #expect(found.oversized == 2)
    #expect(found.largestBuffer <= (1 << 20) + 1)
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
