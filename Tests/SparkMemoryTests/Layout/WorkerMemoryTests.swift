import SparkMemory
import Testing

/// What standalone workers offer and refuse.
@Suite struct WorkerMemoryTests {
  private static func environment(memory: ByteSize?, cores: Int? = nil) -> ClusterEnvironment {
    var environment = ClusterEnvironment(manager: .standalone, deployMode: .cluster)
    environment.workerMemory = memory
    environment.workerCores = cores
    return environment
  }

  @Test(
    arguments: [(16_384, 15_360), (2048, 1024), (1500, 1024), (512, 1024), (0, 1024)]
      as [(Int64, Int64)])
  func leaveAGibibyteToTheirMachine(physical: Int64, offered: Int64) {
    #expect(
      ClusterEnvironment.defaultWorkerMemory(
        ofMachine: .mebibytes(physical) + .kibibytes(physical > 0 ? 1023 : 0))
        == .mebibytes(offered))
  }

  @Test func aboveTheirMemoryNothingStarts() throws {
    let environment = Self.environment(memory: .gibibytes(4))
    let executor = SparkConfiguration(["spark.executor.memory": "4097m"])
    let error = try #require(throws: LayoutError.self) {
      try ContainerLayout(executorOf: executor, environment: environment)
    }
    #expect(error.settingName == "spark.executor.memory")
    #expect(error.sparkMessage == nil)
    #expect(error.description.contains("SPARK_WORKER_MEMORY"))
    let driver = SparkConfiguration(["spark.driver.memory": "5g"])
    let refusal = try #require(throws: LayoutError.self) {
      try ContainerLayout(driverOf: driver, environment: environment)
    }
    #expect(refusal.settingName == "spark.driver.memory")
    let fitting = SparkConfiguration(["spark.executor.memory": "4g"])
    #expect(
      try ContainerLayout(executorOf: fitting, environment: environment).requested == .gibibytes(4))
  }

  @Test func aLocalClusterSaysSoItself() throws {
    let configuration = SparkConfiguration([
      "spark.master": "local-cluster[1,1,1024]", "spark.executor.memory": "2g",
    ])
    let error = try #require(throws: LayoutError.self) {
      try ContainerLayout(
        executorOf: configuration, environment: ClusterEnvironment(configuration: configuration))
    }
    #expect(
      error.sparkMessage
        == "Asked to launch cluster with 1024 MiB/worker but requested 2048 MiB/executor")
  }

  @Test func withoutCoresAnExecutorTakesAllOfItsWorker() throws {
    let environment = Self.environment(memory: nil, cores: 12)
    let whole = try ContainerLayout(executorOf: SparkConfiguration(), environment: environment)
    #expect(whole.slots == 12)
    #expect(whole.slotsAreKnown)
    let part = try ContainerLayout(
      executorOf: SparkConfiguration(["spark.executor.cores": "5"]), environment: environment)
    #expect(part.slots == 5)
  }
}
