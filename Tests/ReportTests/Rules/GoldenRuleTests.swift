import Advisor
import Foundation
import Report
import TestSupport
import Testing

/// What is shown of the rules, and their pages in `docs/rules`, which `make rules` writes anew.
@Suite struct GoldenRuleTests {
  private let catalogue = RuleCatalogue.everything

  @Test func pages() throws {
    let folder = Checkout.root.appendingPathComponent("docs/rules")
    for (name, text) in RulePages(catalogue).files {
      try expectGolden(text, at: folder.appendingPathComponent(name))
    }
  }

  @Test func table() throws {
    try expectGolden(RuleTextRenderer(style: .plain).table(of: catalogue), "rules.txt")
  }

  @Test func page() throws {
    let rule = try #require(catalogue.rule("spilled-tasks"))
    try expectGolden(RuleTextRenderer(style: .plain).page(of: rule), "rules-BM009.txt")
    try expectGolden(try RuleJSONRenderer().render([rule]), "rules-BM009.json")
  }
}
