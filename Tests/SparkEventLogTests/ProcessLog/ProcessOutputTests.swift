import SparkProfile
import TestSupport
import Testing

@testable import SparkEventLog

@Suite struct ProcessOutputTests {
  private static let text = """
    26/11/22 03:00:00 INFO StandaloneSchedulerBackend: Connected with app ID app-20261122030000-0007
    Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
    \tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)
    """

  private func output(_ pieces: [some Collection<UInt8>]) -> ProcessOutput {
    var output = ProcessOutput(name: "standard error", writer: .driver)
    for piece in pieces { output.add(piece) }
    output.finish()
    return output
  }

  @Test("what is said is the same however it is cut into pieces")
  func pieces() {
    let bytes = Array(Self.text.utf8)
    let whole = output([bytes])
    #expect(whole.messages.messages.map(\.failure) == [.heap])
    #expect(whole.messages.messages.map(\.writer) == [.driver])
    #expect(whole.messages.messages.first?.line == 2)
    #expect(whole.applicationID == "app-20261122030000-0007")
    #expect(output(bytes.map { [$0] }).messages == whole.messages)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let cut = Int.random(in: 0...bytes.count, using: &random)
      #expect(output([bytes[..<cut], bytes[cut...]]).messages == whole.messages)
    }
  }

  @Test("a line without an end is a line, and one that never ends takes no more than its part")
  func longLines() {
    #expect(output([Array("Java heap space".utf8)]).messages.messages.count == 1)
    var endless = ProcessOutput(name: "e", writer: .unknown)
    for _ in 0..<100 { endless.add([UInt8](repeating: 0x78, count: 1 << 20)) }
    endless.add(Array("\njava.lang.OutOfMemoryError: Java heap space\n".utf8))
    #expect(endless.messages.messages.map(\.line) == [2])
  }

  @Test(
    "applications are known by what their managers call them",
    arguments: [
      ("Submitted application application_1700000000000_0042", "application_1700000000000_0042"),
      ("id=spark-0123456789abcdef0123456789abcdef.", "spark-0123456789abcdef0123456789abcdef"),
      ("app-20261122030000-0007/0", "app-20261122030000-0007"),
      ("application_master_1", nil), ("app-1-2 spark-submit spark-xyz", nil), ("", nil),
    ] as [(String, String?)])
  func applicationID(line: String, expected: String?) {
    #expect(ApplicationID.first(in: Array(line.utf8)) == expected)
  }
}
