import SparkMemory
import SparkProfile

/// Memory outside the heap that reached a limit of its own, without the container being killed.
struct ExhaustedOutsideHeap: Rule {
  let name = "exhausted-outside-heap"

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
