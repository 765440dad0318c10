import SparkMemory
import Testing

@Suite struct ConfigurationKeyTests {
  @Test func namesAreUnique() {
    let names = ConfigurationKey.all.flatMap { [$0.name] + $0.deprecatedNames }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ConfigurationKey.all)
  func isComplete(key: ConfigurationKey) {
    #expect(key.name.hasPrefix("spark."))
    #expect(key.summary.hasSuffix("."))
    #expect(key.source.hasSuffix(".scala"))
    #expect(key.defaults.map(\.since) == key.defaults.map(\.since).sorted())
    #expect(ConfigurationKey.named(key.name) == key)
  }

  @Test(arguments: ConfigurationKey.all)
  func defaultsAreReadAsTheirType(key: ConfigurationKey) throws {
    let none = SparkConfiguration()
    for version in [SparkVersion.v(2, 4), .v(3, 5), .v(4, 3)] {
      switch key.type {
      case .bytes: _ = try none.bytes(key, version: version)
      case .double: _ = try none.double(key, version: version)
      case .int: _ = try none.int(key, version: version)
      case .boolean: _ = try none.boolean(key, version: version)
      case .string, .time: break
      }
    }
  }

  @Test func defaultsFollowTheVersion() {
    let adaptive = ConfigurationKey.adaptiveEnabled
    #expect(adaptive.defaultValue(for: .v(3, 1, 3)) == "false")
    #expect(adaptive.defaultValue(for: .v(3, 2)) == "true")
    let minimum = ConfigurationKey.executorMinMemoryOverhead
    #expect(minimum.defaultValue(for: .v(3, 5, 8)) == nil)
    #expect(minimum.defaultValue(for: .v(4, 0)) == "384m")
    #expect(ConfigurationKey.memoryFraction.defaultValue(for: .latest) == "0.6")
    #expect(ConfigurationKey.memoryStorageFraction.defaultValue(for: .latest) == "0.5")
    #expect(ConfigurationKey.driverMemoryOverheadFactor.defaultValue(for: .latest) == "0.1")
    #expect(!ConfigurationKey.driverMemoryOverheadFactor.isRead(by: .v(3, 2, 4)))
  }

  @Test func deprecatedNamesAreFound() {
    #expect(
      ConfigurationKey.named("spark.yarn.executor.memoryOverhead") == .executorMemoryOverhead)
    #expect(ConfigurationKey.named("spark.executor.memroy") == nil)
  }
}
