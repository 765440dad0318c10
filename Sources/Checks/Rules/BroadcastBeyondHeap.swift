internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A broadcast threshold that a heap cannot bear.
struct BroadcastBeyondHeap: ConfigurationRule {
  let about = RuleDescription(
    113, "broadcast-beyond-heap", .configuration, .warning,
    document: RuleDocument(
      finds: """
        A threshold for broadcast joins of which two tables' worth fits into neither the driver's \
        heap nor an executor's unified memory.
        """,
      matters: """
        A table up to the threshold is collected on the driver, made into a relation there, and \
        sent to every executor. Where it does not fit the driver runs out of heap, or every \
        executor does.
        """,
      evidence: """
        While it is built, a table is on the driver twice: as the rows that came and as the \
        relation. An executor holds the blocks that came and the relation made of them. So twice \
        the threshold is compared with what the driver's heap has beyond 300 MiB, and with the \
        executor's unified memory. The threshold is compared with an estimate by files, which are \
        compressed: the table itself may be several times larger, so this is a lower bound.
        """,
      example: """
        ```properties
        spark.driver.memory                    2g
        spark.sql.autoBroadcastJoinThreshold   1g
        ```
        """,
      remedy: "Lower the threshold, or raise the heap that is too small for it.",
      safety:
        "Tables above a lower threshold are joined by a shuffle: slower, and never too large.",
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/execution/exchange/BroadcastExchangeExec.scala",
        "docs/sql-performance-tuning.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    let keys: [ConfigurationKey] = [
      .autoBroadcastJoinThreshold, .adaptiveAutoBroadcastJoinThreshold,
    ]
    return keys.compactMap { key in
      guard let setting = configuration.counting(key), setting.value != nil,
        let size = try? configuration.effective.bytes(key, version: configuration.version),
        size > .zero, let short = shortage(for: size + size, configuration)
      else { return nil }
      return finding(
        configuration, setting,
        "a table of \(size) is broadcast, and twice of it does not fit into the \(short.room) of "
          + short.whose,
        evidence: ["threshold \(size)", "room \(short.room)"],
        remedy: "lower the threshold, or raise \(short.key.name)",
        related: related(configuration.counting(short.key), "the heap"))
    }
  }

  /// The first process that has no room for a size; a heap that the file leaves open has room.
  private func shortage(
    for size: ByteSize, _ configuration: CheckedConfiguration
  ) -> (room: ByteSize, whose: String, key: ConfigurationKey)? {
    let isFile = configuration.written.kind.leavesRestOpen
    for role in [ProcessRole.driver, .executor] {
      guard configuration.counting(role.memoryKey) != nil || !isFile,
        let heap = configuration.acceptedLayout(of: role)?.heap
      else { continue }
      let room = role == .driver ? heap.maxMemory - heap.reserved : heap.unified
      let whose = role == .driver ? "the driver's heap" : "an executor's unified memory"
      if size > room { return (room, whose, role.memoryKey) }
    }
    return nil
  }
}
