import Advisor
import SparkMemory
import Testing

@Suite struct FindingTests {
  @Test func aGoodRunHasNoWarnings() {
    #expect(!Run().answer().findings.contains { $0.severity > .note })
  }

  @Test func theWorstComesFirst() {
    var run = Run(driver: .gibibytes(8))
    run.keepSamples()
    run.failTasks("Java heap space")
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    let severities = run.answer().findings.map(\.severity)
    #expect(severities.first == .error)
    #expect(severities == severities.sorted(by: >))
  }
}
