import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct DeprecatedSettingTests {
  @Test("an older name is renamed, and the finding is gone")
  func renames() throws {
    let text = "spark.yarn.executor.memoryOverhead 2048\n"
    let found = try findings(of: "BM102", in: text)
    #expect(found.map(\.expected) == ["spark.executor.memoryOverhead"])
    let fixed = FixedText(SourceText(text, file: "file"), findings: found)
    #expect(fixed.text == "spark.executor.memoryOverhead 2048\n")
    #expect(try findings(of: "BM102", in: fixed.text).isEmpty)
  }

  @Test("where the newer name is set too, nothing is renamed")
  func both() throws {
    let found = try findings(
      of: "BM102",
      in: "spark.yarn.executor.memoryOverhead 2048\nspark.executor.memoryOverhead 1g")
    #expect(found.count == 1)
    #expect(found.first?.fix == nil)
  }

  @Test("a version that knows the older name only is left alone")
  func nearMiss() throws {
    let text = "spark.yarn.max.executor.failures 9"
    #expect(try findings(of: "BM102", in: text, spark: .v(3, 4)).isEmpty)
    #expect(try findings(of: "BM102", in: text, spark: .v(3, 5)).count == 1)
    #expect(try findings(of: "BM102", in: "spark.executor.memoryOverhead 1g").isEmpty)
  }
}
