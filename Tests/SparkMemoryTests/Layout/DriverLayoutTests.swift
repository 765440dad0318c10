import SparkMemory
import Testing

/// `ClientSuite` and `BasicDriverFeatureStepSuite`.
@Suite struct DriverLayoutTests {
  static func layout(
    _ values: [String: String], _ manager: ClusterManager, mode: DeployMode = .cluster,
    isPython: Bool? = nil, version: SparkVersion = .latest
  ) throws -> ContainerLayout {
    let configuration = SparkConfiguration(values)
    let environment = try ClusterEnvironment(
      configuration: configuration, version: version, manager: manager, deployMode: mode,
      isPython: isPython)
    return try ContainerLayout(driverOf: configuration, environment: environment)
  }

  @Test(
    arguments: [
      (["spark.driver.memory": "456m", "spark.driver.memoryOverhead": "200"], 656),
      (["spark.driver.memory": "5000M", "spark.driver.minMemoryOverhead": "200"], 5500),
      (["spark.driver.memory": "1g", "spark.driver.minMemoryOverhead": "500"], 1524),
      (["spark.driver.memory": "1g"], 1408),
      (
        [
          "spark.driver.memory": "1g", "spark.driver.memoryOverhead": "200",
          "spark.driver.minMemoryOverhead": "500",
        ], 1224
      ),
      (["spark.driver.memory": "10g", "spark.driver.memoryOverheadFactor": "0.3"], 13312),
      (["spark.driver.memory": "10g", "spark.kubernetes.memoryOverheadFactor": "0.2"], 12288),
      (
        [
          "spark.driver.memory": "10g", "spark.kubernetes.memoryOverheadFactor": "0.2",
          "spark.driver.memoryOverheadFactor": "0.3",
        ], 13312
      ),
    ] as [([String: String], Int64)])
  func onKubernetes(values: [String: String], requested: Int64) throws {
    let layout = try Self.layout(values, .kubernetes)
    #expect(layout.requested == .mebibytes(requested))
    #expect(layout.enforcesLimit)
    #expect(layout.slots == 0)
  }

  @Test func pythonOnKubernetesHasMoreOverhead() throws {
    let values = ["spark.driver.memory": "10g"]
    #expect(
      try Self.layout(values, .kubernetes, isPython: true).requested == .mebibytes(14336))
    let own = values.merging(["spark.driver.memoryOverheadFactor": "0.1"]) { $1 }
    #expect(try Self.layout(own, .kubernetes, isPython: true).requested == .mebibytes(11264))
  }

  @Test func onYarnInClusterMode() throws {
    let values = ["spark.driver.minMemoryOverhead": "500"]
    let layout = try Self.layout(values, .yarn)
    #expect(layout.requested == .mebibytes(1524))
    #expect(layout.granted == .mebibytes(2048))
    #expect(try Self.layout(["spark.driver.memory": "2048"], .yarn).heap.heap == .gibibytes(2))
  }

  @Test func inClientModeThereIsNoContainer() throws {
    let layout = try Self.layout(
      ["spark.driver.memory": "2g", "spark.driver.memoryOverhead": "1g"], .yarn, mode: .client)
    #expect(layout.requested == .gibibytes(2))
    #expect(layout.overhead == .zero)
    #expect(!layout.enforcesLimit)
    #expect(layout.notes.contains { $0.contains("without a container") })
    #expect(layout.notes.contains { $0.contains("no effect") })
    #expect(layout.notes.contains { $0.contains("896 MiB asked for, 1 GiB granted") })
  }

  @Test func theApplicationMasterKnowsNoFactorAndNoMinimum() throws {
    let values = [
      "spark.driver.minMemoryOverhead": "500", "spark.driver.memoryOverheadFactor": "0.9",
    ]
    let configuration = SparkConfiguration(values)
    let environment = try ClusterEnvironment(configuration: configuration)
    let size = try ContainerLayout.applicationMaster(of: configuration, environment: environment)
    #expect(size == .mebibytes(896))
    let own = SparkConfiguration([
      "spark.yarn.am.memory": "1g", "spark.yarn.am.memoryOverhead": "1",
    ])
    #expect(
      try ContainerLayout.applicationMaster(of: own, environment: environment) == .mebibytes(1025))
  }

  @Test(arguments: ["2048", "2gb", "1536kb", "1g "])
  func theJVMReadsTheTextOfClientMode(text: String) throws {
    let error = try #require(throws: LayoutError.self) {
      try Self.layout(["spark.driver.memory": text], .yarn, mode: .client)
    }
    guard case .heapNotReadByJVM(text, _) = error.condition else {
      Issue.record("another condition: \(error)")
      return
    }
  }

  @Test(
    arguments: [("2g", 2048), ("2G", 2048), ("1073741824", 1024), ("600M", 600)]
      as [(String, Int64)])
  func clientModeTakesWhatTheJVMReads(text: String, mebibytes: Int64) throws {
    let layout = try Self.layout(["spark.driver.memory": text], .yarn, mode: .client)
    #expect(layout.heap.heap == .mebibytes(mebibytes))
  }

  @Test func standaloneClusterModeCountsBytes() throws {
    let layout = try Self.layout(["spark.driver.memory": "2147483648"], .standalone)
    #expect(layout.heap.heap == .gibibytes(2))
    #expect(!layout.enforcesLimit)
  }

  @Test func everyJVMChecksTheExecutorMemory() throws {
    for mode in DeployMode.allCases {
      let error = try #require(throws: LayoutError.self) {
        try Self.layout(["spark.executor.memory": "2048"], .yarn, mode: mode)
      }
      #expect(error.settingName == "spark.executor.memory")
    }
  }
}
