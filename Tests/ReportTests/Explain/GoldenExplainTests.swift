import Report
import Testing

@Suite struct GoldenExplainTests {
  @Test(arguments: ExplainFixture.allCases)
  func text(fixture: ExplainFixture) throws {
    let text = ExplainTextRenderer(style: .plain).render(try fixture.report)
    try expectGolden(text, "explain-\(fixture.rawValue).txt")
  }

  @Test func json() throws {
    let text = try ExplainJSONRenderer().render(try ExplainFixture.offHeap.report)
    try expectGolden(text, "explain-off-heap.json")
  }
}
