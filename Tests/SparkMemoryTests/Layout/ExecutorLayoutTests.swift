import SparkMemory
import Testing

/// `YarnAllocatorSuite`, `BasicExecutorFeatureStepSuite`, and sizes that released versions asked for.
@Suite struct ExecutorLayoutTests {
  static func layout(
    _ values: [String: String], _ manager: ClusterManager, mode: DeployMode = .client,
    version: SparkVersion = .latest, isPython: Bool? = nil
  ) throws -> ContainerLayout {
    let configuration = SparkConfiguration(values)
    let environment = try ClusterEnvironment(
      configuration: configuration, version: version, manager: manager, deployMode: mode,
      isPython: isPython)
    return try ContainerLayout(executorOf: configuration, environment: environment)
  }

  @Test(
    arguments: [
      ("1g", 1408, 2048), ("2g", 2432, 3072), ("4g", 4505, 5120), ("8g", 9011, 9216),
      ("10g", 11264, 11264), ("2048m", 2432, 3072), ("8192m", 9011, 9216), ("8388608k", 9011, 9216),
    ] as [(String, Int64, Int64)])
  func onYarn(memory: String, requested: Int64, granted: Int64) throws {
    let layout = try Self.layout(["spark.executor.memory": memory], .yarn)
    #expect(layout.requested == .mebibytes(requested))
    #expect(layout.granted == .mebibytes(granted))
    #expect(layout.roundedUp == .mebibytes(granted - requested))
    #expect(layout.enforcesLimit)
  }

  @Test func yarnCountsOffHeapAndPython() throws {
    let layout = try Self.layout(
      [
        "spark.executor.memory": "4g", "spark.memory.offHeap.enabled": "true",
        "spark.memory.offHeap.size": "2g", "spark.executor.pyspark.memory": "1g",
      ], .yarn, isPython: true)
    #expect(layout.requested == .mebibytes(7577))
    #expect(layout.granted == .mebibytes(8192))
    #expect(layout.offHeapLayout?.storageRegion == .gibibytes(1))
    #expect(layout.offHeapLayout?.mostPerTask(slots: 2) == .gibibytes(1))
    #expect(layout.offHeapLayout?.leastPerTask(slots: 2) == .mebibytes(256))
  }

  @Test(
    arguments: [
      (["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g"], 3456),
      (["spark.executor.memoryOverheadFactor": "0.5"], 3072),
      (
        ["spark.executor.memoryOverheadFactor": "0.5", "spark.executor.memoryOverhead": "819m"],
        2867
      ),
      (["spark.executor.minMemoryOverhead": "500"], 2548),
      (["spark.executor.minMemoryOverhead": "500", "spark.executor.memoryOverhead": "100"], 2148),
    ] as [([String: String], Int64)])
  func yarnAllocatorSuite(extra: [String: String], requested: Int64) throws {
    let values = extra.merging(["spark.executor.memory": "2048m"]) { $1 }
    #expect(try Self.layout(values, .yarn).requested == .mebibytes(requested))
  }

