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
}
