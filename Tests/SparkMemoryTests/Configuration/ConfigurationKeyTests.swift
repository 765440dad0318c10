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
    #expect(key.note?.hasSuffix(".") ?? true)
    #expect([".scala", ".java", ".py"].contains { key.source.hasSuffix($0) })
    #expect(key.defaults.map(\.since) == key.defaults.map(\.since).sorted())
    #expect(key.defaults.first?.since == key.since)
    #expect(key.removedIn.map { $0 > key.since } ?? true)
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
      case .long, .string, .list, .time: break
      }
    }
  }

  @Test(arguments: ConfigurationKey.all)
  func fallsBackToSettingsOfTheTable(key: ConfigurationKey) {
    for entry in key.defaults {
      guard let name = entry.fallbackName else { continue }
      #expect(ConfigurationKey.named(name)?.name == name, "\(name)")
      #expect(entry.value == nil)
    }
  }

  @Test(arguments: ConfigurationKey.all)
  func eachDefaultDiffersFromTheOneBefore(key: ConfigurationKey) {
    for (earlier, later) in zip(key.defaults, key.defaults.dropFirst()) {
      #expect((earlier.value, earlier.fallbackName) != (later.value, later.fallbackName))
      #expect(earlier.since < later.since)
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

  @Test func aFallbackMayComeAndGoWithTheVersion() throws {
    let codec = try #require(ConfigurationKey.named("spark.eventLog.compression.codec"))
    #expect(codec.fallbackName(for: .v(3, 1)) == "spark.io.compression.codec")
    #expect(codec.fallbackName(for: .v(3, 2)) == nil)
    #expect(SparkConfiguration().text(codec, version: .v(3, 1)) == "lz4")
    #expect(SparkConfiguration().text(codec, version: .v(3, 2)) == "zstd")
    let vector = try #require(ConfigurationKey.named("spark.sql.columnVector.offheap.enabled"))
    let offHeap = SparkConfiguration(["spark.memory.offHeap.enabled": "true"])
    #expect(offHeap.text(vector, version: .v(3, 5)) == "false")
    #expect(offHeap.text(vector, version: .v(4, 0)) == "true")
  }

  @Test func whatWasRemovedIsNotRead() throws {
    let legacy = try #require(ConfigurationKey.named("spark.memory.useLegacyMode"))
    #expect(legacy.isRead(by: .v(2, 4, 8)))
    #expect(legacy.defaultValue(for: .v(2, 4, 8)) == "false")
    #expect(!legacy.isRead(by: .v(3, 0)))
    #expect(legacy.defaultValue(for: .v(3, 0)) == nil)
    #expect(!legacy.isRegistered(in: .v(2, 4)))
  }

  @Test func deprecatedNamesAreFound() {
    #expect(
      ConfigurationKey.named("spark.yarn.executor.memoryOverhead") == .executorMemoryOverhead)
    #expect(ConfigurationKey.named("spark.executor.memroy") == nil)
  }

  @Test(arguments: [
    ("spark.driver.memory", ConfigurationKey.Effect.jvmStart),
    ("spark.executor.memory", .applicationStart), ("spark.memory.fraction", .applicationStart),
    ("spark.yarn.am.memory", .applicationStart), ("spark.sql.cache.serializer", .session),
    ("spark.sql.shuffle.partitions", .query), ("spark.deploy.defaultCores", .daemonStart),
    ("spark.history.retainedApplications", .daemonStart),
    ("spark.sql.streaming.stateStore.rocksdb.maxMemoryUsageMB", .query),
  ])
  func takesEffect(name: String, effect: ConfigurationKey.Effect) {
    #expect(ConfigurationKey.named(name)?.takesEffect == effect)
  }

  @Test(arguments: [
    ("spark.memory.storageFraction", ">= 0 and < 1"),
    ("spark.executor.memoryOverheadFactor", "> 0"),
    ("spark.network.maxRemoteBlockSizeFetchToMem", "<= 2147483135b"),
    ("spark.task.maxDirectResultSize", "< 2147483632b"),
    ("spark.kubernetes.resource.type", "one of java, python, r"),
  ])
  func rangesAreConditions(name: String, condition: String) {
    #expect(ConfigurationKey.named(name)?.range?.description == condition)
  }
}
