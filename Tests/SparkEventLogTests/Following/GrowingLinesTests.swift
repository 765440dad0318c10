import TestSupport
import Testing

@testable import SparkEventLog

@Suite struct GrowingLinesTests {
  private func read(
    _ text: String, step: Int, usualSize: Int = 8, longestLine: Int = 20
  ) throws -> (lines: [String], passedOver: Int) {
    var lines = GrowingLines(
      MemorySource(Array(text.utf8), step: step), usualSize: usualSize, longestLine: longestLine)
    var found: [String] = []
    var passedOver = 0
    while try lines.next({ buffer, count in
      found += String(decoding: buffer[..<count], as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }) {
      passedOver += lines.takePassedOver()
    }
    return (found, passedOver + lines.takePassedOver())
  }

  @Test("Lines are whole, however small the reads and the buffer are", arguments: 1...12)
  func whole(step: Int) throws {
    let text = "one\ntwo and three\n\nfour\na last one without end"
    let read = try read(text, step: step, longestLine: 100)
    #expect(read.lines == ["one", "two and three", "four", "a last one without end"])
    #expect(read.passedOver == 0)
  }

  @Test(
    "A line above the limit is passed over and counted, and the next is read", arguments: 1...12)
  func oversized(step: Int) throws {
    let text = "one\n" + String(repeating: "x", count: 100) + "\ntwo\n"
    let read = try read(text, step: step)
    #expect(read.lines == ["one", "two"])
    #expect(read.passedOver == 1)
  }

  @Test("A line is given as soon as its end is there")
  func promptly() throws {
    var lines = GrowingLines(MemorySource(Array("one\ntw".utf8)), usualSize: 1 << 20)
    var given: [Int] = []
    let mayContinue = try lines.next { _, count in given.append(count) }
    #expect(mayContinue)
    #expect(given == [4])
  }
}
