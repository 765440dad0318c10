internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A setting that does nothing where it stands.
struct SettingWithoutEffect: ConfigurationRule {
  let about = RuleDescription(
    104, "setting-without-effect", .configuration, .warning,
    document: RuleDocument(
      finds: """
        A setting that does nothing where it is set: because of the cluster manager, because of \
        the deploy mode, because its process has started, or because another one is not on.
        """,
      matters: """
        Nobody is told. The driver keeps 1g although the program says 8g; a standalone executor has \
        no overhead although the file says 2g.
        """,
      evidence: """
        Which manager reads which setting, and when: an option that spark-submit passes over; \
        overhead without a container; settings of YARN on Kubernetes and the other way round; \
        executor settings with a local master; `spark.cores.max` away from standalone; off-heap \
        memory that is not enabled; the driver's own settings in its program. A program of Python \
        or R that is run by its own interpreter, as `python job.py` or in a fresh notebook, starts \
        the JVM itself and gives it what the builder has been told: there the setting takes effect, \
        and the finding is a note. Under spark-submit the JVM is there first, and a session that \
        exists keeps the JVM it has.
        """,
      example: """
        ```sh
        spark-submit --master 'local[*]' --executor-memory 8g job.py
        ```
        """,
      remedy: """
        Remove it, or set what counts there: `spark.driver.memory` with a local master, \
        `--driver-memory` before the driver starts, `spark.memory.offHeap.enabled` with its size.
        """,
      safety: "Removing it changes nothing. What is set instead takes effect: look at the value.",
      references: [
        "core/src/main/scala/org/apache/spark/deploy/SparkSubmit.scala",
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "python/pyspark/java_gateway.py",
        "docs/configuration.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    let options = configuration.ignoredOptions.map { setting, reason in
      finding(
        configuration, setting, "spark-submit ignores \(setting.spelling) \(reason)",
        at: setting.keyPlace, remedy: Self.remedy(for: setting, manager: configuration.manager))
    }
    let passedOver = Set(configuration.ignoredOptions.map(\.setting))
    return options
      + configuration.written.settings.filter { !passedOver.contains($0) }.compactMap { setting in
        guard let key = ConfigurationKey.named(setting.key),
          key.isRead(by: configuration.version),
          let (why, remedy) = Self.reason(setting, key, configuration)
        else { return nil }
        let depends = Self.isLate(setting, key, configuration) && Self.mayStartJVM(configuration)
        return finding(
          configuration, setting,
          depends
            ? "\(setting.spelling) takes effect only where this program starts the driver's JVM "
              + "itself: under spark-submit, or with a session already there, it does not"
            : "\(setting.spelling) has no effect here: \(why)",
          severity: depends ? .note : nil, at: setting.keyPlace, remedy: remedy)
      }
  }

  private static func reason(
    _ setting: WrittenSetting, _ key: ConfigurationKey, _ configuration: CheckedConfiguration
  ) -> (why: String, remedy: String)? {
    if let late = lateReason(setting, key, configuration) { return late }
    if setting.way == .session, isRefused(key, in: configuration) { return nil }
    if let manager = configuration.manager {
      if key.scope == .standalone, configuration.written.kind != .properties {
        return ("a Master or a Worker reads it from its own configuration", "remove it")
      }
      if let why = key.reasonWithoutEffect(on: manager, deployMode: configuration.deployMode) {
        return (why, Self.remedy(for: key, on: manager))
      }
    }
    if key == .offHeapSize, configuration.isKnown(.offHeapEnabled),
      (try? configuration.effective.boolean(.offHeapEnabled, version: configuration.version))
        == false
    {
      return (
        "spark.memory.offHeap.enabled is not true",
        "set spark.memory.offHeap.enabled=true, or remove it"
      )
    }
    return nil
  }

  /// Whether Spark refuses the change with an error, which is worse than no effect.
  private static func isRefused(
    _ key: ConfigurationKey, in configuration: CheckedConfiguration
  ) -> Bool {
    let change = key.change(in: configuration.version, on: configuration.manager ?? .yarn)
    if case .isRefused = change { return true }
    return false
  }

  /// Whether a program says what its driver's JVM has to know when it starts.
  private static func isLate(
    _ setting: WrittenSetting, _ key: ConfigurationKey, _ configuration: CheckedConfiguration
  ) -> Bool {
    setting.way == .program && key.takesEffect == .jvmStart && key != .master
      && (configuration.deployMode != .cluster || configuration.written.kind == .program)
  }

  /// Whether a program may be run by its own interpreter, which starts the JVM with its settings.
  private static func mayStartJVM(_ configuration: CheckedConfiguration) -> Bool {
    configuration.written.language?.canStartJVM == true && configuration.deployMode != .cluster
  }

  /// What is said after its process has started.
  private static func lateReason(
    _ setting: WrittenSetting, _ key: ConfigurationKey, _ configuration: CheckedConfiguration
  ) -> (why: String, remedy: String)? {
    if isLate(setting, key, configuration) {
      return (
        "the driver's JVM has started when the program says it",
        "give it to spark-submit, or write it into spark-defaults.conf"
      )
    }
    guard setting.way == .session, let manager = configuration.manager ?? .some(.yarn),
      key.change(in: configuration.version, on: manager) == .isIgnored
    else { return nil }
    return (
      "the application has started when the session says it",
      "give it to spark-submit, or to the session's builder"
    )
  }

  private static func remedy(for key: ConfigurationKey, on manager: ClusterManager) -> String {
    if manager == .local { return "remove it; spark.driver.memory is the heap that counts" }
    let isOfDriver = key.name.hasPrefix("spark.driver.") && manager.hasContainers
    return isOfDriver ? "remove it, or use --deploy-mode cluster" : "remove it"
  }

  private static func remedy(for setting: WrittenSetting, manager: ClusterManager?) -> String {
    guard manager == .local else { return "use --conf \(setting.key)=…, or remove it" }
    return setting.key == ConfigurationKey.executorMemory.name
      ? "set --driver-memory: the driver's JVM runs the tasks" : "remove it"
  }
}
