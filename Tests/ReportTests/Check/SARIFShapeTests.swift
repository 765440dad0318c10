import Checks
import Foundation
import Report
import SparkSource
import TestSupport
import Testing

/// Every log of `ballast check` is a log of SARIF 2.1.0.
@Suite struct SARIFShapeTests {
  private func problems(_ json: String) throws -> [String] {
    SARIFShape.log.problems(of: try JSONSerialization.jsonObject(with: Data(json.utf8)))
  }

  @Test("the log of every file in the style of what people have is one")
  func wild() throws {
    let wild = Checkout.root.appendingPathComponent("Tests/ChecksTests/Wild").path
    let readings = try FileManager.default.subpathsOfDirectory(atPath: wild).sorted()
      .compactMap { name -> SourceReading? in
        guard let text = try? SourceText(at: wild + "/" + name, as: name),
          let format = SourceReader.format(of: text)
        else { return nil }
        return SourceReader.read(text, as: format)
      }
    let result = Checker().check(readings)
    #expect(result.findings.count > 30)
    #expect(try problems(SARIFRenderer().render(CheckReport(result, version: "1.2.3"))).isEmpty)
  }

  @Test(
    "the log of no finding, and of odd names and texts, is one",
    arguments: [
      ("", "f.conf"), ("spark.executor.memory 32g", "my conf/ü%:?#[].conf"),
      ("spark.executor.memroy \u{1}\"\\\nspark.executor.memory 1.5g", "C:\\a.conf"),
    ])
  func odd(text: String, file: String) throws {
    let report = checkReport(text, file: file)
    #expect(try problems(SARIFRenderer().render(report)).isEmpty)
  }

  @Test(
    "what is not in the standard is seen",
    arguments: [
      ("{}", "$: runs is missing"), (#"{"version": "2.0.0", "runs": []}"#, "$.version: none of"),
      (#"{"version": "2.1.0", "runs": {}}"#, "$.runs: no list"),
      (#"{"version": "2.1.0", "runs": [], "tool": 1}"#, "$: tool is not in the standard"),
      (#"{"version": "2.1.0", "runs": [{}]}"#, "$.runs[0]: tool is missing"),
      (results(#"{}"#), "$.runs[0].results[0]: message is missing"),
      (results(#"{"message": {"text": ""}}"#), "results[0].message.text: no words"),
      (results(#"{"message": {"text": "a"}, "level": "bad"}"#), "results[0].level: none of"),
      (results(#"{"message": {"text": "a"}, "ruleIndex": 0.5}"#), "ruleIndex: no count"),
      (results(#"{"message": {"text": "a"}, "fixes": [{"artifactChanges": []}]}"#), "fewer than 1"),
      (
        results(
          #"""
          {"message": {"text": "a"}, "locations": [{"physicalLocation": {"artifactLocation":
            {"uri": "a b"}, "region": {"startLine": 0, "startColumn": 1, "endLine": 1,
            "endColumn": 1}}}]}
          """#), "region.startLine: 0 is below 1"
      ),
      (
        results(
          #"""
          {"message": {"text": "a"}, "locations": [{"physicalLocation": {"artifactLocation":
            {"uri": "a b"}}}]}
          """#), "uri: no reference"
      ),
    ])
  func seen(json: String, problem: String) throws {
    let all = try problems(json)
    #expect(all.contains { $0.contains(problem) }, "\(all)")
  }

  private static func results(_ result: String) -> String {
    #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "a"}}, "results": [\#(result)]}]}"#
  }
}
