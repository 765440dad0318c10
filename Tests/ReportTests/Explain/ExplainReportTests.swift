import Foundation
import Report
import SparkMemory
import Testing

@Suite struct ExplainReportTests {
  @Test(arguments: ExplainFixture.allCases)
  func everyByteIsSomewhere(fixture: ExplainFixture) throws {
    let report = try fixture.report
    for process in [report.executor, report.driver].compactMap({ $0 }) {
      let layout = process.layout
      let heap = layout.heap
      let inHeap =
        heap.reserved + heap.user + heap.storageRegion + heap.executionRegion + heap.hidden
      #expect(inHeap == heap.heap)
      guard layout.enforcesLimit else { continue }
      let all = inHeap + layout.overhead + layout.offHeap + layout.pySpark + layout.roundedUp
      #expect(all == layout.granted)
    }
  }

  @Test(arguments: ExplainFixture.allCases)
  func survivesJSON(fixture: ExplainFixture) throws {
    let report = try fixture.report
    let text = try ExplainJSONRenderer().render(report)
    #expect(text.hasSuffix("}\n"))
    #expect(try JSONDecoder().decode(ExplainReport.self, from: Data(text.utf8)) == report)
  }

  @Test func jsonNamesItsSchemaAndCountsBytes() throws {
    let text = try ExplainJSONRenderer().render(try ExplainFixture.yarn.report)
    #expect(text.contains("\"schema\" : \"ballast.explain/1\""))
    #expect(text.contains("\"unified\" : 4965217075"))
    #expect(text.contains("\"sparkVersion\" : \"4.3.0\""))
  }

  @Test func onlyProcessesThatRunTasksHaveShares() throws {
    let yarn = try ExplainFixture.yarn.report
    #expect(yarn.executor.perTask?.most.bytes == 993_043_415)
    #expect(yarn.executor.perTask?.least.bytes == 248_260_853)
    #expect(yarn.driver?.perTask == nil)
    #expect(try ExplainFixture.local.report.driver == nil)
    #expect(try ExplainFixture.offHeap.report.executor.perTaskOffHeap?.most == .gibibytes(3))
  }

  @Test func refusesWhatSparkRefuses() {
    let configuration = SparkConfiguration(["spark.driver.memory": "100m"])
    #expect(throws: LayoutError.self) {
      try ExplainReport(
        configuration: configuration,
        environment: try ClusterEnvironment(configuration: configuration))
    }
  }
}
