import Report
import Testing

@Suite struct GoldenPackingTests {
  @Test(arguments: PackingFixture.allCases)
  func text(fixture: PackingFixture) throws {
    let text = PackingTextRenderer(style: .plain).render(try fixture.report)
    try expectGolden(text, "packing-\(fixture.rawValue).txt")
  }

  @Test func json() throws {
    let text = try PackingJSONRenderer().render(try PackingFixture.yarn.report)
    try expectGolden(text, "packing-yarn.json")
  }
}
