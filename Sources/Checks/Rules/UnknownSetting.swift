internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A name that Spark does not have, next to one that it has.
struct UnknownSetting: ConfigurationRule {
  let about = RuleDescription(
    101, "unknown-setting", .configuration, .warning,
    document: RuleDocument(
      finds: "A setting whose name Spark does not have, and which is near to one that it has.",
      matters: """
        Spark takes any name that begins with `spark.` and says nothing: the value is stored and \
        never read, and the default holds.
        """,
      evidence: """
        A name with up to two wrong letters, with wrong capitals, without `spark.` in front, cut \
        short, or with one word too many or too few, where one known setting is that near. Below \
        `spark.memory.` every name that is not known counts. Names of Hadoop, of vendors and of \
        extensions are left alone.
        """,
      example: """
        ```properties
        spark.executor.memoryoverhead   2g
        ```
        """,
      remedy: "Write the name that was meant.",
      safety: """
        A setting that begins to be read changes what the application gets: look at the value \
        before.
        """,
      references: ["core/src/main/scala/org/apache/spark/SparkConf.scala"]))

  /// What only Spark's memory manager reads, so that the table has all of it.
  private static let closed = "spark.memory."

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    configuration.written.settings.compactMap { setting in
      if let meant = KeySpelling.correction(of: setting.key) {
        let isWritten = setting.spelling == setting.key
        return finding(
          configuration, setting,
          "Spark has no setting \(setting.key), and ignores it; did you mean \(meant)?",
          at: setting.keyPlace, expected: meant, remedy: "write \(meant)",
          fix: isWritten
            ? Fix("write \(meant)", [.init(of: setting.keyPlace, by: meant)], isSafe: false) : nil)
      }
      guard setting.key.hasPrefix(Self.closed), ConfigurationKey.named(setting.key) == nil else {
        return nil
      }
      return finding(
        configuration, setting, "Spark has no setting \(setting.key), and ignores it",
        at: setting.keyPlace, remedy: "remove it, or write the name of a setting that Spark has")
    }
  }
}
