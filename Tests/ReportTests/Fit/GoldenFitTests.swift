import Report
import SparkMemory
import TestSupport
import Testing

@Suite struct GoldenFitTests {
  @Test(arguments: ExampleLog.allCases)
  func text(log: ExampleLog) throws {
    let text = FitTextRenderer(style: .plain).render(try log.report())
    try expectGolden(text, "fit-\(log.name).txt")
  }

  @Test func json() throws {
    let text = try FitJSONRenderer().render(try ExampleLog.spill.report())
    try expectGolden(text, "fit-spill.json")
  }

  @Test(arguments: [ExampleLog.overProvisioned, .pythonMemory])
  func forYARN(log: ExampleLog) throws {
    let report = FitReport(try log.profile(), manager: .yarn)
    try expectGolden(
      FitTextRenderer(style: .plain).render(report), "fit-\(log.name)-yarn.txt")
  }
}
