import SparkMemory
import Testing

@Suite struct ConfigurationKeyReachTests {
  @Test("every manager that reads a setting has no reason against it")
  func reach() {
    let managers = ClusterManager.allCases
    func readers(_ key: ConfigurationKey) -> [ClusterManager] {
      managers.filter { key.reasonWithoutEffect(on: $0) == nil }
    }
    #expect(readers(.coresMax) == [.standalone])
    #expect(readers(.yarnAMMemory) == [.yarn])
    #expect(readers(.kubernetesExecutorRequestCores) == [.kubernetes])
    #expect(readers(.executorMemoryOverhead) == managers.filter(\.hasContainers))
    #expect(readers(.executorMemory) == managers.filter { $0 != .local })
    #expect(readers(.memoryFraction) == managers)
  }

  @Test("a driver has a container in cluster mode only")
  func driver() {
    let key = ConfigurationKey.driverMemoryOverhead
    #expect(key.reasonWithoutEffect(on: .yarn, deployMode: .client) != nil)
    #expect(key.reasonWithoutEffect(on: .yarn, deployMode: .cluster) == nil)
    #expect(key.reasonWithoutEffect(on: .yarn) == nil)
    #expect(
      ConfigurationKey.driverMemory.reasonWithoutEffect(on: .yarn, deployMode: .client) == nil)
  }
}
