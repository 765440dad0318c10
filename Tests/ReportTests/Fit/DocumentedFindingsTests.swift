import Advisor
import Foundation
import TestSupport
import Testing

/// `docs/findings.md` has a section for every rule, in the order in which they are shown.
@Suite struct DocumentedFindingsTests {
  @Test func everyRuleHasItsSection() throws {
    let page = Checkout.root.appendingPathComponent("docs/findings.md")
    let sections = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
    #expect(sections == Rules.all.map(\.name))
  }

  @Test func namesAreToldApart() {
    #expect(Set(Rules.all.map(\.name)).count == Rules.all.count)
  }
}
