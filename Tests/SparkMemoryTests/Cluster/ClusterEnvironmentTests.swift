import SparkMemory
import Testing

@Suite struct ClusterEnvironmentTests {
  private func environment(_ values: [String: String]) throws -> ClusterEnvironment {
    try ClusterEnvironment(configuration: SparkConfiguration(values))
  }

  @Test func followsTheConfiguration() throws {
    let kubernetes = try environment([
      "spark.master": "k8s://host", "spark.submit.deployMode": "cluster",
      "spark.kubernetes.resource.type": "python",
      "spark.executor.extraJavaOptions": "-verbose -XX:+UseParallelGC",
    ])
    #expect(kubernetes.manager == .kubernetes)
    #expect(kubernetes.deployMode == .cluster)
    #expect(kubernetes.isPython)
    #expect(kubernetes.executorCollector == .parallel)
    #expect(!kubernetes.executorCollectorIsAssumed)
    #expect(kubernetes.driverCollector == .g1)
    #expect(kubernetes.driverCollectorIsAssumed)
  }

  @Test func hasTheDefaultsOfSparkAndYarn() throws {
    let bare = try environment([:])
    #expect(bare.manager == .yarn)
    #expect(bare.deployMode == .client)
    #expect(!bare.isPython)
    #expect(bare.yarnAllocationIncrement == .mebibytes(1024))
    #expect(bare.yarnMinimumAllocation == .mebibytes(1024))
    #expect(bare.yarnMaximumAllocation == nil)
    #expect(try environment(["spark.master": "yarn-cluster"]).deployMode == .cluster)
    #expect(try environment(["spark.yarn.isPython": "true"]).isPython)
  }

  @Test func whatIsKnownFromElsewhereWins() throws {
    let environment = try ClusterEnvironment(
      configuration: SparkConfiguration(["spark.master": "mesos://x"]), manager: .standalone,
      deployMode: .cluster, isPython: true, collector: .z)
    #expect(environment.manager == .standalone)
    #expect(environment.deployMode == .cluster)
    #expect(environment.isPython)
    #expect(environment.driverCollector == .z)
    #expect(!environment.driverCollectorIsAssumed)
  }

  @Test(arguments: [
    ("spark.master", "mesos://x"), ("spark.submit.deployMode", "remote"),
  ])
  func refusesWhatItDoesNotKnow(key: String, value: String) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try environment([key: value])
    }
    #expect(error.key == key)
    #expect(error.value == value)
  }

  @Test(
    arguments: [
      (1408, 2048), (2432, 3072), (4505, 5120), (9011, 9216), (11264, 11264), (7577, 8192),
      (1, 1024),
    ] as [(Int64, Int64)])
  func yarnRoundsUpToItsStep(requested: Int64, granted: Int64) throws {
    let environment = try environment([:])
    #expect(environment.yarnGrant(for: .mebibytes(requested)) == .mebibytes(granted))
  }

  @Test func yarnGrantsKeepToStepMinimumAndMaximum() throws {
    var environment = try environment([:])
    environment.yarnAllocationIncrement = .mebibytes(512)
    environment.yarnMaximumAllocation = .mebibytes(8192)
    #expect(environment.yarnGrant(for: .mebibytes(1100)) == .mebibytes(1536))
    #expect(environment.yarnGrant(for: .mebibytes(100)) == .mebibytes(1024))
    #expect(environment.yarnGrant(for: .mebibytes(9000)) == .mebibytes(8192))
  }
}
