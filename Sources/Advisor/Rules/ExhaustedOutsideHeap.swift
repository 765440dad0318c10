import SparkMemory
import SparkProfile

/// Memory outside the heap that reached a limit of its own, without the container being killed.
struct ExhaustedOutsideHeap: ProfileRule {
  let about = RuleDescription(
    4, "exhausted-outside-heap", .profile, .error,
    document: RuleDocument(
      finds: """
        Memory outside the heap reached a limit of its own. The container was not killed: Python
        workers died or met `MemoryError`; direct buffers, or the classes in metaspace, reached
        their limits; a container exceeded YARN's limit on virtual memory.
        """,
      matters: """
        None of these limits moves with `spark.executor.memory`. Who raises the heap pays for it,
        and the next run fails alike, or earlier, because a larger heap leaves less of the machine
        to the rest.
        """,
      evidence: """
        The first line of the text, the number of tasks and executors, the stages. There is no
        threshold: one such failure is enough.
        """,
      example: """
        ```
        ✗ direct buffers reached their limit: 3 tasks, stage 5.0
            java.lang.OutOfMemoryError: Direct buffer memory (task end)
        ```
        """,
      remedy: """
        For Python workers 1.75 times `spark.executor.pyspark.memory` if it is set, else more memory
        overhead as for a killed container, smaller Arrow batches
        (`spark.sql.execution.arrow.maxRecordsPerBatch`) or fewer cores per executor. For the JVM a
        larger `-XX:MaxDirectMemorySize` or `-XX:MaxMetaspaceSize` in
        `spark.executor.extraJavaOptions`. For virtual memory
        `yarn.nodemanager.vmem-check-enabled=false`. Neither heap nor overhead is cut.
        """,
      safety: """
        A larger limit inside the JVM needs as much more overhead around it, or the container is
        killed instead. Virtual memory is address space, and not to check it harms nothing.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/api/python/PythonRunner.scala",
        "core/src/main/scala/org/apache/spark/internal/config/Python.scala",
        "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/YarnAllocator.scala",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    MemoryFailures.outsideHeap.compactMap { kind in
      guard let failure = assessment.failures.executors[kind],
        let (what, remedy) = Self.words(kind, assessment)
      else { return nil }
      return finding(
        .error, .executor, "\(what): \(failure.extent)",
        evidence: [
          Evidence(firstLine(failure.message ?? kind.rawValue), at: failure.place ?? "task end")
        ],
        remedy: remedy)
    }
  }

  private static func words(
    _ kind: MemoryFailure, _ assessment: Assessment
  ) -> (what: String, remedy: String)? {
    switch kind {
    case .pythonWorker:
      let hasContainer = assessment.setup.executor?.enforcesLimit ?? false
      if let limit = assessment.setup.executor?.pySpark, limit > .zero {
        return (
          "Python workers ran into spark.executor.pyspark.memory of \(limit)",
          "a higher limit, as recommended; smaller Arrow batches or fewer cores per executor also help"
        )
      }
      return (
        "Python workers died, most likely for memory",
        (hasContainer ? "more memory overhead, as recommended; " : "more memory on the machine; ")
          + "smaller Arrow batches or fewer cores per executor also help"
      )
    case .directMemory:
      return (
        "direct buffers reached their limit",
        "a larger -XX:MaxDirectMemorySize together with memory overhead for it, not more heap"
      )
    case .metaspace:
      return (
        "classes reached the limit of metaspace",
        "a larger -XX:MaxMetaspaceSize, or fewer generated classes, not more heap"
      )
    case .virtualMemoryLimit:
      return (
        "containers exceeded YARN's limit on virtual memory",
        "yarn.nodemanager.vmem-check-enabled=false: address space is not memory"
      )
    default: return nil
    }
  }
}
