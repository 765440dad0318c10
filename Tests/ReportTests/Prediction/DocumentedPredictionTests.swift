import Advisor
import Foundation
import Report
import SparkMemory
import TestSupport
import Testing

/// What `docs/json.md` says of predictions, held against what is written.
@Suite struct DocumentedPredictionTests {
  private static let changes: [[String: String]] = [
    [:],
    [ConfigurationKey.executorMemory.name: "500m"],
    [ConfigurationKey.executorMemory.name: "1m"],
    [
      ConfigurationKey.driverMemory.name: "480m",
      ConfigurationKey.driverMaxResultSize.name: "1m",
    ],
    [ConfigurationKey.offHeapEnabled.name: "true", ConfigurationKey.offHeapSize.name: "1g"],
  ]

  @Test(
    "every field is documented, and every documented field is written",
    arguments: ExampleLog.allCases)
  func fields(log: ExampleLog) throws {
    for manager in [nil, .kubernetes] as [ClusterManager?] {
      let assessment = try log.assessment(manager: manager)
      for changes in Self.changes {
        let report = PredictionReport(assessment, changing: changes, dataFactor: 1.5)
        let json = try PredictionJSONRenderer().render(report)
        try DocumentedJSONTests().check(json, as: PredictionReport.schema)
      }
    }
  }

  @Test("what has no value is null and not left out")
  func nulls() throws {
    let report = try ExampleLog.spill.prediction([ConfigurationKey.executorMemory.name: "2g"])
    #expect(report.prediction.failure == nil)
    let json = try PredictionJSONRenderer().renderLines([report])
    #expect(json.contains("\"failure\":null"))
    #expect(json.contains("\"cachedFraction\":null"))
  }

  @Test("several are one line each, in their order")
  func lines() throws {
    let sizes = ["1g", "2g", "3g"]
    let reports = try sizes.map {
      try ExampleLog.spill.prediction([ConfigurationKey.executorMemory.name: $0])
    }
    let text = try PredictionJSONRenderer().renderLines(reports)
    #expect(text.hasSuffix("\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.count == sizes.count)
    for (line, size) in zip(lines, sizes) {
      let object =
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let configuration = object?["configuration"] as? [String: String]
      #expect(configuration?[ConfigurationKey.executorMemory.name] == size)
    }
  }

  @Test("one alone has the same fields as in a line")
  func oneIsLikeALine() throws {
    let report = try ExampleLog.pythonMemory.prediction()
    let renderer = PredictionJSONRenderer()
    func object(_ text: String) throws -> NSDictionary? {
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
    }
    let one = try object(try renderer.render(report))
    #expect(one != nil)
    #expect(try one == object(try renderer.renderLines([report])))
  }
}
