import SparkMemory
import SparkProfile

/// Direct buffers that fill most of what the JVM allows for them.
struct DirectMemoryNearLimit: ProfileRule {
  let about = RuleDescription(
    27, "direct-memory-near-limit", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Direct buffers fill most of what the JVM allows. None failed, this time.
        """,
      matters: """
        A task that gets no direct buffer fails with `OutOfMemoryError: Direct buffer memory`,
        however much heap is free.
        """,
      evidence: """
        The peak of the buffers that the JVM counts, and a quarter more would exceed the limit: that
        is from 80 % of it on. The limit is `-XX:MaxDirectMemorySize` in
        `spark.executor.extraJavaOptions` or `spark.executor.defaultJavaOptions`, else the size of
        the heap, which is the JVM's own default. Netty's own buffers are not among those that the
        JVM counts, so that there may be more.
        """,
      example: """
        ```
        ! direct buffers took 460 MiB of the 512 MiB that the JVM allows
            460 MiB (DirectPoolMemory)
        ```
        """,
      remedy: """
        A larger `-XX:MaxDirectMemorySize`, with as much more `spark.executor.memoryOverhead`. Where
        the option is not set, set it, so that the limit does not go with the heap.
        """,
      safety: """
        A higher limit without more overhead may end in a killed container, which is worse than a
        failed task.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "common/network-common/src/main/java/org/apache/spark/network/util/TransportConf.java",
        "https://spark.apache.org/docs/latest/monitoring.html#executor-metrics",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    let peak = assessment.profile.sizedWorkers.map { $0.peaks[.directPoolMemory] }.max() ?? 0
    guard assessment.failures.executors[.directMemory] == nil, peak > 0,
      let heap = setup.executor?.heap
    else { return [] }
    let used = ByteSize(bytes: peak)
    let set = setup.executorJVMOption("-XX:MaxDirectMemorySize=")
    let limit = set ?? heap.maxMemory
    guard used.scaled(by: Self.roomForGrowth) > limit else { return [] }
    return [
      finding(
        .warning, .executor,
        "direct buffers took \(used) of the \(limit) that the JVM allows",
        evidence: [Evidence("\(used)", at: "DirectPoolMemory")],
        remedy: set == nil
          ? "set -XX:MaxDirectMemorySize in spark.executor.extraJavaOptions, so that it does not go "
            + "with the heap, and memory overhead for it"
          : "a larger -XX:MaxDirectMemorySize, with as much more memory overhead")
    ]
  }
}
