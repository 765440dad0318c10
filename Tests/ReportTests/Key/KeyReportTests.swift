import Foundation
import Report
import SparkMemory
import Testing

@Suite struct KeyReportTests {
  @Test(arguments: ConfigurationKey.all)
  func survivesJSON(key: ConfigurationKey) throws {
    let report = KeyReport(key: key, version: .latest)
    let text = try KeyJSONRenderer().render(report)
    #expect(text.hasSuffix("}\n"))
    #expect(try JSONDecoder().decode(KeyReport.self, from: Data(text.utf8)) == report)
  }

  @Test func namesItsSchemaAndUnit() throws {
    let text = try KeyJSONRenderer().render(try KeyFixture.executorMemory.report)
    #expect(text.contains("\"schema\" : \"ballast.key/1\""))
    #expect(text.contains("\"unit\" : \"MiB\""))
    #expect(text.contains("\"sparkVersion\" : \"3.5.8\""))
    #expect(text.contains("\"takesEffect\" : \"application-start\""))
  }

  @Test func knowsWhoseValueItIs() throws {
    let report = try KeyFixture.fallback.report
    #expect(report.fallsBackTo == "spark.memory.offHeap.enabled")
    #expect(report.defaultValue == nil)
    let other = KeyReport(key: .offHeapEnabled, version: .latest)
    #expect(other.standsInFor.contains("spark.sql.columnVector.offheap.enabled"))
    #expect(KeyReport(key: .offHeapEnabled, version: .v(3, 5)).standsInFor.isEmpty)
  }

  @Test func whatTheVersionDoesNotReadHasNoDefault() throws {
    let early = try KeyFixture.notYet.report
    #expect(!early.isRead)
    #expect(early.defaultValue == nil)
    #expect(early.change.outcome == .isIgnored)
    #expect(try !KeyFixture.gone.report.isRead)
  }

  @Test func settingsOfAManagerAreRefusedThereOnly() throws {
    let change = try KeyFixture.yarnOverhead.report.change
    #expect(change.outcome == .isRefused)
    #expect(change.onlyOn == .yarn)
    #expect(try KeyFixture.executorMemory.report.change.onlyOn == nil)
  }
}
