import SparkMemory
import Testing

/// Each refusal names the setting, what is wrong, and what to write.
@Suite struct LayoutErrorTests {
  private func error(
    _ values: [String: String], _ manager: ClusterManager = .yarn,
    collector: GarbageCollector? = nil,
    change: (inout ClusterEnvironment) -> Void = { _ in }
  ) throws -> LayoutError {
    let configuration = SparkConfiguration(values)
    var environment = try ClusterEnvironment(
      configuration: configuration, manager: manager, collector: collector)
    change(&environment)
    let place = environment
    return try #require(throws: LayoutError.self) { () throws in
      try layOut(configuration, in: place)
    }
  }

  private func layOut(
    _ configuration: SparkConfiguration, in environment: ClusterEnvironment
  ) throws {
    _ = try ContainerLayout(executorOf: configuration, environment: environment)
    _ = try ContainerLayout(driverOf: configuration, environment: environment)
  }

  @Test(arguments: [
    "9223372036854775807", "8000p", "9223372036854775807b", "0", "-9223372036854775807", "1e9", "",
  ])
  func noSizeTraps(text: String) throws {
    for key in ConfigurationKey.all {
      guard case .bytes = key.type else { continue }
      for manager in ClusterManager.allCases {
        let configuration = SparkConfiguration([
          key.name: text, "spark.memory.offHeap.enabled": "true", "spark.yarn.isPython": "true",
        ])
        let environment = try ClusterEnvironment(
          configuration: configuration, manager: manager, deployMode: .cluster)
        _ = try? ContainerLayout(executorOf: configuration, environment: environment)
        _ = try? ContainerLayout(driverOf: configuration, environment: environment)
      }
    }
  }
}
