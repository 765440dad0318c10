import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct SettingWithoutEffectTests {
  @Test("spark-submit ignores executors with a local master, and reads them with YARN")
  func options() throws {
    let line = "spark-submit --master 'local[*]' --executor-memory 8g app.jar"
    let found = try findings(of: "BM104", in: line, as: .sparkSubmit)
    #expect(found.map(\.setting) == ["spark.executor.memory"])
    #expect(found.first?.remedy.contains("--driver-memory") == true)
    let yarn = line.replacing("'local[*]'", with: "yarn")
    #expect(try findings(of: "BM104", in: yarn, as: .sparkSubmit).isEmpty)
  }

  @Test("overhead needs a container", arguments: [ClusterManager.standalone, .local])
  func overhead(manager: ClusterManager) throws {
    let text = "spark.executor.memoryOverhead 2g"
    #expect(try findings(of: "BM104", in: text, manager: manager).count == 1)
    #expect(try findings(of: "BM104", in: text, manager: .yarn).isEmpty)
    #expect(try findings(of: "BM104", in: text).isEmpty)
  }

  @Test("the driver has overhead in cluster mode only, and a file may serve both")
  func driver() throws {
    let text = "spark.driver.memoryOverhead 2g"
    #expect(
      try findings(of: "BM104", in: text, manager: .yarn, deployMode: .client).count == 1)
    #expect(
      try findings(of: "BM104", in: text, manager: .yarn, deployMode: .cluster).isEmpty)
    #expect(try findings(of: "BM104", in: text, manager: .yarn).isEmpty)
  }

  @Test("off-heap memory needs to be enabled")
  func offHeap() throws {
    #expect(try findings(of: "BM104", in: "spark.memory.offHeap.size 2g").count == 1)
    #expect(
      try findings(
        of: "BM104", in: "spark.memory.offHeap.size 2g\nspark.memory.offHeap.enabled true"
      ).isEmpty)
  }

  @Test("settings of YARN do nothing on Kubernetes, and spark.cores.max nothing on YARN")
  func managers() throws {
    #expect(
      try findings(of: "BM104", in: "spark.yarn.am.memory 1g", manager: .kubernetes).count == 1)
    #expect(try findings(of: "BM104", in: "spark.yarn.am.memory 1g", manager: .yarn).isEmpty)
    #expect(try findings(of: "BM104", in: "spark.cores.max 8", manager: .yarn).count == 1)
    #expect(try findings(of: "BM104", in: "spark.cores.max 8", manager: .standalone).isEmpty)
  }
}
