internal import Advisor
internal import SparkMemory
internal import SparkSource

/// A limit of results that cannot protect the driver.
struct UnboundedResults: ConfigurationRule {
  let about = RuleDescription(
    112, "unbounded-results", .configuration, .warning,
    document: RuleDocument(
      finds: "`spark.driver.maxResultSize` of 0, or not below the driver's heap.",
      matters: """
        The limit ends a job whose results would not fit, with a message that says so. Without it \
        the driver runs out of heap, and every job of the application ends with it.
        """,
      evidence: """
        0 is no limit. Results are held serialized and then as objects, so that a limit as large as \
        the heap is never reached before the heap is full.
        """,
      example: """
        ```properties
        spark.driver.memory          4g
        spark.driver.maxResultSize   0
        ```
        """,
      remedy: "Set a limit well below the heap, or collect less: write results to files.",
      safety: "A job that collects more than the new limit is ended, with a clear message.",
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "docs/configuration.md",
      ]))

  func findings(in configuration: CheckedConfiguration) -> [LocatedFinding] {
    guard let setting = configuration.counting(.driverMaxResultSize), setting.value != nil,
      let size = try? configuration.effective.bytes(
        .driverMaxResultSize, version: configuration.version)
    else { return [] }
    if size <= .zero {
      return [
        finding(
          configuration, setting,
          "\(setting.spelling) of \(setting.value ?? "0") is no limit: collected results can fill "
            + "the driver's heap",
          expected: ConfigurationKey.driverMaxResultSize.defaultValue(for: configuration.version),
          remedy: "set a limit well below the driver's heap, such as 2g of 8g")
      ]
    }
    let driver = configuration.counting(.driverMemory)
    // A properties file without a heap leaves it to the command line.
    guard driver != nil || !configuration.written.kind.leavesRestOpen,
      let heap = configuration.acceptedLayout(of: .driver)?.heap.heap, size >= heap
    else { return [] }
    return [
      finding(
        configuration, setting,
        "results of \(size) are allowed in a driver's heap of \(heap): the heap is full before the "
          + "limit is reached",
        evidence: ["limit \(size)", "driver's heap \(heap)"],
        remedy: "set \(setting.spelling) well below the heap, or raise spark.driver.memory",
        related: related(driver, "the driver's heap"))
    ]
  }
}
