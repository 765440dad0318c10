internal import Advisor
internal import SparkMemory
internal import SparkSource

/// An explicit overhead below what Spark gives by itself.
struct OverheadBelowMinimum: ConfigurationRule {
  let about = RuleDescription(
    115, "overhead-below-minimum", .configuration, .warning,
    document: RuleDocument(
      finds: "`memoryOverhead` set to less than the 384 MiB that Spark gives in any case.",
      matters: """
        An explicit value is taken as it stands, without factor or minimum. Thread stacks, \
        metaspace, code cache and network buffers of a JVM need more than that, and the container \
        is killed for it.
        """,
      evidence: "The minimum that Spark applies where nothing is set explicitly.",
      example: """
        ```properties
        spark.executor.memoryOverhead   200m
        ```
        """,
      remedy: "Remove it, or set 384m or more.",
      safety: "The container grows by the difference.",
      references: [
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/YarnAllocator.scala",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard configuration.manager?.hasContainers != false else { return [] }
    return [ConfigurationKey.executorMemoryOverhead, .driverMemoryOverhead].compactMap { key in
      guard let setting = configuration.counting(key), setting.value != nil,
        let size = try? configuration.effective.bytes(key, version: configuration.version),
        size < SparkFacts.minimumMemoryOverhead
      else { return nil }
      let least = SparkFacts.minimumMemoryOverhead.sparkText
      return finding(
        configuration, setting,
        "an overhead of \(size) is below the \(SparkFacts.minimumMemoryOverhead) that Spark gives "
          + "in any case",
        expected: least, evidence: ["overhead \(size)"],
        remedy: "remove it, or set \(least) or more",
        fix: Fix("write \(least)", [.init(of: setting.valuePlace, by: least)], isSafe: false))
    }
  }
}
