import Advisor
import Foundation
import Report
import TestSupport
import Testing

@Suite struct RulePagesTests {
  @Test("a page of Markdown has its sections, and links to Spark's source")
  func page() {
    let page = RulePages(RuleFixture.catalogue).files["BM002-full-heap.md"] ?? ""
    #expect(
      page.hasPrefix("<!-- Made from the rules by `make rules`; do not edit. -->\n\n# BM002 "))
    #expect(
      page.contains("\n\n*note* · Over what a job did (ballast fit) · every version of Spark\n\n"))
    #expect(page.contains("\n\n## Example\n\n```\na = |b|\n\n  c\n```\n\n## Remedy\n\n- first\n"))
    #expect(
      page.hasSuffix(
        """
        ## References

        - [core/src/main/scala/A.scala](https://github.com/apache/spark/blob/master/\
        core/src/main/scala/A.scala)
        - <https://spark.apache.org/docs/latest/>

        """))
  }

  @Test("the index has a row for every rule, under what it looks at")
  func index() {
    let index = RulePages(RuleFixture.catalogue).files["README.md"] ?? ""
    #expect(
      index.contains("| [BM001](BM001-empty-heap.md) | `empty-heap` | warning | It finds. |"))
    #expect(index.contains("## Over settings, before a run (ballast check)"))
    #expect(!index.contains("source code"))
  }

  @Test("there is a page for each rule and nothing else")
  func committed() throws {
    let catalogue = RuleCatalogue.everything
    let folder = Checkout.root.appendingPathComponent("docs/rules")
    let there = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(there) == Set(RulePages(catalogue).files.keys))
  }
}
