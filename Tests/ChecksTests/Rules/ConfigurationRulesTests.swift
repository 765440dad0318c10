import Advisor
import Checks
import Testing

@Suite struct ConfigurationRulesTests {
  private let all = ConfigurationRules.all.map(\.about)

  @Test("numbers are from 101 on, ascending and unique, and names are unique")
  func identity() {
    #expect(all.map(\.id.number) == all.map(\.id.number).sorted())
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.allSatisfy { (101...199).contains($0.id.number) && $0.input == .configuration })
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
