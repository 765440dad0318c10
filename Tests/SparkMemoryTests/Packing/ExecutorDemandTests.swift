import SparkMemory
import Testing

@Suite struct ExecutorDemandTests {
  private func demand(
    _ values: [String: String], _ manager: ClusterManager
  ) throws -> ExecutorDemand {
    try ExecutorDemand(SparkConfiguration(values), manager: manager)
  }

  @Test(arguments: [ClusterManager.yarn, .kubernetes])
  func twoExecutorsUnlessAskedOtherwise(manager: ClusterManager) throws {
    #expect(try demand([:], manager) == .instances(2))
    #expect(try demand(["spark.executor.instances": "7"], manager) == .instances(7))
  }

  @Test func dynamicAllocationTakesWhatItMay() throws {
    let enabled = ["spark.dynamicAllocation.enabled": "true", "spark.executor.instances": "7"]
    #expect(try demand(enabled, .yarn) == .upTo(nil))
    let bounded = enabled.merging(["spark.dynamicAllocation.maxExecutors": "20"]) { $1 }
    #expect(try demand(bounded, .kubernetes) == .upTo(20))
  }

  @Test func standaloneCountsCores() throws {
    let values = ["spark.executor.instances": "7", "spark.cores.max": "20"]
    #expect(try demand(values, .standalone) == .cores(20))
    #expect(try demand(values, .standalone).executors(ofCores: 3) == 6)
    #expect(try demand(values, .standalone).executors(ofCores: nil) == nil)
    #expect(try demand([:], .standalone) == .cores(nil))
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(throws: ConfigurationError.self) {
      try demand(["spark.executor.instances": "many"], .yarn)
    }
  }
}
