import Foundation
import Report
import TestSupport
import Testing

@Suite struct GoldenKeyTests {
  @Test(arguments: KeyFixture.allCases)
  func text(fixture: KeyFixture) throws {
    try expectGolden(
      KeyTextRenderer(style: .plain).render(try fixture.report), "key-\(fixture.rawValue).txt")
  }

  @Test(arguments: [KeyFixture.executorMemory, .fallback, .kubernetesBatch])
  func json(fixture: KeyFixture) throws {
    try expectGolden(
      try KeyJSONRenderer().render(try fixture.report), "key-\(fixture.rawValue).json")
  }

  @Test func documentation() throws {
    try expectGolden(
      ConfigurationReference().markdown,
      at: Checkout.root.appendingPathComponent("docs/configuration.md"))
  }
}
