import Report
import SparkMemory
import Testing

@Suite struct ExplainTextRendererTests {
  private func lines(_ report: ExplainReport, style: TerminalStyle = .plain) -> [Substring] {
    ExplainTextRenderer(style: style).render(report).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: ExplainFixture.allCases, [TerminalStyle.plain, .coloured])
  func noLineIsWiderThan100Cells(fixture: ExplainFixture, style: TerminalStyle) throws {
    for line in lines(try fixture.report, style: style) {
      #expect(line.displayWidth <= ExplainTextRenderer.lineWidth)
      #expect(line.last != " ")
    }
  }

  @Test(arguments: ExplainFixture.allCases)
  func plainTextHasNoEscapeSequences(fixture: ExplainFixture) throws {
    let report = try fixture.report
    #expect(!ExplainTextRenderer(style: .plain).render(report).contains("\u{1B}"))
    #expect(ExplainTextRenderer(style: .coloured).render(report).contains("\u{1B}"))
  }

  @Test func colourChangesNothingButColour() throws {
    let report = try ExplainFixture.yarn.report
    let coloured = ExplainTextRenderer(style: .coloured).render(report)
    let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == ExplainTextRenderer(style: .plain).render(report))
  }

  @Test func theFirstLineSaysWhatWasAssumed() throws {
    #expect(
      lines(try ExplainFixture.yarn.report).first
        == "YARN (assumed; choose with --manager) · client mode · Spark 4.3.0")
    #expect(lines(try ExplainFixture.local.report).first == "Local · Spark 4.3.0")
    #expect(
      lines(try ExplainFixture.kubernetesPython.report).first
        == "Kubernetes · cluster mode · Spark 4.3.0 · Python")
  }

  @Test func extremeSizesFit() throws {
    let configuration = SparkConfiguration([
      "spark.executor.memory": "8000p", "spark.executor.memoryOverhead": "8000000000g",
    ])
    let report = try ExplainReport(
      configuration: configuration,
      environment: try ClusterEnvironment(configuration: configuration))
    #expect(lines(report).allSatisfy { $0.displayWidth <= ExplainTextRenderer.lineWidth })
  }
}
