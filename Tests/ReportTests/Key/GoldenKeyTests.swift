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
    let page = Checkout.root.appendingPathComponent("docs/configuration.md")
    let text = ConfigurationReference().markdown
    if ProcessInfo.processInfo.environment["BALLAST_RECORD"] == "1" {
      try Data(text.utf8).write(to: page)
      return
    }
    let written = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    let isSame = written == text
    #expect(isSame, "docs/configuration.md is not what the table says; record it")
  }
}
