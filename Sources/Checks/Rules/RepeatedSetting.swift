internal import Advisor
internal import SparkSource

/// The same setting twice, said in the same way.
struct RepeatedSetting: ConfigurationRule {
  let about = RuleDescription(
    106, "repeated-setting", .configuration, .warning,
    document: RuleDocument(
      finds: "One setting that the same file or command sets twice.",
      matters: """
        The last one counts and the others are read by people only. Who changes the first one \
        changes nothing.
        """,
      evidence: """
        The same name twice in one properties file, or twice as `--conf` of one command. What a \
        session says counts until it says otherwise, and of the branches of a template only one is \
        there: both are left alone.
        """,
      example: """
        ```properties
        spark.executor.memory   4g
        spark.executor.memory   8g
        ```
        """,
      remedy: "Keep the last one, which is the one that counts, and remove the others.",
      safety: "Removing an earlier one changes nothing for Spark.",
      references: [
        "core/src/main/scala/org/apache/spark/util/Utils.scala",
        "core/src/main/scala/org/apache/spark/deploy/SparkSubmitArguments.scala",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    // A program may say one thing in one branch, and another later; so may a template.
    guard configuration.written.kind != .program, !configuration.written.hasBranches else {
      return []
    }
    var last: [Said: WrittenSetting] = [:]
    // What a session says counts until it says otherwise.
    let own = configuration.written.settings.filter { $0.isRead && $0.way != .session }
    for setting in own { last[Said(setting)] = setting }
    return own.compactMap { setting in
      guard let winner = last[Said(setting)], winner != setting else { return nil }
      let isSame = winner.value == setting.value
      let line = winner.valuePlace.line
      return finding(
        configuration, setting,
        isSame
          ? "\(setting.spelling) is set again on line \(line), to the same"
          : "\(setting.spelling) has no effect: line \(line) sets it again"
            + (winner.value.map { ", to \($0)" } ?? ""),
        severity: isSame ? .note : .warning, at: setting.keyPlace,
        remedy: "keep one of the two", related: related(winner, "this one counts"),
        fix: setting.way == .property
          ? setting.removal.map {
            Fix("remove the one that does not count", [.init(of: $0, by: "")], isSafe: true)
          } : nil)
    }
  }

  private struct Said: Hashable {
    var key: String
    var way: WrittenSetting.Way

    init(_ setting: WrittenSetting) {
      key = setting.key
      way = setting.way
    }
  }
}