  @Test(
    arguments: [
      ([:], 1408),
      (["spark.kubernetes.resource.type": "python", "spark.executor.pyspark.memory": "42"], 1450),
      (["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "42m"], 1450),
      (
        [
          "spark.executor.memory": "7680m", "spark.executor.memoryOverheadFactor": "0.2",
          "spark.kubernetes.memoryOverheadFactor": "0.3",
        ], 9216
      ),
      (["spark.executor.memory": "7680m", "spark.kubernetes.memoryOverheadFactor": "0.3"], 9984),
      (["spark.executor.minMemoryOverhead": "500"], 1524),
      (["spark.executor.minMemoryOverhead": "500", "spark.executor.memoryOverhead": "150"], 1174),
    ] as [([String: String], Int64)])
  func onKubernetes(values: [String: String], requested: Int64) throws {
    let layout = try Self.layout(values, .kubernetes)
    #expect(layout.requested == .mebibytes(requested))
    #expect(layout.granted == layout.requested)
  }

  @Test func pythonOnKubernetesDependsOnTheDeployMode() throws {
    let values = ["spark.executor.memory": "10g", "spark.executor.pyspark.memory": "1g"]
    let cluster = try Self.layout(values, .kubernetes, mode: .cluster, isPython: true)
    #expect(cluster.overhead == .mebibytes(4096))
    #expect(cluster.requested == .mebibytes(14336 + 1024))
    #expect(cluster.overheadReason == "0.4 × heap")
    let client = try Self.layout(values, .kubernetes, mode: .client, isPython: true)
    #expect(client.requested == .mebibytes(11264))
    #expect(client.pySpark == .zero)
    #expect(client.notes.contains { $0.contains("makes no room") })
    let r = try Self.layout(
      ["spark.executor.memory": "10g", "spark.kubernetes.resource.type": "r"], .kubernetes,
      mode: .cluster)
    #expect(r.requested == .mebibytes(14336))
  }

  @Test func kubernetesCommitsTheWholeHeap() throws {
    let values = ["spark.executor.extraJavaOptions": "-XX:+UseParallelGC"]
    #expect(try Self.layout(values, .kubernetes).heap.unified.bytes == 428_762_726)
    #expect(try Self.layout(values, .yarn).heap.unified.bytes == 384_093_388)
  }

  @Test func olderVersionsHaveConstantsForSettings() throws {
    let values = [
      "spark.executor.memory": "10g", "spark.executor.memoryOverheadFactor": "0.5",
      "spark.executor.minMemoryOverhead": "4g",
    ]
    let old = try Self.layout(values, .yarn, version: .v(3, 2, 4))
    #expect(old.overhead == .mebibytes(1024))
    #expect(old.notes.contains { $0.contains("since Spark 3.3.0") })
    #expect(try Self.layout(values, .yarn, version: .v(3, 5, 8)).overhead == .mebibytes(5120))
    let small = ["spark.executor.minMemoryOverhead": "4g"]
    #expect(try Self.layout(small, .yarn, version: .v(3, 5, 8)).overhead == .mebibytes(384))
    #expect(try Self.layout(small, .yarn, version: .v(4, 0)).overhead == .mebibytes(4096))
  }

  @Test(
    arguments: [
      (.yarn, .v(2, 4, 8), false), (.yarn, .v(3, 0), true), (.kubernetes, .v(3, 0, 3), false),
      (.kubernetes, .v(3, 1), true),
    ] as [(ClusterManager, SparkVersion, Bool)])
  func offHeapIsCountedSince(manager: ClusterManager, version: SparkVersion, counted: Bool) throws {
    let values = ["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g"]
    let layout = try Self.layout(values, manager, version: version)
    #expect(layout.requested == .mebibytes(counted ? 2432 : 1408))
    #expect(layout.offHeap == .gibibytes(1))
    #expect(layout.notes.contains { $0.contains("must fit into the overhead") } != counted)
  }

  @Test(arguments: [ClusterManager.standalone, .localCluster])
  func workersAccountForTheHeapOnly(manager: ClusterManager) throws {
    let layout = try Self.layout(
      [
        "spark.executor.memory": "4g", "spark.executor.memoryOverhead": "2g",
        "spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g",
      ], manager)
    #expect(layout.requested == .gibibytes(4))
    #expect(layout.granted == .gibibytes(4))
    #expect(layout.overhead == .zero)
    #expect(layout.overheadReason == nil)
    #expect(layout.offHeap == .gibibytes(1))
    #expect(!layout.enforcesLimit)
    #expect(layout.notes.contains { $0.contains("on top of") })
    #expect(layout.notes.contains { $0.contains("ignores it") })
  }

  @Test func aNumberWithoutUnitIsBytesForWorkers() throws {
    let values = ["spark.executor.memory": "8589934592"]
    #expect(try Self.layout(values, .standalone).heap.heap == .gibibytes(8))
  }

  @Test func localRunsTasksInTheDriver() throws {
    let values = ["spark.master": "local[4]", "spark.driver.memory": "2g"]
    let layout = try Self.layout(values, .local)
    #expect(layout.heap.unified.bytes == 1_099_746_508)
    #expect(layout.slots == 4)
    #expect(layout.role == .executor)
    #expect(layout.requested == .gibibytes(2))
  }

  @Test func offHeapNeedsToBeEnabled() throws {
    let layout = try Self.layout(["spark.memory.offHeap.size": "4g"], .yarn)
    #expect(layout.offHeap == .zero)
    #expect(layout.requested == .mebibytes(1408))
    #expect(layout.notes.contains { $0.contains("spark.memory.offHeap.enabled is not true") })
  }

  @Test func pythonWorkersShareTheirLimitByCores() throws {
    let layout = try Self.layout(
      ["spark.executor.pyspark.memory": "700m", "spark.executor.cores": "2"], .yarn, isPython: true)
    #expect(layout.pySpark == .mebibytes(700))
    #expect(layout.notes.contains { $0.contains("350 MiB of address space") })
  }

  @Test func whatARunShowedWins() throws {
    let configuration = SparkConfiguration(["spark.executor.memory": "1g"])
    var environment = try ClusterEnvironment(configuration: configuration, manager: .yarn)
    environment.observedExecutorMaxMemory = ByteSize(bytes: 954_728_448)
    environment.observedExecutorCores = 3
    let layout = try ContainerLayout(executorOf: configuration, environment: environment)
    #expect(layout.heap.unified.bytes == 384_093_388)
    #expect(layout.heap.heap == .gibibytes(1))
    #expect(layout.slots == 3)
  }

  @Test func notesTellOfHeapsThatLose() throws {
    let large = try Self.layout(["spark.executor.memory": "32g"], .yarn)
    #expect(large.notes.contains { $0.contains("31g") })
    let huge = try Self.layout(["spark.executor.memory": "400g"], .yarn)
    #expect(huge.notes.contains { $0.contains("twice the room.") })
    let narrow = try Self.layout(["spark.executor.cores": "1"], .kubernetes)
    #expect(narrow.notes.contains { $0.contains("Serial") })
    let wide = try Self.layout(["spark.executor.cores": "2"], .kubernetes)
    #expect(!wide.notes.contains { $0.contains("Serial") })
  }

  @Test func workersOfALocalClusterLimitTheHeapThereAndNowhereElse() throws {
    let configuration = SparkConfiguration([
      "spark.master": "local-cluster[2,1,1024]", "spark.executor.memory": "2g",
    ])
    #expect(throws: LayoutError.self) {
      try ContainerLayout(
        executorOf: configuration, environment: ClusterEnvironment(manager: .localCluster))
    }
    let elsewhere = try ContainerLayout(
      executorOf: configuration, environment: ClusterEnvironment(manager: .standalone))
    #expect(elsewhere.heap.heap == .gibibytes(2))
  }
}
