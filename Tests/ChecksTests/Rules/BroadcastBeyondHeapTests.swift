import Checks
import SparkMemory
import Testing

@Suite struct BroadcastBeyondHeapTests {
  @Test("twice the threshold fits into the driver, or it is a finding")
  func driver() throws {
    let heap = "spark.driver.memory 2g\nspark.executor.memory 8g\n"
    let key = "spark.sql.autoBroadcastJoinThreshold"
    #expect(try findings(of: "BM113", in: heap + "\(key) 1g").map(\.at) == ["3:38"])
    #expect(try findings(of: "BM113", in: heap + "\(key) 800m").isEmpty)
    #expect(try findings(of: "BM113", in: heap + "\(key) -1").isEmpty)
  }

  @Test("an executor's unified memory counts as well")
  func executor() throws {
    let text = "spark.driver.memory 16g\nspark.executor.memory 2g\n"
    let key = "spark.sql.adaptive.autoBroadcastJoinThreshold"
    let found = try findings(of: "BM113", in: text + "\(key) 800m")
    #expect(found.first?.message.contains("executor's unified memory") == true)
    #expect(try findings(of: "BM113", in: text + "\(key) 500m").isEmpty)
  }
}
