import SparkMemory
import SparkProfile

/// Tasks or executors that died for want of heap.
struct ExhaustedExecutorHeap: ProfileRule {
  let about = RuleDescription(
    1, "exhausted-executor-heap", .profile, .error,
    document: RuleDocument(
      finds: """
        Executors ran out of heap. A task failed with `OutOfMemoryError: Java heap space` or `GC
        overhead limit exceeded`, or an executor went with exit code 52, which is how Spark ends a
        JVM without heap.
        """,
      matters: """
        Spark runs a failed task again, on an executor of the same size. After
        `spark.task.maxFailures` attempts (4 by default) the job fails; until then, every attempt is
        paid for, and an executor that goes takes its shuffle files and its part of the cache with
        it.
        """,
      evidence: """
        The text that Spark or the JVM wrote, the number of tasks and executors, the stages. There
        is no threshold: one such failure is enough. An executor that goes while the application
        ends does not count, because its exit code then says nothing about memory.
        """,
      example: """
        ```
        ✗ executor heap of 500 MiB is too small: 6 tasks, 2 executors lost, stage 2.0 and 1 more
            java.lang.OutOfMemoryError: Java heap space (task end or removed executor)
        ```
        """,
      remedy: """
        1.75 times the heap, or more if what was measured asks for it: of recorded heaps that ran
        out, all that were raised so far were enough. If other runs of the job prove a size, that
        one. `ballast run --retry` does it by itself. Fewer cores per executor, smaller partitions or less skew give each task
        more of the same heap. Half the tasks at once are recommended where the cluster has no room
        for a larger executor.
        """,
      safety: """
        A larger heap is safe for the application. It takes a larger container, so fewer executors
        may fit on a node; with `--cluster` the fit looks at that. A heap that is raised from below
        32 GiB is kept below it, where the JVM's references are half as long, unless it becomes much
        larger.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/util/SparkExitCode.scala",
        "core/src/main/scala/org/apache/spark/executor/ExecutorExitCode.scala",
        "core/src/main/scala/org/apache/spark/scheduler/TaskSetManager.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-management-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures.executors
    guard let failure = failures[.heap] ?? failures[.gcOverhead],
      let heap = assessment.setup.executor?.heap
    else { return [] }
    let remedy =
      if fit.leavesTasksMoreHeap(than: assessment) {
        "run fewer tasks at once, as recommended: the heap cannot grow; smaller partitions also help"
      } else if !fit.raisesHeap(of: assessment) {
        "there is no room for a larger heap: smaller partitions, less skew or fewer cores per "
          + "executor leave each task more of it"
      } else if assessment.setup.slots > 1 {
        "give more heap, as recommended; fewer cores per executor or smaller partitions also help"
      } else {
        "give more heap, as recommended; smaller partitions or less skew also help"
      }
    return [
      finding(
        .error, .executor,
        "executor heap of \(heap.heap) is too small: \(failure.extent)",
        evidence: [
          Evidence(
            failure.message ?? "OutOfMemoryError",
            at: failure.place ?? "task end or removed executor")
        ],
        remedy: remedy)
    ]
  }
}
