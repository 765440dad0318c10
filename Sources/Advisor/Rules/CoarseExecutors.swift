import SparkMemory

/// Few large executors, of whose memory tasks need little.
struct CoarseExecutors: ProfileRule {
  let about = RuleDescription(
    15, "coarse-executors", .profile, .warning,
    document: RuleDocument(
      finds: """
        Executors are few and large, and mostly unused. Their tasks need little of the memory.
        """,
      matters: """
        Nodes run out of memory before they run out of cores, so that cores stay idle that are paid
        for. With one coarse executor goes much of the work when it is lost, and its collections
        pause many tasks.
        """,
      evidence: """
        At most four executors of at least 8 GiB of heap, each with at least three times the heap
        that it needs at its upper edge, which some sample must bound. Smaller executors leave no
        gaps worth a word on a node, and many of them pack well even if they are large.
        """,
      example: """
        ```
        ! 2 executors of 64 GiB with 16 cores each have at least 5 times the heap that they need:
          where nodes run out of memory first, cores of theirs stay idle
            4 GiB of heap for a task, 768 MiB needed (heap over task slots)
        ```
        """,
      remedy: """
        Smaller executors, and more of them if the job is to be faster. On YARN and Kubernetes, with
        `spark.executor.instances` and without dynamic allocation, executors with at least 8 cores
        and 32 GiB are split into executors of 5, 4, 6 or 3 cores with the same cores in all, if
        nothing failed, spilled or was evicted, and if that reserves at most a tenth more than a
        smaller heap alone.
        """,
      safety: """
        A broadcast is there once for each executor, and so is what a JVM takes beside its tasks;
        both come more often with more executors. The fit counts them.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/resource/ResourceProfile.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-tuning",
      ]))

  /// Executors below this size leave no gaps worth a word on a node.
  private static let leastHeap = ByteSize.gibibytes(8)
  static let fewExecutors = 4
  private static let unusedShare: Int64 = 3

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let now = setup.executor, now.heap.heap >= Self.leastHeap,
      setup.executorCount > 0, setup.executorCount <= Self.fewExecutors,
      let need = assessment.executorNeed, need.confidence > .none, let high = need.heap.high,
      high * Self.unusedShare <= now.heap.maxMemory
    else { return [] }
    let isSmaller = fit.executor.map { $0.heap.heap < now.heap.heap } ?? false
    return [
      finding(
        .warning, .application,
        "\(counted(setup.executorCount, "executor")) of \(now.heap.heap) with "
          + "\(counted(setup.executorCores, "core")) each have at least "
          + "\(now.heap.maxMemory.bytes / max(1, high.bytes)) times the heap that they need: where "
          + "nodes run out of memory first, cores of theirs stay idle",
        evidence: [
          Evidence(
            "\(now.heap.heap / Int64(max(1, setup.slots))) of heap for a task, "
              + "\(high / Int64(max(1, setup.slots))) needed",
            at: "heap over task slots")
        ],
        remedy: "smaller executors\(isSmaller ? ", as recommended" : ""), "
          + "and more of them if the job is to be faster")
    ]
  }
}
