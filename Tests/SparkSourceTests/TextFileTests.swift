import Foundation
import TestSupport
import Testing

@testable import SparkSource

@Suite struct TextFileTests {
  /// What is said of a file of these bytes; the text where it is one.
  private func text(of bytes: [UInt8]) throws -> String {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("a.conf").path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      do throws(SourceError) { return try TextFile.text(at: path) } catch {
        return error.problem
      }
    }
  }

  @Test("UTF-8 is read, and what is not becomes U+FFFD")
  func utf8() throws {
    #expect(try text(of: []).isEmpty)
    #expect(try text(of: Array("a é 日\r\n".utf8)) == "a é 日\r\n")
    #expect(try text(of: [0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    #expect(try text(of: Array(repeating: 0x61, count: 4 << 20)).utf8.count == 4 << 20)
  }

  @Test("what is no UTF-8, no text, or too large is refused with what to do")
  func refused() throws {
    #expect(try text(of: [0xFF, 0xFE, 0x61, 0]).contains("UTF-16"))
    #expect(try text(of: [0xFE, 0xFF, 0, 0x61]).contains("write it as UTF-8"))
    #expect(try text(of: [0x61, 0, 0x62]).contains("not a text"))
    #expect(try text(of: Array(repeating: 0x61, count: (4 << 20) + 1)).contains("4 MiB"))
  }

  @Test(
    "what is no file, or gives bytes without end, is refused",
    arguments: [("/", "a directory"), ("/none", "no such file"), ("/dev/zero", "4 MiB")])
  func noFile(path: String, problem: String) {
    #expect {
      try TextFile.text(at: path)
    } throws: { error in
      (error as? SourceError)?.problem.contains(problem) == true
    }
  }

  @Test("the first byte that is no UTF-8 has its place")
  func replacement() {
    #expect(SourceText("a\nb\u{FFFD}", file: "f").firstReplacement?.description == "f:2:2")
    #expect(SourceText("a", file: "f").firstReplacement == nil)
  }
}
