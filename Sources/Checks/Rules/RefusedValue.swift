internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A value that Spark does not read.
struct RefusedValue: ConfigurationRule {
  let about = RuleDescription(
    108, "refused-value", .configuration, .error,
    document: RuleDocument(
      finds: "A value, an option or a line that Spark or spark-submit refuses to read.",
      matters: "The application does not start, or ends where the setting is first looked at.",
      evidence: """
        The grammar of sizes, numbers and durations of Spark's version, the values that its \
        registry allows, and the options that spark-submit has.
        """,
      example: """
        ```properties
        spark.executor.memory   1.5g
        spark.memory.fraction   60%
        ```
        """,
      remedy: "Write what Spark reads: a whole number and a unit, such as `1536m`.",
      safety: "Safe: Spark refuses what is there now.",
      references: [
        "common/utils/src/main/java/org/apache/spark/network/util/JavaUtils.java",
        "core/src/main/scala/org/apache/spark/internal/config/ConfigBuilder.scala",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    let refusals = configuration.written.refusals.map { note in
      let parts = note.message.splitAtRemedy
      return finding(
        configuration, at: note.place, parts.problem, remedy: parts.remedy ?? "correct it")
    }
    return refusals
      + configuration.written.settings.compactMap { setting -> LocatedFinding? in
        guard let value = setting.value, let key = ConfigurationKey.named(setting.key),
          !(configuration.written.mayBeOfDatabricks && setting.isLeftToDatabricks)
        else { return nil }
        do throws(ConfigurationError) {
          try key.check(value, version: configuration.version)
          return nil
        } catch {
          return refusal(configuration, setting, key: key, error: error)
        }
      }
  }

  private func refusal(
    _ configuration: CheckedConfiguration, _ setting: WrittenSetting, key: ConfigurationKey,
    error: ConfigurationError
  ) -> LocatedFinding {
    let parts = error.why.splitAtRemedy
    let expected = Self.suggestion(for: key, error.value, version: configuration.version)
    return finding(
      configuration, setting, "\(setting.spelling): \(parts.problem)", expected: expected,
      remedy: parts.remedy ?? "write a value that Spark reads",
      fix: expected.map {
        Fix("write \($0)", [.init(of: setting.valuePlace, by: $0)], isSafe: true)
      })
  }

  private static func suggestion(
    for key: ConfigurationKey, _ value: String, version: SparkVersion
  ) -> String? {
    guard case .bytes(let unit) = key.type else { return nil }
    do throws(ByteSizeError) {
      _ = try ByteSize(parsing: value, bareUnit: unit, version: version)
      return nil
    } catch {
      return error.suggestion
    }
  }
}

extension String {
  /// A message of one line taken apart: what is wrong; and what to do, behind the last semicolon.
  var splitAtRemedy: (problem: String, remedy: String?) {
    guard let found = ranges(of: "; ").last else { return (self, nil) }
    return (String(self[..<found.lowerBound]), String(self[found.upperBound...]))
  }
}
