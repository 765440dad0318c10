import SparkMemory
import Testing

@Suite struct SparkVersionTests {
  @Test(arguments: [
    ("3.5", 3, 5, 0), ("3.5.3", 3, 5, 3), ("3.5.3-amzn-0", 3, 5, 3), ("4.1.0-SNAPSHOT", 4, 1, 0),
    ("3.3.2.3.3.7190.0-60", 3, 3, 2), (" 4.0.1 ", 4, 0, 1), ("2.4.8+x", 2, 4, 8),
  ])
  func reads(text: String, major: Int, minor: Int, patch: Int) {
    #expect(SparkVersion(text) == .v(major, minor, patch))
  }

  @Test(arguments: ["", "3", "three.five", "3.x", "3.5.", "-3.5", "3.5.9999999", "v3.5", "3..5"])
  func refuses(text: String) {
    #expect(SparkVersion(text) == nil)
  }

  @Test func orders() {
    #expect(SparkVersion.v(3, 5, 8) < .v(4, 0))
    #expect(SparkVersion.v(3, 10) > .v(3, 9, 9))
    #expect(SparkVersion.latest == .v(4, 3))
    #expect(SparkVersion.v(3, 5).description == "3.5.0")
  }
}
