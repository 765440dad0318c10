import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct BaselineTests {
  private func reading(_ text: String) -> SourceReading {
    SourceReader.read(SourceText(text, file: "f.conf"), as: .sparkDefaults)
  }

  @Test("what it knows is left out, wherever its line has moved, and what is new is not")
  func known() throws {
    let old = Checker().check([reading("spark.executor.memory 32g")])
    let written = Baseline(of: old.findings, in: old.readings.map(\.text)).text
    let baseline = try Baseline(parsing: written, file: "b.json")
    var new = Checker().check([
      reading("\n# moved\nspark.executor.memory   32g\nspark.driver.memory 32g")
    ])
    #expect(new.findings.count == 2)
    new.remove(baseline)
    #expect(new.findings.map(\.setting) == ["spark.driver.memory"])
    #expect(new.known == 1)
  }

  @Test("of several alike it knows as many as there were")
  func counts() {
    let once = Checker().check([reading("spark.my.x 1\nspark.executor.memory 1.5g")])
    let baseline = Baseline(of: once.findings, in: once.readings.map(\.text))
    let twice = Checker().check([
      reading("spark.executor.memory 1.5g\nspark.executor.memory 1.5g")
    ])
    let left = baseline.unknown(of: twice.findings, in: twice.readings.map(\.text))
    #expect(left.filter { $0.rule.number == 108 }.count == 1)
  }

  @Test("a file that is no baseline is an error with the remedy", arguments: ["", "{}", "[1]"])
  func damaged(text: String) {
    #expect(throws: SourceError.self) { try Baseline(parsing: text, file: "b.json") }
  }
}
