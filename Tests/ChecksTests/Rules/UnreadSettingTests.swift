import Checks
import SparkMemory
import Testing

@Suite struct UnreadSettingTests {
  @Test("a legacy fraction is not read since Spark 3.0")
  func removed() throws {
    let text = "spark.storage.memoryFraction 0.6"
    let found = try findings(of: "BM103", in: text)
    #expect(found.count == 1)
    #expect(found.first?.remedy.contains("spark.memory.fraction") == true)
    #expect(try findings(of: "BM103", in: text, spark: .v(2, 4)).isEmpty)
  }

  @Test("a factor is read since Spark 3.3")
  func early() throws {
    let text = "spark.executor.memoryOverheadFactor 0.2"
    #expect(try findings(of: "BM103", in: text, spark: .v(3, 2)).count == 1)
    #expect(try findings(of: "BM103", in: text, spark: .v(3, 3)).isEmpty)
  }
}
