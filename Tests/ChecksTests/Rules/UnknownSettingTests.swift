import Checks
import SparkMemory
import Testing

@Suite struct UnknownSettingTests {
  @Test("a misspelt name has the name that was meant, at the name")
  func misspelt() throws {
    let found = try findings(of: "BM101", in: "\n  spark.executor.memoryoverhead 2g")
    #expect(found.map(\.at) == ["2:3"])
    #expect(found.first?.expected == "spark.executor.memoryOverhead")
    #expect(found.first?.fix?.isSafe == false)
  }

  @Test("below spark.memory every name is known")
  func closed() throws {
    #expect(try findings(of: "BM101", in: "spark.memory.wholesale.share 1").count == 1)
  }

  @Test(
    "names of Spark, of Hadoop, of vendors and of programs are left alone",
    arguments: [
      "spark.executor.memoryOverhead", "spark.hadoop.fs.s3a.fast.upload", "spark.my.own.setting",
      "spark.databricks.delta.optimizeWrite.enabled", "spark.eventLog.dir", "other.setting",
    ])
  func nearMiss(name: String) throws {
    #expect(try findings(of: "BM101", in: "\(name) 1").isEmpty)
  }
}
