import Advisor
import Checks
import Testing

@Suite struct RuleSelectionTests {
  @Test("rules are named by number or name, with commas")
  func words() throws {
    let selection = try RuleSelection(
      select: ["BM101,refused-value", "bm109"], ignore: ["refused-value"])
    #expect(selection.contains(RuleID(101)))
    #expect(selection.contains(RuleID(109)))
    #expect(!selection.contains(RuleID(108)))
    #expect(!selection.contains(RuleID(110)))
    #expect(try RuleSelection(select: [], ignore: []).contains(RuleID(110)))
  }

  @Test("a rule that there is not is an error that names all")
  func unknown() {
    let error = #expect(throws: UnknownRule.self) {
      try RuleSelection(select: ["BM999"], ignore: [])
    }
    #expect(error?.description.contains("BM101 unknown-setting") == true)
  }
}
