import Advisor
import Checks
import SparkMemory
import SparkSource
import Testing

@Suite struct ContainerBeyondYarnLimitTests {
  private let site = [
    "scheduler.maximum-allocation-mb": "8192", "scheduler.maximum-allocation-vcores": "4",
  ]

  @Test("a heap as large as the largest container leaves no room beside it")
  func fires() throws {
    let found = try findings(
      of: "BM117", in: "spark.executor.memory 8g", manager: .yarn, yarnSite: site)
    #expect(found.map(\.severity) == [.error])
    #expect(found.map(\.at) == ["1:23"])
    #expect(found.first?.message.contains("8.8 GiB is above the 8 GiB") == true)
    #expect(found.first?.remedy.contains("a heap of 7373m fits") == true)
    #expect(found.first?.related.map(\.place.file) == ["yarn-site.xml"])
    #expect(found.first?.related.map(\.place.line) == [2])
  }

  @Test("the remedy's heap fits, and one more MiB does not")
  func remedy() throws {
    let beside = "spark.executor.memoryOverhead 819m\nspark.executor.memory"
    for (heap, isFound) in [("7373m", false), ("7374m", true)] {
      let found = try findings(
        of: "BM117", in: "\(beside) \(heap)", manager: .yarn, yarnSite: site)
      #expect(found.isEmpty == !isFound, "\(heap)")
    }
  }

  @Test("what a machine has is a limit too, and the smaller one counts")
  func machine() throws {
    var site = site
    site["nodemanager.resource.memory-mb"] = "4096"
    let found = try findings(
      of: "BM117", in: "spark.executor.memory 4g", manager: .yarn, yarnSite: site)
    #expect(found.first?.related.first?.message == "yarn.nodemanager.resource.memory-mb is 4096")
  }

  @Test("a driver has a container in cluster mode, and none in client mode")
  func driver() throws {
    let text = "spark.driver.memory 9g"
    func found(_ mode: DeployMode) throws -> [String?] {
      try findings(of: "BM117", in: text, manager: .yarn, deployMode: mode, yarnSite: site)
        .map(\.setting)
    }
    #expect(try found(.cluster) == ["spark.driver.memory"])
    #expect(try found(.client) == [])
  }

  @Test("more cores than the maximum are refused")
  func cores() throws {
    func found(_ cores: String) throws -> [LocatedFinding] {
      try findings(
        of: "BM117", in: "spark.executor.cores \(cores)", manager: .yarn, yarnSite: site)
    }
    #expect(try found("5").map(\.remedy) == ["lower spark.executor.cores to 4 or less"])
    #expect(try found("4").isEmpty)
  }

  @Test("without a site, elsewhere, and where a variable hides the size it is silent")
  func nearMiss() throws {
    let text = "spark.executor.memory 80g\nspark.executor.cores 40"
    #expect(try findings(of: "BM117", in: text, manager: .yarn).isEmpty)
    #expect(try findings(of: "BM117", in: text, manager: .kubernetes, yarnSite: site).isEmpty)
    #expect(
      try findings(
        of: "BM117", in: "spark-submit --executor-memory $A x.py", as: .sparkSubmit,
        manager: .yarn, yarnSite: site
      ).isEmpty)
  }

  @Test("a described cluster has YARN's maximum as well")
  func cluster() throws {
    let cluster = try ClusterDescription(parsing: "emr:r5.xlarge,nodes=2").cluster
    let found = try findings(
      of: "BM117", in: "spark.executor.memory 24g", manager: .yarn, cluster: cluster)
    #expect(found.count == 1)
  }

  @Test("refused-memory leaves it to this rule")
  func once() throws {
    let text = "spark.executor.memory 9g"
    #expect(try findings(of: "BM109", in: text, manager: .yarn, yarnSite: site).isEmpty)
  }
}
