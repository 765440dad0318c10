import Advisor
import SparkMemory
import Testing

@Suite struct RuleTests {
  @Test("identities ascend without a gap from BM001, and stay below those of configurations")
  func identities() {
    #expect(Rules.all.map(\.id) == (1...Rules.all.count).map { RuleID($0) })
    #expect(Rules.all.count <= 100)
  }

  /// What a name or a number means may never change: people suppress findings by them.
  @Test("the rules of the first release keep their identities")
  func identitiesLast() {
    let first = [
      "exhausted-executor-heap", "denied-execution-memory", "killed-container",
      "exhausted-outside-heap", "exhausted-driver-heap", "exceeded-result-size",
      "exceeded-other-limit", "strained-collector", "spilled-tasks", "evicted-cache",
      "oversized-executor-heap", "oversized-overhead", "oversized-driver-heap", "idle-cores",
      "coarse-executors", "large-collected-results", "python-outside-heap", "missing-samples",
      "incomplete-log", "other-resource-profiles", "unsound-setup", "accelerated-queries",
    ]
    #expect(Rules.all.prefix(first.count).map(\.name) == first)
  }

  @Test("names are words with hyphens, each of one rule")
  func names() {
    let names = Rules.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
      #expect(name.contains("-"), "\(name)")
    }
  }

  @Test(
    "every rule looks at a profile, and its page has every section", arguments: Rules.all.indices)
  func pages(index: Int) {
    let about = Rules.all[index].about
    let page = about.document
    #expect(about.input == .profile)
    for section in [
      page.finds, page.matters, page.evidence, page.example, page.remedy, page.safety,
    ] {
      #expect(section.count > 20, "\(about.name): \(section)")
      #expect(section.last?.isWhitespace == false, "\(about.name)")
      #expect(section.count { $0 == "`" }.isMultiple(of: 2), "\(about.name): \(section)")
    }
    #expect(page.example.hasPrefix("```"), "\(about.name)")
    #expect(!page.references.isEmpty, "\(about.name)")
    for reference in page.references {
      #expect(
        reference.hasPrefix("https://") || reference.contains("src/main/"),
        "\(about.name): \(reference)")
    }
  }

  @Test("a finding names its rule, and is no worse than the rule says")
  func findings() throws {
    var run = Run(driver: .gibibytes(8))
    run.failTasks("Java heap space")
    run.spill(.gibibytes(50), demand: .gibibytes(2))
    let findings = run.answer().findings
    #expect(findings.count >= 2)
    for finding in findings {
      let rule = try #require(Rules.all.first { $0.id == finding.id })
      #expect(finding.rule == rule.name)
      #expect(finding.severity <= rule.about.severity)
    }
  }
}
