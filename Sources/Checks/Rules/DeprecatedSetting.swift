internal import Advisor
internal import SparkMemory
internal import SparkSource

/// An older name that Spark still reads.
struct DeprecatedSetting: ConfigurationRule {
  let about = RuleDescription(
    102, "deprecated-setting", .configuration, .warning,
    document: RuleDocument(
      finds: "A setting under an older name, which Spark still reads.",
      matters: """
        Spark reads the older name only where the newer one is not set, and warns in a log that \
        nobody reads. Somebody who adds the newer name somewhere else silences this one.
        """,
      evidence: "The older names in Spark's own registry, where the version reads the newer one.",
      example: """
        ```properties
        spark.yarn.executor.memoryOverhead   2048
        ```
        """,
      remedy: "Write the newer name; unit and meaning stay.",
      safety: """
        Safe: the value means the same. Where the newer name is set as well, which one counts is \
        another finding, and nothing is renamed.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/SparkConf.scala", "docs/configuration.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    configuration.written.settings.compactMap { setting in
      guard let key = ConfigurationKey.named(setting.key), key.name != setting.key,
        key.isRead(by: configuration.version)
      else { return nil }
      let isAlone = !configuration.settings.contains { $0.key == key.name }
      return finding(
        configuration, setting, "\(setting.key) is an older name of \(key.name)",
        at: setting.keyPlace, expected: key.name, remedy: "write \(key.name)",
        fix: isAlone && setting.spelling == setting.key
          ? Fix("write \(key.name)", [.init(of: setting.keyPlace, by: key.name)], isSafe: true)
          : nil)
    }
  }
}
