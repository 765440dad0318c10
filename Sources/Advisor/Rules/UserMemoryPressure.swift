import SparkMemory
import SparkProfile

/// A full heap that the program's own objects fill, and not what Spark counts.
struct UserMemoryPressure: ProfileRule {
  let about = RuleDescription(
    32, "user-memory-pressure", .profile, .warning,
    document: RuleDocument(
      finds: """
        The program's own objects fill the heap. Spark's unified memory, which tasks and cache have,
        is not what is short.
        """,
      matters: """
        Unified memory is a count and no room of its own: objects that Spark does not count take
        what it leaves. Rows as objects, collections that a function builds, buffers of a library
        and large records are of that kind. No `spark.memory` setting bounds them, nothing of them
        spills, and a larger `spark.memory.fraction` makes it worse.
        """,
      evidence: """
        Executors ran out of heap, or collections show a heap that live data nearly fills; and the
        peak of the used heap less the peak of unified memory is more than Spark's division leaves
        to the program: what is neither reserved nor unified, and the 300 MiB reserved. There is no
        threshold of ours in it.
        """,
      example: """
        ```
        ! the program's own objects fill the heap: 930 MiB of 1 GiB, where Spark's division leaves
          them 589 MiB
            990 MiB used at peak (JVMHeapMemory)
            60 MiB at peak (OnHeapUnifiedMemory)
        ```
        """,
      remedy: """
        Smaller pieces: more partitions, an iterator in place of a collection in `mapPartitions`,
        smaller records and batches; fewer cores per executor, so that fewer pieces are there at
        once. More heap where it is recommended.
        """,
      safety: """
        More partitions and fewer cores cost no memory. A program that holds a table of its own in
        every executor is served by neither: it needs the heap, or a broadcast.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala",
        "core/src/main/scala/org/apache/spark/metrics/ExecutorMetricType.scala",
        "https://spark.apache.org/docs/latest/tuning.html#memory-management-overview",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap,
      need.used.sampledCount > 0,
      assessment.failures.executorHeapExhausted || need.isStrained
    else { return [] }
    let ofProgram = need.used.heap - need.used.unified
    let left = heap.user + heap.reserved
    guard ofProgram > left else { return [] }
    let more =
      fit.leavesTasksMoreHeap(than: assessment)
      ? "fewer cores per executor, as recommended, "
      : fit.raisesHeap(of: assessment) ? "more heap, as recommended, " : ""
    return [
      finding(
        .warning, .executor,
        "the program's own objects fill the heap: \(ofProgram) of \(heap.heap), where Spark's "
          + "division leaves them \(left)",
        evidence: [
          Evidence("\(need.used.heap) used at peak", at: "JVMHeapMemory"),
          Evidence("\(need.used.unified) at peak", at: "OnHeapUnifiedMemory"),
        ],
        remedy: more + "more partitions, or smaller records and batches; not a larger "
          + "spark.memory.fraction")
    ]
  }
}
