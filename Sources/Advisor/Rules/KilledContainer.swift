import SparkMemory
import SparkProfile

/// Executors that were killed from outside for the memory they took.
struct KilledContainer: ProfileRule {
  let about = RuleDescription(
    3, "killed-container", .profile, .error,
    document: RuleDocument(
      finds: """
        Containers were killed for the memory they took. YARN or Kubernetes killed an executor's
        container for exceeding its memory, or an executor was killed by signal 9 and nobody says
        why, which is most often an out-of-memory killer.
        """,
      matters: """
        The executor goes with its shuffle files and its cache, and stages are computed again. The
        heap had room: what exceeded is the whole process tree, so that a larger heap in the same
        container makes it worse.
        """,
      evidence: """
        The reason why the executor was removed: `exceeding physical memory limits`, `OOMKilled`, or
        exit code 137 (128 and signal 9). An executor that goes while the application ends does not
        count.
        """,
      example: """
        ```
        ✗ containers exceeded their memory and were killed: 2 tasks, 1 executor lost, stage 1.0
            Container killed by YARN for exceeding physical memory limits. 4.5 GB of 4.5 GB
            physical memory used. Consider boosting spark.executor.memoryOverhead. (removed executor)
        ```
        """,
      remedy: """
        More `spark.executor.memoryOverhead`: half as much again, and at least 512 MiB more. The
        heap is kept. Without containers: less memory for each process on the machine, or fewer
        processes.
        """,
      safety: """
        Safe for the application; the container grows by as much. If exit code 137 came from someone
        who stopped the executor on purpose, the additional overhead is wasted.
        """,
      references: [
        "resource-managers/yarn/src/main/scala/org/apache/spark/deploy/yarn/YarnAllocator.scala",
        "resource-managers/kubernetes/core/src/main/scala/org/apache/spark/scheduler/cluster/"
          + "k8s/ExecutorPodsLifecycleManager.scala",
        "https://spark.apache.org/docs/latest/running-on-yarn.html#spark-properties",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures.executors
    guard let failure = failures[.containerLimit] ?? failures[.killed] else { return [] }
    let isStated = failure.failure == .containerLimit
    let hasContainer = assessment.setup.executor?.enforcesLimit ?? false
    return [
      finding(
        .error, .executor,
        isStated
          ? "containers exceeded their memory and were killed: \(failure.extent)"
          : "executors were killed (signal 9), most likely for memory: \(failure.extent)",
        evidence: [
          Evidence(failure.message ?? "exit code 137", at: failure.place ?? "removed executor")
        ],
        remedy: hasContainer
          ? "more memory overhead, as recommended: more heap would make it worse"
          : "less memory for each process on the machine, or fewer of them")
    ]
  }
}
