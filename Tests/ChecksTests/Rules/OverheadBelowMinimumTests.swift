import Checks
import SparkMemory
import Testing

@Suite struct OverheadBelowMinimumTests {
  @Test("less than 384m is a finding, and 384m is not")
  func fires() throws {
    #expect(try findings(of: "BM115", in: "spark.executor.memoryOverhead 383").count == 1)
    #expect(try findings(of: "BM115", in: "spark.driver.memoryOverhead 200m").count == 1)
    #expect(try findings(of: "BM115", in: "spark.executor.memoryOverhead 384m").isEmpty)
  }

  @Test("where nothing has a container it is left to another rule")
  func nearMiss() throws {
    let text = "spark.executor.memoryOverhead 200m"
    #expect(try findings(of: "BM115", in: text, manager: .standalone).isEmpty)
  }
}
