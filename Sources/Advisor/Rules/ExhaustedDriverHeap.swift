import SparkMemory
import SparkProfile

/// A driver that ran out of heap.
struct ExhaustedDriverHeap: ProfileRule {
  let about = RuleDescription(
    5, "exhausted-driver-heap", .profile, .error,
    document: RuleDocument(
      finds: """
        The driver ran out of heap. A SQL execution or a job ended in `Java heap space`, `GC
        overhead limit exceeded` or `Not enough memory to build and broadcast`, and the text does
        not blame a task or an executor; or its GC log says that the heap was full.
        """,
      matters: """
        The driver is there once. With it goes the whole application, and all that the executors
        did.
        """,
      evidence: """
        The text, and the size of the job's results where they are more than 1 MiB. A text that says
        `Job aborted due to stage failure` or `Lost task` quotes what went wrong in an executor, and
        does not count. Where no text says it, its GC log may: the application failed, the collector
        cleared soft references as its last resort, and nine tenths of the heap were live after a
        full collection. A thread that finds no heap can leave another to fail of results that are
        lost or cannot be read.
        """,
      example: """
        ```
        ✗ driver ran out of its heap of 500 MiB with 199.3 MiB of results of job 0
            java.lang.OutOfMemoryError: Java heap space (SQL execution or job)
        ```
        """,
      remedy: """
        Write results out instead of collecting them; else 1.75 times the driver's heap, or
        more where the results need it. For a broadcast, also
        `spark.sql.autoBroadcastJoinThreshold=-1`.
        """,
      safety: """
        To write results out is safe and scales; a larger driver lasts until the next larger day.
        Without broadcasts, joins shuffle, which takes longer and spills instead of failing.
        """,
      references: [
        "sql/core/src/main/scala/org/apache/spark/sql/execution/exchange/"
          + "BroadcastExchangeExec.scala",
        "core/src/main/scala/org/apache/spark/internal/config/package.scala",
        "https://spark.apache.org/docs/latest/configuration.html#application-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard assessment.failures.driverHeapExhausted, let heap = assessment.setup.driver?.heap else {
      return []
    }
    let ofHeap: Set<MemoryFailure> = [.heap, .gcOverhead, .broadcast]
    let texts = assessment.failures.driver.filter { ofHeap.contains($0.key) }
    let places = assessment.failures.driverPlaces
    let need = assessment.driverNeed
    let isBroadcast = texts[.broadcast] != nil
    let cause =
      if isBroadcast {
        " while it built a broadcast"
      } else if need.largestJobResult > .mebibytes(1), let job = need.largestResultJob {
        " with \(need.largestJobResult) of results of job \(job)"
      } else {
        ""
      }
    return [
      finding(
        .error, .driver, "driver ran out of its heap of \(heap.heap)\(cause)",
        evidence: texts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          Evidence(firstLine($0.value), at: places[$0.key] ?? "SQL execution or job")
        },
        remedy: isBroadcast
          ? "more driver memory, as recommended, or spark.sql.autoBroadcastJoinThreshold=-1"
          : "write results out instead of collecting them; else more driver memory, as recommended")
    ]
  }
}
