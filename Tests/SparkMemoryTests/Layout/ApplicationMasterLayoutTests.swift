import SparkMemory
import Testing

/// YARN's application master in client mode, and what YARN's maximum refuses.
@Suite struct ApplicationMasterLayoutTests {
  private static func master(
    _ values: [String: String], mode: DeployMode = .client, maximum: ByteSize? = nil,
    manager: ClusterManager = .yarn
  ) throws -> ApplicationMasterLayout? {
    var environment = ClusterEnvironment(manager: manager, deployMode: mode)
    environment.yarnMaximumAllocation = maximum
    return try ApplicationMasterLayout(
      of: SparkConfiguration(values), environment: environment)
  }

  /// `ClientSuite`, SPARK-47208: in client mode neither minimum nor factor can be set.
  @Test func factorAndMinimumAreConstants() throws {
    let layout = try #require(
      try Self.master([
        "spark.driver.minMemoryOverhead": "500", "spark.driver.memoryOverheadFactor": "0.9",
      ]))
    #expect(layout.heap == .mebibytes(512))
    #expect(layout.overhead == .mebibytes(384))
    #expect(layout.overheadReason == "the minimum")
    #expect(layout.requested == .mebibytes(896))
    #expect(layout.granted == .mebibytes(1024))
  }

  @Test func itsOwnSettingsCount() throws {
    let large = try #require(try Self.master(["spark.yarn.am.memory": "8g"]))
    #expect(large.requested == .mebibytes(9011))
    #expect(large.overheadReason == "0.1 × heap")
    let explicit = try #require(
      try Self.master(["spark.yarn.am.memory": "100m", "spark.yarn.am.memoryOverhead": "1"]))
    #expect(explicit.requested == .mebibytes(101))
    #expect(explicit.overheadReason == "as set, without factor or minimum")
  }

  @Test func thereIsNoneWhereTheDriverIsInTheCluster() throws {
    #expect(try Self.master([:], mode: .cluster) == nil)
    #expect(try Self.master([:], manager: .kubernetes) == nil)
  }

  @Test func aboveTheMaximumItIsRefusedAndSoIsTheDriverOfClientMode() throws {
    let values = ["spark.yarn.am.memory": "1g"]
    let error = try #require(throws: LayoutError.self) {
      try Self.master(values, maximum: .gibibytes(1))
    }
    #expect(error.settingName == "spark.yarn.am.memory")
    #expect(error.description.contains("application master container of 1.4 GiB"))
    #expect(
      error.sparkMessage == "Required AM memory (1024+384 MB) is above the max threshold (1024 MB) "
        + "of this cluster! Please check the values of 'yarn.scheduler.maximum-allocation-mb' "
        + "and/or 'yarn.nodemanager.resource.memory-mb'.")
    var environment = ClusterEnvironment(manager: .yarn)
    environment.yarnMaximumAllocation = .gibibytes(1)
    #expect(throws: error) {
      try ContainerLayout(driverOf: SparkConfiguration(values), environment: environment)
    }
  }

  @Test func executorsAboveTheMaximumAreRefusedInTheWordsOfTheVersion() throws {
    let values = [
      "spark.executor.memory": "2g", "spark.executor.pyspark.memory": "100m",
      "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g",
    ]
    func message(_ version: SparkVersion) throws -> String {
      var environment = ClusterEnvironment(manager: .yarn, version: version, isPython: true)
      environment.yarnMaximumAllocation = .gibibytes(2)
      let error = try #require(throws: LayoutError.self) {
        try ContainerLayout(executorOf: SparkConfiguration(values), environment: environment)
      }
      #expect(error.settingName == "spark.executor.memory")
      return error.sparkMessage ?? ""
    }
    let rest =
      "overhead (384 MB), and PySpark memory (100 MB) is above the max threshold (2048 MB) of this "
      + "cluster! Please check"
    #expect(
      try message(.v(3, 0)).hasPrefix(
        "Required executor memory (2048 MB), offHeap memory (1024) MB, \(rest)"))
    #expect(try message(.v(2, 4, 8)).hasPrefix("Required executor memory (2048), \(rest)"))
  }

  @Test(arguments: ["512m", "8g", "500g"])
  func moreThanCanBeCountedIsAskedForWhole(memory: String) throws {
    let values = [
      "spark.executor.memory": memory, "spark.executor.memoryOverhead": "9223372036854775807b",
    ]
    let layout = try ContainerLayout(
      executorOf: SparkConfiguration(values), environment: ClusterEnvironment(manager: .yarn))
    #expect(layout.requested.bytes == .max)
    #expect(layout.granted.bytes == .max)
  }

  @Test func schedulersRoundByTheirOwnSteps() {
    var environment = ClusterEnvironment(manager: .yarn)
    environment.setYarnAllocation(scheduler: .capacity, minimum: .mebibytes(1536))
    #expect(environment.yarnGrant(for: .mebibytes(1600)) == .mebibytes(3072))
    environment.setYarnAllocation(
      scheduler: .fair(increment: .mebibytes(512)), minimum: .mebibytes(1536))
    #expect(environment.yarnGrant(for: .mebibytes(1600)) == .mebibytes(2048))
    #expect(environment.yarnGrant(for: .mebibytes(100)) == .mebibytes(1536))
    environment.setYarnAllocation(
      scheduler: .fair(increment: .zero), minimum: .mebibytes(1000), maximum: .mebibytes(2500))
    #expect(environment.yarnGrant(for: .mebibytes(1600)) == .mebibytes(2000))
    #expect(environment.yarnGrant(for: .mebibytes(2400)) == .mebibytes(2500))
  }
}
