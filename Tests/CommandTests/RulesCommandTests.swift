import Foundation
import TestSupport
import Testing

/// `ballast rules`.
@Suite struct RulesCommandTests {
  @Test("all rules are listed, or those that look at one thing")
  func table() throws {
    let all = try runBallast("rules")
    #expect(all.status == 0)
    #expect(all.output.contains("BM009  warning  spilled-tasks"))
    let some = try runBallast("rules", "--input", "profile")
    #expect(some.output.contains("BM001"))
    #expect(!some.output.contains("BM101"))
    #expect(try runBallast("rules", "--input", "tasks").status == 2)
  }

  @Test("pages are found by identity and by name, several at once")
  func pages() throws {
    let result = try runBallast("rules", "bm009", "evicted-cache")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("BM009 spilled-tasks\n"))
    #expect(result.output.contains("\n\nBM010 evicted-cache\n"))
  }

  @Test(
    "a rule that is not known ends in one line with the nearest",
    arguments: [
      ("spiled-tasks", "did you mean BM009 spilled-tasks?"), ("frobnicate", "ballast rules lists"),
      ("a\nb", "no rule 'a\\nb'"),
    ])
  func unknown(text: String, advice: String) throws {
    let result = try runBallast("rules", "BM001", text)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(advice))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("names and --input exclude each other")
  func usage() throws {
    #expect(try runBallast("rules", "BM001", "--input", "profile").status == 2)
  }

  @Test("JSON has the pages")
  func json() throws {
    let result = try runBallast("rules", "--json", "BM009")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "ballast.rules/1")
    let rules = object?["rules"] as? [[String: Any]]
    #expect(rules?.compactMap { $0["id"] as? String } == ["BM009"])
    #expect((rules?.first?["document"] as? [String: Any])?["finds"] is String)
  }
}
