import Report
import SparkMemory
import Testing

@Suite struct KeyTextRendererTests {
  @Test(arguments: ConfigurationKey.all)
  func noLineIsWiderThan100Cells(key: ConfigurationKey) {
    for version in [SparkVersion.v(2, 4, 8), .v(3, 5, 8), .latest] {
      let text = KeyTextRenderer(style: .plain).render(KeyReport(key: key, version: version))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.displayWidth <= KeyTextRenderer.lineWidth && $0.last != " " })
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test(arguments: KeyFixture.allCases)
  func colourChangesNothingButColour(fixture: KeyFixture) throws {
    let report = try fixture.report
    let coloured = KeyTextRenderer(style: .coloured).render(report)
    #expect(coloured.contains("\u{1B}"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == KeyTextRenderer(style: .plain).render(report))
  }

  @Test func theFirstLineNamesSettingTopicAndVersion() throws {
    let text = KeyTextRenderer(style: .plain).render(try KeyFixture.executorMemory.report)
    #expect(text.hasPrefix("spark.executor.memory · Memory of executors · Spark 3.5.8\n"))
  }

  @Test func aSettingThatIsNotReadSaysSinceWhenFirst() throws {
    let text = KeyTextRenderer(style: .plain).render(try KeyFixture.notYet.report)
    #expect(text.contains("not read       only since Spark 4.0; setting it has no effect\n"))
    #expect(!text.contains("takes effect"))
    let gone = KeyTextRenderer(style: .plain).render(try KeyFixture.gone.report)
    #expect(gone.contains("not read       gone since Spark 3.0; setting it has no effect\n"))
  }
}
