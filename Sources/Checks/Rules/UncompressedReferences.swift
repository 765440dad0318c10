internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A heap just above the limit up to which the JVM packs references.
struct UncompressedReferences: ConfigurationRule {
  let about = RuleDescription(
    111, "uncompressed-references", .configuration, .warning,
    document: RuleDocument(
      finds: "A heap from 32 GiB to 40 GiB.",
      matters: """
        From 32 GiB on every reference between objects takes eight bytes instead of four. A heap \
        just above may hold fewer objects than one of 31 GiB, and costs more.
        """,
      evidence: """
        HotSpot packs references below 32 GiB with its default object alignment. How much larger a \
        heap must be to hold as much is an estimate, because it depends on how many references the \
        objects have. Columnar and Tungsten data has few. Silent where `ObjectAlignmentInBytes` is \
        set, and for ZGC, which never packs references.
        """,
      example: """
        ```properties
        spark.executor.memory   32g
        ```
        """,
      remedy: "Set 31g, or clearly more than 40g; often two smaller executors do better.",
      safety: "31g instead of 32g leaves Spark a gibibyte less to manage by number.",
      references: [
        "docs/tuning.md", "https://docs.oracle.com/en/java/javase/17/gctuning/",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    [ProcessRole.executor, .driver].compactMap { role in
      guard let setting = configuration.counting(role.memoryKey),
        let heap = configuration.acceptedLayout(of: role)?.heap.heap,
        heap >= SparkFacts.compressedReferencesLimit, heap < SparkFacts.compressedReferencesWorth,
        !Self.decides(configuration, role)
      else { return nil }
      let instead = (SparkFacts.compressedReferencesLimit - .gibibytes(1)).sparkText
      return finding(
        configuration, setting,
        "from \(SparkFacts.compressedReferencesLimit) on object references take twice the room: a "
          + "heap of \(heap) may hold less than \(instead)",
        expected: instead, evidence: ["heap \(heap)"],
        remedy: "set \(instead), or \(SparkFacts.compressedReferencesWorth.sparkText) and more",
        fix: Fix("write \(instead)", [.init(of: setting.valuePlace, by: instead)], isSafe: false))
    }
  }

  /// Whether a Java option moves the limit or makes it meaningless.
  private static func decides(_ configuration: CheckedConfiguration, _ role: ProcessRole) -> Bool {
    let keys: [ConfigurationKey] =
      role == .driver
      ? [.driverDefaultJavaOptions, .driverExtraJavaOptions]
      : [.executorDefaultJavaOptions, .executorExtraJavaOptions]
    return keys.compactMap { configuration.effective[$0] }.contains {
      $0.contains("ObjectAlignmentInBytes") || $0.contains("+UseZGC")
    }
  }
}
