import SparkMemory
import SparkProfile

/// Off-heap memory that is full, while tasks spill or are denied.
struct ShortOffHeap: ProfileRule {
  let about = RuleDescription(
    38, "short-off-heap", .profile, .warning, since: .v(3, 0),
    document: RuleDocument(
      finds: """
        Off-heap memory is full, and tasks want more. They have no other execution memory.
        """,
      matters: """
        With `spark.memory.offHeap.enabled`, Tungsten keeps all of its pages in off-heap memory and
        none on the heap. Tasks spill, or fail, when that is full, however much heap is free; more
        `spark.executor.memory` changes nothing for them.
        """,
      evidence: """
        Off-heap memory is enabled, tasks spilled or were denied memory, and the pool held nine
        tenths of its size at its peak: pages are given whole, so that a pool that is short of one is
        not quite full.
        """,
      example: """
        ```
        ! off-heap memory of 512 MiB is full, and tasks spill: the heap does not serve them
            508 MiB at peak (OffHeapUnifiedMemory)
            spilled 2.1 GiB (Memory Bytes Spilled)
        ```
        """,
      remedy: """
        More `spark.memory.offHeap.size`, and a heap that is smaller by as much where it has room;
        more partitions where the stage has their number from a setting.
        """,
      safety: """
        On YARN and Kubernetes the container grows by as much. Elsewhere nothing counts off-heap
        memory, and the machine must have it.
        """,
      references: [
        "core/src/main/java/org/apache/spark/memory/TaskMemoryManager.java",
        "core/src/main/scala/org/apache/spark/memory/MemoryManager.scala",
        "https://spark.apache.org/docs/latest/configuration.html#memory-management",
      ]))

  private static let fullShare = 0.9

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let size = assessment.setup.executor?.offHeap,
      assessment.setup.tungstenIsOffHeap,
      need.spills || assessment.failures.executors[.executionMemory] != nil,
      need.used.offHeap >= size.scaled(by: Self.fullShare)
    else { return [] }
    let what = need.spills ? "tasks spill" : "tasks were denied memory"
    return [
      finding(
        .warning, .executor,
        "off-heap memory of \(size) is full, and \(what): the heap does not serve them",
        evidence: [
          Evidence("\(need.used.offHeap) at peak", at: "OffHeapUnifiedMemory"),
          Evidence("spilled \(need.memoryBytesSpilled)", at: "Memory Bytes Spilled"),
        ],
        remedy: fit.changes(.offHeapSize)
          ? "more spark.memory.offHeap.size, as recommended"
          : "more spark.memory.offHeap.size, or more partitions")
    ]
  }
}
