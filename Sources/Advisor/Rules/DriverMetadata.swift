import SparkMemory
import SparkProfile

/// Tasks and shuffle blocks so many that the driver's notes of them fill its heap.
struct DriverMetadata: ProfileRule {
  let about = RuleDescription(
    44, "driver-metadata", .profile, .warning, since: .v(2, 4),
    document: RuleDocument(
      finds: """
        The driver's notes of tasks and blocks fill much of its heap. There are very many of them.
        """,
      matters: """
        The driver keeps what every task reported, for the web interface, and of every shuffle the
        size of each block, tasks times partitions. Neither has to do with what the program
        collects, so that a driver runs out of heap whose program never asked for a row.
        """,
      evidence: """
        For each task that is kept (`spark.ui.retainedTasks` of a stage at most) 0.66 KiB, which is
        what one more took of a driver's live heap, measured with 20000 and 60000 tasks on Spark
        4.3.0; for each shuffle one byte a block, or an eighth of it above
        `spark.shuffle.minNumPartitionsToHighlyCompress` partitions, as the map statuses are
        written. Together at least a fifth of the driver's heap. The partitions of a shuffle are not
        in a log; the largest number among the stages that read one is taken, or
        `spark.sql.shuffle.partitions`.
        """,
      example: """
        ```
        ! the driver's notes of 400000 tasks and their shuffles take about 640 MiB of its 1 GiB heap
            258 MiB of tasks, 382 MiB of block sizes (tasks and partitions of all stages)
        ```
        """,
      remedy: """
        Fewer partitions on both sides of the shuffle; a smaller `spark.ui.retainedTasks`; else more
        `spark.driver.memory`.
        """,
      safety: """
        A smaller `spark.ui.retainedTasks` costs only what the web interface shows. Fewer partitions
        give each task more to hold.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/scheduler/MapStatus.scala",
        "core/src/main/scala/org/apache/spark/status/AppStatusListener.scala",
        "https://spark.apache.org/docs/latest/configuration.html#spark-ui",
      ]))

  /// What a task that is kept for the web interface takes of the driver's heap, in bytes.
  private static let bytesOfTask: Int64 = 677
  private static let share: Int64 = 5

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let heap = setup.driver?.heap, let next = fit.driver?.heap, next.heap >= heap.heap,
      !assessment.failures.driverHeapExhausted
    else { return [] }
    let stages = Array(assessment.profile.stages.values)
    func set(_ key: ConfigurationKey) -> Int {
      ((try? setup.configuration.int(key, version: setup.version)) ?? nil) ?? 0
    }
    let kept = max(0, set(.retainedTasks))
    let tasks = stages.reduce(0) { $0.addingSaturated(min($1.tasks.ended, kept)) }
    let ofTasks = Int64(tasks).multipliedSaturated(by: Self.bytesOfTask)
    let readers = stages.filter { $0.shuffleReader != nil }
    let ofSQL = readers.contains { $0.shuffleReader == .sql } ? set(.shufflePartitions) : 0
    let partitions = max(readers.compactMap(\.plannedTasks).max() ?? 0, ofSQL)
    let bytesOfStatus =
      partitions <= set(.minimumPartitionsToHighlyCompress) ? partitions : partitions / 8
    let ofBlocks = stages.filter { $0.tasks.shuffleWriteBytes > 0 }.reduce(Int64(0)) {
      $0.addingSaturated(
        Int64($1.tasks.succeeded).multipliedSaturated(by: Int64(max(0, bytesOfStatus))))
    }
    let all = ByteSize(bytes: ofTasks.addingSaturated(ofBlocks))
    guard all * Self.share >= heap.maxMemory else { return [] }
    return [
      finding(
        .warning, .driver,
        "the driver's notes of \(counted(tasks, "task")) and their shuffles take about \(all) of "
          + "its \(heap.heap) heap",
        evidence: [
          Evidence(
            "\(ByteSize(bytes: ofTasks)) of tasks, \(ByteSize(bytes: ofBlocks)) of block sizes",
            at: "tasks and partitions of all stages")
        ],
        remedy: "fewer partitions, a smaller spark.ui.retainedTasks, or more driver memory")
    ]
  }
}
