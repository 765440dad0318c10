import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct ShadowedSettingTests {
  @Test("an option silences a --conf, wherever they stand")
  func option() throws {
    for words in [
      "--executor-memory 8g --conf spark.executor.memory=12g",
      "--conf spark.executor.memory=12g --executor-memory 8g",
    ] {
      let found = try findings(of: "BM107", in: "spark-submit \(words) app.jar", as: .sparkSubmit)
      #expect(found.map(\.setting) == ["spark.executor.memory"])
      #expect(found.first?.message.contains("--executor-memory says 8g") == true)
    }
  }

  @Test("an explicit overhead silences the factor")
  func overhead() throws {
    let text = "spark.executor.memoryOverhead 2g\nspark.executor.memoryOverheadFactor 0.2"
    let found = try findings(of: "BM107", in: text)
    #expect(found.map(\.at) == ["2:1"])
    #expect(found.first?.related.first?.place.line == 1)
    #expect(try findings(of: "BM107", in: text, spark: .v(3, 2)).isEmpty)
  }

  @Test("a field of a SparkApplication silences its sparkConf")
  func field() throws {
    let text = """
      kind: SparkApplication
      spec:
        sparkConf: {spark.executor.memory: 16g}
        executor: {memory: 4g}
      """
    #expect(try findings(of: "BM107", in: text, as: .yaml).map(\.at) == ["3:15"])
  }

  @Test("the same value twice silences nothing")
  func nearMiss() throws {
    let line = "spark-submit --executor-memory 8g --conf spark.executor.memory=8g app.jar"
    #expect(try findings(of: "BM107", in: line, as: .sparkSubmit).isEmpty)
    #expect(try findings(of: "BM107", in: "spark.executor.memoryOverhead 2g").isEmpty)
  }

  @Test("of two settings in the branches of a template only one is there")
  func branches() throws {
    let text = """
      spark.executor.memoryOverhead 1g
      spark.executor.memoryOverheadFactor 0.2
      """
    #expect(try findings(of: "BM107", in: text).count == 1)
    let lines = text.split(separator: "\n")
    let template = "{% if a %}\n\(lines[0])\n{% else %}\n\(lines[1])\n{% endif %}\n"
    #expect(try findings(of: "BM107", in: template).isEmpty)
  }
}
