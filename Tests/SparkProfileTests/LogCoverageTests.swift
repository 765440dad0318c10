import SparkProfile
import Testing

@Suite struct LogCoverageTests {
  @Test func namesAreBounded() {
    var coverage = LogCoverage()
    for index in 0..<1000 { coverage.recordUnknownEvent("E\(index)") }
    coverage.recordUnknownEvent("E0")
    #expect(coverage.unknownEvents.count == LogCoverage.mostNames + 1)
    #expect(coverage.unknownEvents["E0"] == 2)
    #expect(coverage.unknownEvents.values.reduce(0, +) == 1001)
  }

  @Test func completeMeansNothingIsMissing() {
    #expect(LogCoverage().isComplete)
    let damages: [(inout LogCoverage) -> Void] = [
      { $0.isCut = true }, { $0.missingParts = [2] }, { $0.unreadableLines = 1 },
      { $0.oversizedLines = 1 },
    ]
    for damage in damages {
      var coverage = LogCoverage()
      damage(&coverage)
      #expect(!coverage.isComplete)
    }
    // What is unknown was read, and needed no understanding.
    var coverage = LogCoverage()
    coverage.recordUnknownField("TaskEnd.Future")
    #expect(coverage.isComplete)
  }
}
