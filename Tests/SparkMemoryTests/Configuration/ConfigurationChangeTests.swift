import SparkMemory
import Testing

@Suite struct ConfigurationChangeTests {
  private static let page =
    "https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements"

  private func change(
    _ name: String, _ version: SparkVersion, on manager: ClusterManager = .local
  ) throws -> ConfigurationKey.Change {
    try #require(ConfigurationKey.named(name)).change(in: version, on: manager)
  }

  @Test(arguments: [SparkVersion.v(2, 4, 8), .v(3, 3), .v(4, 3)])
  func sessionsMayChangeWhatIsTheirs(version: SparkVersion) throws {
    #expect(try change("spark.sql.shuffle.partitions", version) == .takesEffect)
  }

  @Test(
    arguments: [
      (.v(3, 0, 3), "Cannot modify the value of a Spark config: spark.executor.memory"),
      (
        .v(3, 3, 4),
        "Cannot modify the value of a Spark config: spark.executor.memory. See also '\(page)'"
      ),
      (
        .v(3, 5, 8),
        "[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "
          + "\"spark.executor.memory\".\nSee also '\(page)'."
      ),
      (
        .v(4, 0, 5),
        "[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "
          + "\"spark.executor.memory\".\nSee also '\(page)'. SQLSTATE: 46110"
      ),
    ] as [(SparkVersion, String)])
  func settingsOfTheCoreAreRefused(version: SparkVersion, message: String) throws {
    #expect(try change("spark.executor.memory", version) == .isRefused(message))
  }

  @Test func spark2TakesSettingsOfTheCoreWithoutEffect() throws {
    #expect(try change("spark.executor.memory", .v(2, 4, 8)) == .isIgnored)
  }

  @Test(
    arguments: [
      (.v(2, 4, 8), "Cannot modify the value of a static config: spark.sql.ui.retainedExecutions"),
      (
        .v(3, 4, 4), "Cannot modify the value of a static config: spark.sql.ui.retainedExecutions."
      ),
      (.v(4, 0, 5), "Cannot modify the value of a static config: spark.sql.ui.retainedExecutions"),
      (
        .v(4, 1, 1),
        "[CANNOT_MODIFY_STATIC_CONFIG] Cannot modify the value of the static Spark config: "
          + "\"spark.sql.ui.retainedExecutions\". SQLSTATE: 46110"
      ),
    ] as [(SparkVersion, String)])
  func staticSettingsAreRefused(version: SparkVersion, message: String) throws {
    #expect(try change("spark.sql.ui.retainedExecutions", version) == .isRefused(message))
  }

  @Test(arguments: [
    ("spark.yarn.am.memory", ClusterManager.yarn, ClusterManager.kubernetes),
    ("spark.kubernetes.memoryOverheadFactor", .kubernetes, .yarn),
  ])
  func settingsOfAManagerAreRefusedThereOnly(
    name: String, its: ClusterManager, other: ClusterManager
  ) throws {
    guard case .isRefused = try change(name, .latest, on: its) else {
      Issue.record("\(name) is not refused")
      return
    }
    #expect(try change(name, .latest, on: other) == .isIgnored)
    #expect(try change(name, .v(2, 4), on: its) == .isIgnored)
  }

  @Test(arguments: [
    "spark.default.parallelism", "spark.python.worker.memory", "spark.deploy.defaultCores",
    "spark.master", "spark.memory.useLegacyMode",
  ])
  func whatSparkDoesNotKnowByNameIsIgnored(name: String) throws {
    #expect(try change(name, .latest) == .isIgnored)
  }
}
