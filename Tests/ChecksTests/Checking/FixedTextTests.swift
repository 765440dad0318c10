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
}
