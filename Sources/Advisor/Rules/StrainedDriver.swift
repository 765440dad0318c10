import SparkMemory
import SparkProfile

/// A driver whose heap is full and whose collections take much of the run.
struct StrainedDriver: ProfileRule {
  let about = RuleDescription(
    43, "strained-driver", .profile, .warning, since: .v(3, 1),
    document: RuleDocument(
      finds: """
        The driver collects garbage much of the time. Its heap is full, and it lives still.
        """,
      matters: """
        While the driver collects, no task starts and no result is read, so that all executors wait
        for it, with all of their memory. A little more data, and its heap is exhausted; with it goes
        the whole application.
        """,
      evidence: """
        The same three as for executors: collections took at least 10 % of the time, here of the
        driver's life; the heap was used to at least 90 % at its peak; and there was at least one
        full collection. In local mode the driver runs the tasks, and `strained-collector` says it.
        """,
      example: """
        ```
        ! the driver's collections took 22 % of the run in a heap that was full
            980 MiB of 1 GiB used (JVMHeapMemory of the driver)
            9 full collections (MajorGCCount)
        ```
        """,
      remedy: """
        More `spark.driver.memory`, given before the driver starts; less in the driver: results
        written out, no large broadcasts, fewer tasks and partitions.
        """,
      safety: """
        Safe; one process gets more memory, and not every executor.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "https://spark.apache.org/docs/latest/monitoring.html#executor-metrics",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let driver = assessment.profile.driver
    guard assessment.setup.environment.manager != .local,
      !assessment.failures.driverHeapExhausted, let now = assessment.setup.driver?.heap,
      let next = fit.driver?.heap, next.heap >= now.heap,
      let life = driver.lifetime(until: assessment.profile.lastTime), life > 0
    else { return [] }
    let used = assessment.driverNeed.used
    let share = Double(driver.peaks[.totalGCTime]) / Double(life)
    guard share >= HeapNeedReader.strainedGCShare, used.fullCollections > 0,
      used.heap >= now.maxMemory.scaled(by: HeapNeedReader.fullHeapShare)
    else { return [] }
    return [
      finding(
        .warning, .driver,
        "the driver's collections took \(percent(share)) of the run in a heap that was full",
        evidence: [
          Evidence("\(used.heap) of \(now.maxMemory) used", at: "JVMHeapMemory of the driver"),
          Evidence(counted(Int(used.fullCollections), "full collection"), at: "MajorGCCount"),
        ],
        remedy: next.heap > now.heap
          ? "more driver memory, as recommended"
          : "more spark.driver.memory, or less that the driver collects and broadcasts")
    ]
  }
}
