import SparkMemory
import Testing

@Suite struct ConfigurationCheckTests {
  private func check(
    _ name: String, _ value: String, version: SparkVersion = .latest
  ) throws {
    try #require(ConfigurationKey.named(name)).check(value, version: version)
  }

  @Test(arguments: [
    ("spark.driver.maxResultSize", "1x"), ("spark.driver.maxResultSize", "1.5g"),
    ("spark.sql.shuffle.partitions", "many"), ("spark.sql.shuffle.partitions", "0"),
    ("spark.sql.shuffle.partitions", "3000000000"), ("spark.memory.offHeap.enabled", "1"),
    ("spark.executor.heartbeatInterval", "10 parsecs"), ("spark.network.timeout", "x"),
    ("spark.executor.memoryOverheadFactor", "0"), ("spark.memory.storageFraction", "1.0"),
    ("spark.storage.unrollMemoryThreshold", "1m"), ("spark.rpc.message.maxSize", "128m"),
  ])
  func refuses(name: String, value: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try check(name, value) }
    #expect(error.key == name)
    #expect(error.description.contains("write"))
  }

  @Test(arguments: [
    ("spark.driver.maxResultSize", "0"), ("spark.driver.maxResultSize", "2g"),
    ("spark.sql.autoBroadcastJoinThreshold", "-1"), ("spark.sql.shuffle.partitions", "400"),
    ("spark.executor.heartbeatInterval", "10s"), ("spark.network.timeout", "120"),
    ("spark.executor.memory", "${spark.driver.memory}"),
    ("spark.executor.memory", "*********(redacted)"), ("spark.task.cpus", "0.5"),
    ("spark.storage.unrollMemoryThreshold", "1048576"),
    ("spark.executor.extraJavaOptions", "-XX:+UseG1GC"),
  ])
  func takes(name: String, value: String) throws {
    try check(name, value)
  }

  @Test func everyDefaultIsTaken() throws {
    for key in ConfigurationKey.all {
      guard let value = key.defaultValue(for: .latest) else { continue }
      #expect(throws: Never.self, "\(key.name)") { try key.check(value, version: .latest) }
    }
  }

  @Test func whatAVersionDoesNotReadItDoesNotRefuse() throws {
    try check("spark.executor.minMemoryOverhead", "1x", version: .v(3, 5))
    #expect(throws: ConfigurationError.self) {
      try check("spark.executor.minMemoryOverhead", "1x", version: .v(4, 0))
    }
  }

  @Test func rangesAreThoseOfTheNewestVersion() throws {
    try check("spark.sql.shuffle.partitions", "0", version: .v(3, 5))
  }
}
