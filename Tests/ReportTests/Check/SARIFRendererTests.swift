import Checks
import Foundation
import Report
import SparkSource
import Testing

/// Holds a log to what the schema of SARIF 2.1.0 requires of the objects that are written.
@Suite struct SARIFRendererTests {
  private func log(_ report: CheckReport) throws -> [String: Any] {
    let data = Data(try SARIFRenderer().render(report).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func run(_ report: CheckReport) throws -> [String: Any] {
    try #require((try log(report)["runs"] as? [[String: Any]])?.first)
  }

  private let text = """
    spark.executor.memory 1.5g
    spark.executor.memory 2g
    spark.yarn.executor.memoryOverhead 512
    spark.driver.memory 32g
    """

  @Test("version, schema and tool are there")
  func head() throws {
    let log = try log(checkReport(text))
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    let tool = try run(checkReport(text))["tool"] as? [String: Any]
    let driver = try #require(tool?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "ballast")
    #expect(driver["semanticVersion"] as? String == "1.2.3")
  }

  @Test("every rule has id, name, descriptions, help and a level")
  func rules() throws {
    let tool = try run(checkReport(text))["tool"] as? [String: Any]
    let driver = tool?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.count == RuleSelection.rules.count)
    for rule in rules {
      #expect((rule["id"] as? String)?.hasPrefix("BM") == true)
      for name in ["shortDescription", "fullDescription", "help"] {
        #expect(((rule[name] as? [String: Any])?["text"] as? String)?.isEmpty == false)
      }
      let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
      #expect(["none", "note", "warning", "error"].contains(level))
    }
  }

  @Test("every result has message, level, rule by id and index, and a region that is not reversed")
  func results() throws {
    let run = try run(checkReport(text))
    let results = try #require(run["results"] as? [[String: Any]])
    let rules = try #require(
      ((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    #expect(results.count == checkReport(text).findings.count)
    for result in results {
      #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      try expectLocation(location)
      for related in result["relatedLocations"] as? [[String: Any]] ?? [] {
        try expectLocation(related)
      }
    }
  }

  @Test("a fix has a description and at least one replacement with a region")
  func fixes() throws {
    let results = try #require(try run(checkReport(text))["results"] as? [[String: Any]])
    let fixes = results.flatMap { $0["fixes"] as? [[String: Any]] ?? [] }
    #expect(fixes.count >= 3)
    for fix in fixes {
      #expect(((fix["description"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
      let changes = try #require(fix["artifactChanges"] as? [[String: Any]])
      for change in changes {
        #expect((change["artifactLocation"] as? [String: Any])?["uri"] is String)
        let replacements = try #require(change["replacements"] as? [[String: Any]])
        #expect(!replacements.isEmpty)
        for replacement in replacements { try expectRegion(replacement["deletedRegion"]) }
      }
    }
  }

  @Test("a fingerprint stays where lines move, and tells equal lines apart")
  func fingerprints() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let results = try #require(try run(checkReport(text))["results"] as? [[String: Any]])
      return results.compactMap {
        ($0["partialFingerprints"] as? [String: String])?["ballastFinding/v1"]
      }
    }
    let one = try fingerprints("spark.driver.memory 32g")
    #expect(try fingerprints("# moved\n\nspark.driver.memory   32g") == one)
    let two = try fingerprints(
      "spark.a.b 1.5g\nspark.executor.memory 1.5g\nspark.executor.memory 1.5g")
    #expect(Set(two).count == two.count)
  }

  @Test("a path is a reference of RFC 3986")
  func reference() throws {
    let report = checkReport("spark.driver.memory 32g", file: "my conf/ü%.conf")
    let results = try #require(try run(report)["results"] as? [[String: Any]])
    let location = (results.first?["locations"] as? [[String: Any]])?.first
    let physical = location?["physicalLocation"] as? [String: Any]
    #expect(
      (physical?["artifactLocation"] as? [String: Any])?["uri"] as? String
        == "my%20conf/%C3%BC%25.conf")
  }

  private func expectLocation(_ location: [String: Any]) throws {
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect((physical["artifactLocation"] as? [String: Any])?["uri"] is String)
    try expectRegion(physical["region"])
  }

  private func expectRegion(_ region: Any?) throws {
    let region = try #require(region as? [String: Int])
    let start = (try #require(region["startLine"]), try #require(region["startColumn"]))
    let end = (try #require(region["endLine"]), try #require(region["endColumn"]))
    #expect(start.0 >= 1 && start.1 >= 1)
    #expect(start <= end)
  }
}
