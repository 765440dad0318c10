import SparkMemory
import Testing

@Suite struct DriverPlaceTests {
  private func place(
    _ manager: ClusterManager, _ mode: DeployMode, _ values: [String: String] = [:]
  ) throws -> DriverPlace? {
    try DriverPlace.needed(
      by: SparkConfiguration(values),
      environment: ClusterEnvironment(manager: manager, deployMode: mode))
  }

  @Test func theDriverIsInTheClusterInClusterMode() throws {
    let values = ["spark.driver.memory": "4g", "spark.driver.cores": "2"]
    #expect(
      try place(.yarn, .cluster, values) == DriverPlace(granted: .gibibytes(5), cores: 2))
    #expect(
      try place(.kubernetes, .cluster, values)
        == DriverPlace(granted: .mebibytes(4505), cores: 2))
    #expect(
      try place(.standalone, .cluster, values) == DriverPlace(granted: .gibibytes(4), cores: 2))
  }

  @Test func yarnHasAnApplicationMasterInClientMode() throws {
    #expect(
      try place(.yarn, .client)
        == DriverPlace(granted: .gibibytes(1), cores: 1, isApplicationMaster: true))
    let large = ["spark.yarn.am.memory": "2g", "spark.yarn.am.cores": "3"]
    #expect(
      try place(.yarn, .client, large)
        == DriverPlace(granted: .gibibytes(3), cores: 3, isApplicationMaster: true))
  }

  @Test func otherDriversInClientModeAreElsewhere() throws {
    #expect(try place(.kubernetes, .client) == nil)
    #expect(try place(.standalone, .client) == nil)
    #expect(try place(.local, .client) == nil)
  }
}
