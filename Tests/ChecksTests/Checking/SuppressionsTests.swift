import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct SuppressionsTests {
  @Test(
    "a comment above the line allows a finding by name or number",
    arguments: ["uncompressed-references", "BM111", "bm111", "other, uncompressed-references"])
  func above(words: String) {
    let text = "# ballast: allow \(words)\nspark.executor.memory 32g"
    let result = Checker().check([
      SourceReader.read(SourceText(text, file: "f"), as: .sparkDefaults)
    ])
    #expect(result.findings.isEmpty)
    #expect(result.suppressed == 1)
  }

  @Test("another name, another line and text that is no comment allow nothing")
  func nearMiss() throws {
    for text in [
      "# ballast: allow refused-memory\nspark.executor.memory 32g",
      "# ballast: allow BM111\n\nspark.executor.memory 32g",
      "x ballast: allow BM111\nspark.executor.memory 32g",
    ] {
      #expect(try findings(of: "BM111", in: text).count == 1)
    }
  }

  @Test("above a command it counts for all of its lines, and for no other command")
  func command() throws {
    let command =
      "spark-submit --class A \\\n  --driver-memory 1g \\\n  --executor-memory 32g a.jar\n"
    let text = "# ballast: allow BM111\n" + command
    #expect(try findings(of: "BM111", in: text, as: .sparkSubmit).isEmpty)
    #expect(try findings(of: "BM111", in: text + command, as: .sparkSubmit).map(\.at) == ["7:21"])
  }

  @Test(
    "every form that has comments has them, on the line above",
    arguments: [
      ("! ballast: allow BM111\nspark.executor.memory=32g", SourceReader.Format.sparkDefaults),
      ("\t# ballast: allow BM111\nspark.executor.memory 32g", .sparkDefaults),
      ("# ballast: allow BM111\nspark-submit --executor-memory 32g a.jar", .sparkSubmit),
      ("run:\n\t# ballast: allow BM111\n\tspark-submit --executor-memory 32g a.jar", .sparkSubmit),
      ("spark-submit --executor-memory 32g a.jar # ballast: allow BM111", .sparkSubmit),
      (
        """
        kind: SparkApplication
        spec:
          executor:
            # ballast: allow BM111, pod-without-cpu-limit
            memory: 32g
        """, .yaml
      ),
      ("kind: SparkApplication\nspec:\n  executor:\n    memory: 32g # ballast: allow BM111", .yaml),
      ("-- ballast: allow static-setting-at-run-time\nSET spark.executor.memory=31g;", .sql),
      ("SET spark.executor.memory=31g; -- ballast: allow BM105", .sql),
    ])
  func forms(text: String, format: SourceReader.Format) {
    let result = Checker().check([SourceReader.read(SourceText(text, file: "f"), as: format)])
    #expect(result.suppressed == 1)
    #expect(!result.findings.contains { [105, 111].contains($0.rule.number) })
  }

  @Test("JSON has no comments: a text in it allows nothing")
  func json() throws {
    let text = """
      {"conf": {"spark.app.name": "# ballast: allow BM111",
        "spark.executor.memory": "32g"}, "file": "a.py"}
      """
    #expect(try findings(of: "BM111", in: text, as: .json).count == 1)
  }

  @Test("what allows nothing is told, unless the rule was not looked for")
  func idle() throws {
    let text = """
      # ballast: allow BM111, refused-memory, uncompresed-references
      spark.executor.memory 32g
      # ballast: allow BM111
      spark.driver.memory 8g
      """
    func idle(_ selection: RuleSelection) -> [String] {
      Checker(selection: selection).check([
        SourceReader.read(SourceText(text, file: "f"), as: .sparkDefaults)
      ]).idleAllowances.map { "\($0.place.line): \($0.message)" }
    }
    #expect(
      idle(.all) == [
        "1: allows refused-memory, which is not found",
        "1: allows uncompresed-references, which is not found",
        "3: allows bm111, which is not found",
      ])
    #expect(
      idle(try RuleSelection(select: ["BM108"], ignore: []))
        == ["1: allows uncompresed-references, which is not found"])
  }
}
