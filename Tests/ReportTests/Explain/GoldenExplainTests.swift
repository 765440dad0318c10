import Advisor
import Foundation
import Report
import TestSupport
import Testing

@Suite struct GoldenExplainTests {
  @Test(arguments: ExplainFixture.allCases)
  func text(fixture: ExplainFixture) throws {
    let text = ExplainTextRenderer(style: .plain).render(try fixture.report)
    try expectGolden(text, "explain-\(fixture.rawValue).txt")
  }

  @Test(arguments: ExampleLog.allCases)
  func log(log: ExampleLog) throws {
    let setup = Assessment(try log.profile()).setup
    let report = try ExplainReport(
      configuration: setup.configuration, environment: setup.environment)
    try expectGolden(
      ExplainTextRenderer(style: .plain).render(report), "explain-log-\(log.name).txt")
  }

  @Test func json() throws {
    let text = try ExplainJSONRenderer().render(try ExplainFixture.offHeap.report)
    try expectGolden(text, "explain-off-heap.json")
  }

  @Test func comparison() throws {
    let comparison = ExplainComparison(
      try ExplainFixture.yarn.report, with: try ExplainFixture.offHeap.report)
    try expectGolden(
      ComparisonTextRenderer(style: .plain).render(comparison), "explain-versus.txt")
    try expectGolden(ExplainHTMLRenderer().render(comparison), "explain-versus.html")
  }

  @Test func drawing() throws {
    let report = try ExplainFixture.offHeap.report
    try expectGolden(ExplainSVGRenderer().render(report), "explain-off-heap.svg")
    try expectGolden(ExplainHTMLRenderer().render(report), "explain-off-heap.html")
  }

  @Test func pictureOfTheREADME() throws {
    try expectGolden(
      ExplainSVGRenderer().render(try ExplainFixture.kubernetesPython.report),
      at: Checkout.root.appendingPathComponent("docs/explain.svg"))
  }
}
