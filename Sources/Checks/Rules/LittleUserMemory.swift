internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A memory fraction that leaves the application's own objects next to nothing.
struct LittleUserMemory: ConfigurationRule {
  let about = RuleDescription(
    110, "little-user-memory", .configuration, .warning,
    document: RuleDocument(
      finds: "`spark.memory.fraction` so high that less than a tenth of the heap is user memory.",
      matters: """
        User memory holds what Spark does not count: objects of the program's functions, hash maps \
        of its own, what a file format's reader holds. Where it is short, the JVM runs out of heap \
        although Spark believes that memory is free.
        """,
      evidence: """
        User memory is the heap without 300 MiB and without unified memory. A tenth of the heap is \
        what G1 keeps in reserve for itself (`G1ReservePercent`, 10 by default): with less user \
        memory than that, unified memory alone can fill what the collector wants free.
        """,
      example: """
        ```properties
        spark.executor.memory   4g
        spark.memory.fraction   0.95
        ```
        """,
      remedy: "Leave the fraction at 0.6, or raise the heap rather than the fraction.",
      safety: """
        A lower fraction gives execution and storage less: tasks may spill earlier, and less is \
        cached.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala", "docs/tuning.md",
      ]))

  /// HotSpot's default of `G1ReservePercent`, as a share of the heap.
  private static let leastShare = 0.1

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard let setting = configuration.counting(.memoryFraction) else { return [] }
    let roles: [ProcessRole] = configuration.manager == .local ? [.driver] : [.executor, .driver]
    for role in roles {
      guard let heap = configuration.acceptedLayout(of: role)?.heap,
        heap.user < heap.maxMemory.scaled(by: Self.leastShare)
      else { continue }
      let isSet = configuration.counting(role.memoryKey) != nil
      let whose = isSet ? "the \(role.rawValue)'s" : "Spark's default"
      return [
        finding(
          configuration, setting,
          "\(setting.spelling) of \(setting.value ?? "") leaves \(heap.user) user memory in "
            + "\(whose) heap of \(heap.heap)",
          expected: "\(SparkFacts.memoryFraction)",
          evidence: ["user memory \(heap.user)", "unified memory \(heap.unified)"],
          remedy:
            "leave it at \(SparkFacts.memoryFraction); raise the heap if execution or storage "
            + "needs more",
          related: related(configuration.counting(role.memoryKey), "the heap"))
      ]
    }
    return []
  }
}
