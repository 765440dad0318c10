import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct RepeatedSettingTests {
  @Test("of a setting that stands twice the earlier one is removed")
  func repeats() throws {
    let text = "spark.executor.memory 4g\nspark.executor.cores 2\nspark.executor.memory 8g\n"
    let found = try findings(of: "BM106", in: text)
    #expect(found.map(\.at) == ["1:1"])
    #expect(found.first?.severity == .warning)
    let fixed = FixedText(SourceText(text, file: "file"), findings: found)
    #expect(fixed.text == "spark.executor.cores 2\nspark.executor.memory 8g\n")
  }

  @Test("the same value twice is a note")
  func same() throws {
    let found = try findings(
      of: "BM106", in: "spark.executor.memory 4g\nspark.executor.memory=4g")
    #expect(found.map(\.severity) == [.note])
  }

  @Test("two settings, and an option beside a --conf, are no repetition")
  func nearMiss() throws {
    #expect(
      try findings(of: "BM106", in: "spark.executor.memory 4g\nspark.driver.memory 4g").isEmpty)
    let line = "spark-submit --executor-memory 4g --conf spark.executor.memory=8g app.jar"
    #expect(try findings(of: "BM106", in: line, as: .sparkSubmit).isEmpty)
  }
}
