import Checks
import Foundation
import Report
import SparkSource
import Testing

@Suite struct CheckJSONRendererTests {
  @Test("the document names its schema and counts what it has")
  func document() throws {
    let report = checkReport("spark.executor.memory 1.5g\nspark.driver.memory 32g")
    let data = Data(try CheckJSONRenderer().render(report).utf8)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(document["schema"] as? String == "ballast.check/1")
    let summary = try #require(document["summary"] as? [String: Int])
    #expect(summary["errors"] == 1)
    #expect(summary["warnings"] == 1)
    #expect(summary["fixable"] == 1)
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["BM108", "BM111"])
    #expect((findings.first?["place"] as? [String: Any])?["column"] as? Int == 23)
  }
}
