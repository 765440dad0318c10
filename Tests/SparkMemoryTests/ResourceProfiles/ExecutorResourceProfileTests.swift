import SparkMemory
import Testing

/// Executors of resource profiles, with the scenarios of `ResourceProfileSuite`,
/// `YarnAllocatorSuite` and `BasicExecutorFeatureStepSuite`.
@Suite struct ExecutorResourceProfileTests {
  private static func layout(
    _ values: [String: String], _ resources: [String: Int64], cpus: Double? = nil,
    manager: ClusterManager = .yarn, mode: DeployMode = .cluster, isPython: Bool = false,
    version: SparkVersion = .latest
  ) throws -> ContainerLayout {
    let configuration = SparkConfiguration(
      values.merging(["spark.dynamicAllocation.enabled": "true"]) { own, _ in own })
    let environment = ClusterEnvironment(
      manager: manager, deployMode: mode, version: version, isPython: isPython)
    let tasks = cpus.map { ["cpus": $0] } ?? [:]
    return try ContainerLayout(
      executorOf: configuration,
      profile: ExecutorResourceProfile(executorResources: resources, taskResources: tasks),
      environment: environment)
  }

  @Test func whatIsNotAskedForIsThatOfTheConfiguration() throws {
    let values = ["spark.executor.memory": "3g", "spark.executor.memoryOverhead": "700m"]
    let layout = try Self.layout(values, [:])
    #expect(layout.requested == .mebibytes(3072 + 700))
    #expect(ExecutorResourceProfile() == ExecutorResourceProfile(executorResources: ["gpu": 2]))
  }

  @Test func overheadIsNotComputedAnewFromTheMemoryAskedFor() throws {
    let layout = try Self.layout([:], ["memory": 20_480])
    #expect(layout.overhead == .mebibytes(384))
    #expect(layout.requested == .mebibytes(20_864))
    #expect(layout.notes.contains { $0.contains("that of the default profile") })
  }

  @Test func overheadOfTheDefaultProfileIsThatOfItsOwnHeap() throws {
    let layout = try Self.layout(["spark.executor.memory": "20g"], ["memory": 1024])
    #expect(layout.overhead == .mebibytes(2048))
    #expect(layout.heap.heap == .gibibytes(1))
  }

  @Test func everythingMayBeAskedFor() throws {
    let values = ["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g"]
    let layout = try Self.layout(
      values,
      [
        "cores": 4, "memory": 2048, "memoryOverhead": 1024, "pyspark.memory": 3072, "offHeap": 512,
      ], cpus: 2, isPython: true)
    #expect(layout.requested == .mebibytes(2048 + 1024 + 3072 + 512))
    #expect(layout.overheadReason == "as the resource profile asks")
    #expect(layout.slots == 2)
    #expect(layout.offHeap == .mebibytes(512))
    #expect(layout.notes.contains { $0.contains("768 MiB of address space") })
  }

  @Test func offHeapCountsOnlyWhereItIsEnabled() throws {
    #expect(try Self.layout([:], ["offHeap": 512]).requested == .mebibytes(1408))
    let enabled = ["spark.memory.offHeap.enabled": "true", "spark.memory.offHeap.size": "1g"]
    #expect(try Self.layout(enabled, [:]).requested == .mebibytes(2432))
    #expect(throws: LayoutError.self) { try Self.layout(enabled, ["offHeap": 0]) }
  }

  /// "basic resource profile" and "check executor pod memory with resource profile".
  @Test func podsOfBasicExecutorFeatureStepSuite() throws {
    let python = ["spark.kubernetes.resource.type": "python"]
    let whole = ["cores": 4, "memory": 2048, "memoryOverhead": 1024, "pyspark.memory": 3072]
      .mapValues { Int64($0) }
    #expect(
      try Self.layout(python, whole, manager: .kubernetes, isPython: true).requested
        == .mebibytes(6144))
    #expect(
      try Self.layout(
        ["spark.kubernetes.resource.type": "java"], ["cores": 4], manager: .kubernetes
      )
      .requested == .mebibytes(1408))
  }

  @Test(arguments: [ClusterManager.standalone, .localCluster])
  func workersGiveTheHeapAskedFor(manager: ClusterManager) throws {
    let layout = try Self.layout([:], ["memory": 3000, "cores": 3], manager: manager)
    #expect(layout.requested == .mebibytes(3000))
    #expect(layout.slots == 3)
  }

  @Test func aHeapThatSparkDoesNotStartWithIsRefused() throws {
    let error = try #require(throws: LayoutError.self) { try Self.layout([:], ["memory": 449]) }
    #expect(
      error.condition == .executorMemoryTooSmall(text: "449m", size: .mebibytes(449)))
  }

  @Test func fewerCoresThanATaskTakesAreRefused() throws {
    let error = try #require(throws: LayoutError.self) {
      try Self.layout([:], ["cores": 2], cpus: 3)
    }
    guard case .fewerCoresThanTask(cores: 2, _) = error.condition else {
      Issue.record("another condition: \(error)")
      return
    }
  }

  @Test func profilesNeedExecutorsAndDynamicAllocation() throws {
    for (values, manager, version) in [
      (["spark.dynamicAllocation.enabled": "false"], .yarn, .latest), ([:], .local, .latest),
      ([:], .yarn, .v(3, 0, 3)),
    ] as [([String: String], ClusterManager, SparkVersion)] {
      let error = try #require(throws: LayoutError.self) {
        try Self.layout(values, ["memory": 2048], manager: manager, version: version)
      }
      #expect(error.condition == .resourceProfileNotSupported)
      #expect(error.settingName == "spark.dynamicAllocation.enabled")
    }
    let error = LayoutError(.resourceProfileNotSupported, role: .executor, version: .v(3, 5))
    #expect(
      error.sparkMessage == "ResourceProfiles are only supported on YARN and Kubernetes and "
        + "Standalone with dynamic allocation enabled.")
  }
}
