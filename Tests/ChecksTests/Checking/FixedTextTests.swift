import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct FixedTextTests {
  private func fixed(_ text: String) -> FixedText {
    let source = SourceText(text, file: "f")
    let result = Checker().check([SourceReader.read(source, as: .sparkDefaults)])
    return FixedText(source, findings: result.findings)
  }

  @Test("safe changes are made, the rest of the text stays as it is")
  func safe() {
    let fixed = fixed("# ünï 😀\r\nspark.yarn.executor.memoryOverhead 2.5g \r\nspark.x.y 1\r\n")
    #expect(fixed.text == "# ünï 😀\r\nspark.executor.memoryOverhead 2560m \r\nspark.x.y 1\r\n")
    #expect(fixed.fixed.count == 2)
  }

  @Test("a change that takes a decision is not made")
  func unsafe() {
    let fixed = fixed("spark.executor.memory 32g\nspark.executor.memoryoverhead 2g")
    #expect(!fixed.isChanged)
    #expect(fixed.text == fixed.original.string)
  }

  @Test("of two changes that touch, one is made")
  func overlapping() {
    let fixed = fixed("spark.executor.memory 1.5g\nspark.executor.memory 2g\n")
    #expect(fixed.text == "spark.executor.memory 2g\n")
  }

  @Test("what a variable or an escape stands for is not replaced, and what quotes hold is")
  func literal() {
    func fixed(_ text: String, as format: SourceReader.Format) -> String {
      let source = SourceText(text, file: "f")
      let result = Checker().check([SourceReader.read(source, as: format)])
      return FixedText(source, findings: result.findings).text
    }
    let variable = "M=1.5g\nspark-submit --executor-memory $M a.jar"
    #expect(fixed(variable, as: .sparkSubmit) == variable)
    let escape = "spark.executor.memory 1\\u002e5g"
    #expect(fixed(escape, as: .sparkDefaults) == escape)
    #expect(
      fixed("spark-submit --executor-memory '1.5g' a.jar", as: .sparkSubmit)
        == "spark-submit --executor-memory 1536m a.jar")
  }
}
