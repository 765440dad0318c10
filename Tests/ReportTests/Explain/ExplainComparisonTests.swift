import Report
import SparkMemory
import Testing

@Suite struct ExplainComparisonTests {
  private func text(_ first: ExplainFixture, _ second: ExplainFixture) throws -> String {
    ComparisonTextRenderer(style: .plain).render(
      ExplainComparison(try first.report, with: try second.report))
  }

  @Test(arguments: ExplainFixture.allCases, ExplainFixture.allCases)
  func noLineIsWiderThan100Cells(first: ExplainFixture, second: ExplainFixture) throws {
    for line in try text(first, second).split(separator: "\n") {
      #expect(line.displayWidth <= ExplainTextRenderer.lineWidth, "\(line)")
    }
  }

  @Test func changesAreSizesAndShares() throws {
    let text = try text(.smallest, .huge)
    // 450 MiB and 400 GiB of heap.
    #expect(text.contains("471,859,200  429,496,729,600  +399.6 GiB (+90,922 %)"))
    #expect(text.contains("314,572,800      314,572,800  ="))
  }

  @Test func aRegionThatOnlyOneHasIsAmongTheOthers() throws {
    let lines = try text(.yarn, .offHeap).split(separator: "\n")
    let line = try #require(lines.first { $0.contains("# off-heap") })
    #expect(line.hasSuffix("–   6,442,450,944"))
  }

  @Test func equalProcessesAreSaidOnce() throws {
    #expect(try text(.yarn, .yarn).contains("A and B · Executor"))
  }

  @Test func aLocalMasterHasNoDriverToCompare() throws {
    let text = try text(.local, .yarn)
    #expect(text.contains("A · Driver and executor in one JVM"))
    #expect(text.contains("B · Driver"))
  }
}
