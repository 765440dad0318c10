import Foundation
import TestSupport
import Testing

/// Every log of `ballast check` is one by the schema of SARIF 2.1.0 that OASIS publishes.
@Suite struct SARIFSchemaTests {
  /// What the schema says against a log, as lines; `make test` installs what is needed to ask it.
  private func problems(_ log: String) throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("log.sarif")
      try Data(log.utf8).write(to: file)
      let result = try run(
        Checkout.root.appendingPathComponent(".venv/bin/python"),
        [Checkout.root.appendingPathComponent("scripts/sarif-problems").path, file.path])
      #expect(result.errors.isEmpty, "\(result.errors)")
      return result.output
    }
  }

  @Test("the log of every file in the style of what people have is one")
  func wild() throws {
    let wild = Checkout.root.appendingPathComponent("Tests/ChecksTests/Wild").path
    let result = try runBallast("check", "--format", "sarif", wild)
    #expect(result.status == 1)
    #expect(result.output.components(separatedBy: #""ruleId""#).count > 30)
    #expect(try problems(result.output).isEmpty)
  }

  @Test(
    "the log of no finding, and of odd names and texts, is one",
    arguments: [
      ("spark.app.name a", "f.conf"), ("spark.executor.memory 32g", "my conf ü%:?#[].conf"),
      ("spark.executor.memroy \u{1}\"\\\nspark.executor.memory 1.5g", "C:\\a.conf"),
    ])
  func odd(text: String, name: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      let result = try runBallast("check", "--format", "sarif", file.path)
      #expect(result.status == (name == "f.conf" ? 0 : 1), "\(result.errors)")
      #expect(try problems(result.output).isEmpty)
    }
  }

  @Test(
    "what is against the schema is seen",
    arguments: [
      (#"{"version": "2.1.0"}"#, "'runs' is a required property"),
      (#"{"version": "2.1.0", "runs": [], "tool": 1}"#, "'tool' was unexpected"),
      (results(#"{"message": {"text": "a"}, "level": "bad"}"#), "results[0].level: 'bad'"),
      (
        results(
          #"""
          {"message": {"text": "a"}, "locations": [{"physicalLocation": {"artifactLocation":
            {"uri": "a b"}}}]}
          """#), "'a b' is not a 'uri-reference'"
      ),
    ])
  func seen(log: String, problem: String) throws {
    let all = try problems(log)
    #expect(all.contains(problem), "\(all)")
  }

  private static func results(_ result: String) -> String {
    #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "a"}}, "results": [\#(result)]}]}"#
  }
}
