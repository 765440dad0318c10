import Advisor
import Checks
import Testing

@Suite struct CodeRulesTests {
  private let all = CodeRules.all.map(\.about)

  @Test("numbers are from 201 on, ascending and unique, and no name is there twice")
  func identity() {
    #expect(all.map(\.id.number) == all.map(\.id.number).sorted())
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all.allSatisfy { (201...299).contains($0.id.number) && $0.input == .source })
    #expect(Set(RuleSelection.rules.map(\.name)).count == RuleSelection.rules.count)
  }

  @Test("every section of every page says something")
  func pages() {
    for about in all {
      let page = about.document
      let sections = [
        page.finds, page.matters, page.evidence, page.example, page.remedy, page.safety,
      ]
      #expect(sections.allSatisfy { $0.count > 20 }, "\(about.name)")
      #expect(!page.references.isEmpty, "\(about.name)")
      #expect(page.example.contains("```"), "\(about.name)")
    }
  }
}
