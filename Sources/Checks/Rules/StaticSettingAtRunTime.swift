internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A setting that a running session may not change.
struct StaticSettingAtRunTime: ConfigurationRule {
  let about = RuleDescription(
    105, "static-setting-at-run-time", .configuration, .error,
    document: RuleDocument(
      finds: "A setting of the whole application that `SET` or `spark.conf.set` is to change.",
      matters: """
        Executors and driver are what they are once the application runs. Spark refuses the \
        change with an error, `CANNOT_MODIFY_CONFIG`, and the program ends.
        """,
      evidence: """
        Which settings belong to a session, which are static and which are Spark's own, by \
        version; and the error that the version gives.
        """,
      example: """
        ```sql
        SET spark.executor.memory=12g;
        ```
        """,
      remedy: """
        Set it before the application starts: `spark-submit --conf`, `spark-defaults.conf`, or the \
        builder of the session where it starts the application.
        """,
      safety: "The setting then takes effect, which it never did: look at the value.",
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/RuntimeConfig.scala",
        "docs/sql-migration-guide.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    configuration.settings.compactMap { setting in
      guard setting.way == .session, let key = ConfigurationKey.named(setting.key) else {
        return nil
      }
      let change = key.change(in: configuration.version, on: configuration.manager ?? .yarn)
      guard case .isRefused(let error) = change else { return nil }
      let line = error.split(separator: "\n").first.map(String.init) ?? error
      return finding(
        configuration, setting, "Spark refuses to change \(setting.key) in a session that runs",
        at: setting.keyPlace, evidence: [line],
        remedy: "set it before the application starts, with spark-submit --conf or in "
          + "spark-defaults.conf")
    }
  }
}
