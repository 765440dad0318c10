internal import Advisor
internal import SparkMemory
internal import SparkSource

/// Memory that Spark, the JVM or the manager refuses.
struct RefusedMemory: ConfigurationRule {
  let about = RuleDescription(
    109, "refused-memory", .configuration, .error,
    document: RuleDocument(
      finds: """
        Memory with which driver or executors do not start: a heap below Spark's minimum, a text \
        that the JVM does not take as `-Xmx`, `-Xmx` among the Java options, fractions that leave \
        nothing, off-heap memory without a size, fewer cores than a task takes.
        """,
      matters: "The application ends at its start, or asks for executors that die one by one.",
      evidence: """
        Driver and executor are laid out as Spark does it. The minimum is 450 MiB of what the JVM \
        shows of its heap; a number without a unit counts bytes there.
        """,
      example: """
        ```properties
        spark.executor.memory             4096
        spark.executor.extraJavaOptions   -Xmx6g
        ```
        """,
      remedy:
        "Set a heap of 450m or more with a unit, in `spark.driver.memory` or `spark.executor.memory`.",
      safety: "Nothing is lost: as it is the application does not start.",
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/SparkConf.scala",
        "launcher/src/main/java/org/apache/spark/launcher/SparkSubmitCommandBuilder.java",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    var found: [LocatedFinding] = []
    for role in [ProcessRole.driver, .executor] {
      guard case .failure(let error) = configuration.layout(of: role) else { continue }
      // What only this cluster refuses is a rule of its own.
      if case .aboveYarnMaximum = error.condition { continue }
      // So is what spark-submit refuses before anything is laid out.
      let setting = ConfigurationKey.named(error.settingName).flatMap { configuration.counting($0) }
      if let place = setting?.valuePlace,
        configuration.written.refusals.contains(where: { $0.place == place })
      {
        continue
      }
      let finding = finding(configuration, error)
      if !found.contains(where: { $0.place == finding.place && $0.message == finding.message }) {
        found.append(finding)
      }
    }
    return found
  }

  private func finding(
    _ configuration: CheckedConfiguration, _ error: LayoutError
  ) -> LocatedFinding {
    let key = ConfigurationKey.named(error.settingName)
    let setting = key.flatMap { configuration.counting($0) }
    let parts = error.description.splitAtRemedy
    var severity = Finding.Severity.error
    var message = parts.problem
    if case .heapNotReadByJVM = error.condition, configuration.deployMode == nil {
      severity = .warning
      message += ", in client mode"
    }
    let expected = error.expectedValue
    let remedy = parts.remedy ?? "correct it"
    guard let setting else {
      return finding(
        configuration, at: configuration.written.place.start, message, severity: severity,
        setting: error.settingName, expected: expected, remedy: remedy)
    }
    return finding(
      configuration, setting, message, severity: severity, expected: expected, remedy: remedy,
      fix: expected.map {
        Fix("write \($0)", [.init(of: setting.valuePlace, by: $0)], isSafe: true)
      })
  }
}

extension LayoutError {
  /// The value that is meant, where the text tells.
  fileprivate var expectedValue: String? {
    switch condition {
    case .heapNotReadByJVM(_, let instead): return instead
    case .executorMemoryTooSmall(let text, _):
      guard text.allSatisfy(\.isNumber), let count = Int64(text),
        count >= SparkFacts.minimumSystemMemory.wholeMebibytes
      else { return nil }
      return text + "m"
    default: return nil
    }
  }
}
