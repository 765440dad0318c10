import SparkMemory
import SparkProfile

/// Collections that stop an executor for longer than its heartbeat may wait.
struct LongPauses: ProfileRule {
  let about = RuleDescription(
    41, "long-pauses", .profile, .warning,
    document: RuleDocument(
      finds: """
        A collection stopped an executor for very long. It missed a heartbeat at least.
        """,
      matters: """
        While a collection stops the program, every task of the executor waits, its heartbeat does
        not come, and nobody gets a shuffle block from it. At `spark.network.timeout` the driver
        takes it for lost, and all it had is computed again. Pauses grow with the heap, of most
        collectors.
        """,
      evidence: """
        The longest pause in the GC logs is at least `spark.executor.heartbeatInterval`, 10 s unless
        it is set. Without a GC log nothing is said: Spark's own figures are sums.
        """,
      example: """
        ```
        ! a collection stopped an executor for 14.2 s; heartbeats are due every 10 s
            14.2 s (longest pause in the GC logs of 4 of 4 processes)
        ```
        """,
      remedy: """
        Smaller executors with fewer cores, in sum the same; a heap in which live data has room; G1,
        or ZGC where heaps are very large (`spark.executor.defaultJavaOptions`).
        """,
      safety: """
        Smaller executors hold more copies of a broadcast. A longer timeout hides the pauses, and
        does not end them.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/executor/Executor.scala",
        "core/src/main/scala/org/apache/spark/HeartbeatReceiver.scala",
        "https://spark.apache.org/docs/latest/tuning.html#garbage-collection-tuning",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let collections = assessment.executorNeed?.collections,
      let heap = assessment.setup.executor?.heap
    else { return [] }
    let pause = Double(collections.longestPauseMicroseconds) / 1000
    let setup = assessment.setup
    guard
      let interval =
        (try? setup.configuration.milliseconds(.executorHeartbeatInterval, version: setup.version))
          ?? nil, interval > 0, pause >= interval
    else { return [] }
    return [
      finding(
        .warning, .executor,
        "a collection stopped an executor of \(heap.heap) for \(Self.seconds(pause)); heartbeats are "
          + "due every \(Self.seconds(interval))",
        evidence: [
          Evidence(
            Self.seconds(pause),
            at: "longest pause in the GC logs of \(collections.logCount) of \(collections.count) "
              + "processes")
        ],
        remedy: fit.raisesHeap(of: assessment)
          ? "more heap, as recommended, or fewer cores per executor; ZGC pauses hardly at all"
          : "smaller executors with fewer cores each, or a collector that pauses less (ZGC)")
    ]
  }

  private static func seconds(_ milliseconds: Double) -> String {
    let tenths = Int64(min(milliseconds, 1e15) / 100)
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
