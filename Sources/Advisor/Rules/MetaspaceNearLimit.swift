import SparkMemory
import SparkProfile

/// Classes and code that come near to a limit on metaspace.
struct MetaspaceNearLimit: ProfileRule {
  let about = RuleDescription(
    39, "metaspace-near-limit", .profile, .note, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Classes may nearly fill the metaspace that is allowed. None failed, this time.
        """,
      matters: """
        Spark generates classes for its queries, and sessions that live long load more and more. At
        `-XX:MaxMetaspaceSize` the JVM collects over and over, and then fails with
        `OutOfMemoryError: Metaspace`. Without the option there is no limit but the container's.
        """,
      evidence: """
        `-XX:MaxMetaspaceSize` in the executors' Java options, and what the JVM reports of its own
        memory outside the heap, which a quarter more would bring above it. That figure is
        metaspace, class space and compiled code together, which Spark does not tell apart: there is
        room for the code in it, so that this is a note and no warning.
        """,
      example: """
        ```
        · classes and code took 121 MiB, and -XX:MaxMetaspaceSize allows 128 MiB of classes
            121 MiB (JVMOffHeapMemory)
        ```
        """,
      remedy: """
        Leave the option out, or raise it, with as much more `spark.executor.memoryOverhead`.
        """,
      safety: """
        Without a limit a leak of classes ends in a killed container, in place of an error that names
        it.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "https://spark.apache.org/docs/latest/monitoring.html#executor-metrics",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let peak = assessment.profile.sizedWorkers.map { $0.peaks[.jvmOffHeapMemory] }.max() ?? 0
    let used = ByteSize(bytes: max(0, peak))
    guard assessment.failures.executors[.metaspace] == nil,
      let limit = assessment.setup.executorJVMOption("-XX:MaxMetaspaceSize="),
      used.scaled(by: Self.roomForGrowth) > limit
    else { return [] }
    return [
      finding(
        .note, .executor,
        "classes and code took \(used), and -XX:MaxMetaspaceSize allows \(limit) of classes",
        evidence: [Evidence("\(used)", at: "JVMOffHeapMemory")],
        remedy: "leave -XX:MaxMetaspaceSize out, or raise it with as much more memory overhead")
    ]
  }
}
