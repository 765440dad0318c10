import SparkMemory
import Testing

/// Pods of the driver and of executors, with the figures of `BasicDriverFeatureStepSuite` and
/// `BasicExecutorFeatureStepSuite`.
@Suite struct PodResourcesTests {
  private static func driver(_ values: [String: String], isPython: Bool = false) throws
    -> PodResources
  {
    try #require(
      try PodResources(
        driverOf: SparkConfiguration(values),
        environment: ClusterEnvironment(
          manager: .kubernetes, deployMode: .cluster, isPython: isPython)))
  }

  private static func executor(
    _ values: [String: String], profile: ExecutorResourceProfile? = nil
  ) throws -> PodResources {
    try #require(
      try PodResources(
        executorOf: SparkConfiguration(values), profile: profile,
        environment: ClusterEnvironment(manager: .kubernetes)))
  }

  @Test(
    arguments: [
      (["spark.driver.memory": "256M", "spark.driver.memoryOverhead": "200"], 456),
      (["spark.driver.memory": "256M", "spark.driver.minMemoryOverhead": "500"], 756),
      (
        [
          "spark.driver.memory": "256M", "spark.driver.minMemoryOverhead": "500",
          "spark.driver.memoryOverhead": "200",
        ], 456
      ),
      (["spark.driver.memory": "5000M", "spark.driver.minMemoryOverhead": "200"], 5500),
    ] as [([String: String], Int64)])
  func driversOfTheSuite(values: [String: String], mebibytes: Int64) throws {
    #expect(try Self.driver(values).memory == .mebibytes(mebibytes))
  }

  /// "memory overhead factor" with its tables for the JVM, Python and R.
  @Test(
    arguments: [
      ("java", nil, nil, 0.1), ("python", nil, nil, 0.4), ("r", nil, nil, 0.4),
      ("java", "0.2", nil, 0.2), ("python", "0.2", nil, 0.2), ("r", "0.2", nil, 0.2),
      ("java", nil, "0.3", 0.3), ("python", nil, "0.3", 0.3), ("r", nil, "0.3", 0.3),
      ("java", "0.2", "0.3", 0.3), ("python", "0.2", "0.3", 0.3),
    ] as [(String, String?, String?, Double)])
  func factorsOfTheSuite(kind: String, old: String?, own: String?, factor: Double) throws {
    var values = ["spark.driver.memory": "10g", "spark.kubernetes.resource.type": kind]
    values["spark.kubernetes.memoryOverheadFactor"] = old
    values["spark.driver.memoryOverheadFactor"] = own
    let memory = try Self.driver(values, isPython: kind == "python").memory
    #expect(memory.wholeMebibytes == 10_240 + Int64(10_240 * factor))
  }

  /// The driver passes the old factor on to executors, and not its own.
  @Test func executorsDoNotInheritTheDriversOwnFactor() throws {
    let environment = ClusterEnvironment(
      manager: .kubernetes, deployMode: .cluster, isPython: true)
    let values = ["spark.executor.memory": "10g", "spark.driver.memoryOverheadFactor": "0.9"]
    let pod = try PodResources(executorOf: SparkConfiguration(values), environment: environment)
    #expect(pod?.memory == .mebibytes(14_336))
  }

  @Test func coresAreRequestedAndLimitedOnlyWhereASettingSaysSo() throws {
    let bare = try Self.executor(["spark.executor.cores": "3"])
    #expect(bare.cpuRequest == "3")
    #expect(bare.cpuLimit == nil)
    let both = try Self.executor([
      "spark.executor.cores": "3", "spark.kubernetes.executor.request.cores": "2500m",
      "spark.kubernetes.executor.limit.cores": "4",
    ])
    #expect(both.cpuRequest == "2500m")
    #expect(both.cpuLimit == "4")
    let driver = try Self.driver([
      "spark.driver.cores": "2", "spark.kubernetes.driver.limit.cores": "2",
    ])
    #expect(driver.cpuRequest == "2")
    #expect(driver.cpuLimit == "2")
  }

  @Test func settingsOfCPUAreNotForProfiles() throws {
    let pod = try Self.executor(
      [
        "spark.dynamicAllocation.enabled": "true", "spark.executor.cores": "3",
        "spark.kubernetes.executor.request.cores": "7",
        "spark.kubernetes.executor.limit.cores": "1",
      ], profile: ExecutorResourceProfile())
    #expect(pod.cpuRequest == "3")
    #expect(pod.cpuLimit == nil)
  }

  @Test func aRequestAboveItsLimitIsRefused() throws {
    let error = try #require(throws: LayoutError.self) {
      try Self.executor([
        "spark.executor.cores": "2", "spark.kubernetes.executor.limit.cores": "1500m",
      ])
    }
    #expect(error.settingName == "spark.kubernetes.executor.limit.cores")
    #expect(
      error.sparkMessage
        == "The executor cpu request (2) should be less than or equal to cpu limit (1500m)")
  }

  @Test func thereAreNoneElsewhere() throws {
    let client = ClusterEnvironment(manager: .kubernetes)
    #expect(try PodResources(driverOf: SparkConfiguration(), environment: client) == nil)
    let yarn = ClusterEnvironment(manager: .yarn)
    #expect(try PodResources(executorOf: SparkConfiguration(), environment: yarn) == nil)
  }
}
