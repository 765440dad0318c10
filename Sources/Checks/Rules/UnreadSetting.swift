internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A setting that this version of Spark does not read: removed, or not there yet.
struct UnreadSetting: ConfigurationRule {
  let about = RuleDescription(
    103, "unread-setting", .configuration, .warning,
    document: RuleDocument(
      finds: "A setting that the version of Spark no longer reads, or does not read yet.",
      matters: """
        Spark says nothing of a setting that it does not read. What it was to do does not happen: \
        a legacy fraction protects no cache, a factor of Spark 3.3 gives Spark 3.2 no overhead.
        """,
      evidence:
        "The first version of Spark that reads a setting, and the first that no longer does.",
      example: """
        ```properties
        spark.storage.memoryFraction   0.6
        spark.shuffle.memoryFraction   0.2
        ```
        """,
      remedy: """
        Remove it, and set what replaced it: since Spark 3.0 `spark.memory.fraction` and \
        `spark.memory.storageFraction`. Or name the version that is meant, with `--spark`.
        """,
      safety: "Removing it changes nothing for this version. An older Spark would lose it.",
      references: [
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "docs/core-migration-guide.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    let version = configuration.version
    return configuration.written.settings.compactMap { setting in
      guard let key = ConfigurationKey.named(setting.key), !key.isRead(by: version) else {
        return nil
      }
      if let removed = key.removedIn, version >= removed {
        return finding(
          configuration, setting,
          "\(setting.key) was removed in Spark \(removed.release): Spark \(version.release) ignores it",
          at: setting.keyPlace, evidence: ["removed in Spark \(removed.release)"],
          remedy: "remove it\(Self.successor(of: key))")
      }
      return finding(
        configuration, setting,
        "\(setting.key) is read since Spark \(key.since.release): Spark \(version.release) ignores it",
        at: setting.keyPlace, evidence: ["first in Spark \(key.since.release)"],
        remedy: "remove it, or run Spark \(key.since.release) or newer")
    }
  }

  private static func successor(of key: ConfigurationKey) -> String {
    key.scope == .core && key.name.hasSuffix("Fraction")
      ? "; spark.memory.fraction and spark.memory.storageFraction have replaced it" : ""
  }
}
