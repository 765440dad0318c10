internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A value that another setting silences.
struct ShadowedSetting: ConfigurationRule {
  let about = RuleDescription(
    107, "shadowed-setting", .configuration, .warning,
    document: RuleDocument(
      finds: """
        Two settings that answer one question differently: an option and a `--conf`, a field and \
        `sparkConf`, an explicit overhead and a factor, an older name and its newer one.
        """,
      matters: "One of them does nothing, and which one is not what most people expect.",
      evidence: """
        An option counts before a `--conf`, wherever they stand; a field of a SparkApplication \
        before its `sparkConf`; an explicit overhead before factor and minimum; a name before its \
        older ones.
        """,
      example: """
        ```sh
        spark-submit --conf spark.executor.memory=12g --executor-memory 8g job.jar
        ```
        """,
      remedy: "Keep the one that is meant.",
      safety: "Removing the one that does not count changes nothing for Spark.",
      references: [
        "core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala",
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard !configuration.written.hasBranches else { return [] }
    return byWay(configuration) + byOtherSetting(configuration)
  }

  private func byWay(_ configuration: CheckedConfiguration) -> [LocatedFinding] {
    // A session may change what its builder said.
    guard configuration.written.kind != .program else { return [] }
    return configuration.written.settings.compactMap { setting in
      guard let winner = configuration.counting(named: setting.key), winner.way > setting.way,
        winner.value != setting.value
      else { return nil }
      let says = winner.value.map { " says \($0) and" } ?? ""
      return finding(
        configuration, setting,
        "\(setting.spelling) has no effect: \(winner.spelling)\(says) counts", at: setting.keyPlace,
        remedy: "keep the one that is meant", related: related(winner, "this one counts"))
    }
  }

  private func byOtherSetting(_ configuration: CheckedConfiguration) -> [LocatedFinding] {
    SettingConflict.all(in: configuration.effective, version: configuration.version)
      .compactMap { conflict in
        guard let loser = configuration.counting(named: conflict.loser) else { return nil }
        return finding(
          configuration, loser,
          "\(loser.spelling) has no effect, because \(conflict.winner) is set: "
            + conflict.why,
          at: loser.keyPlace, remedy: "keep the one that is meant",
          related: related(configuration.counting(named: conflict.winner), "this one counts"))
      }
  }
}
