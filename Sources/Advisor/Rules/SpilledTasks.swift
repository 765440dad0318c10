import SparkMemory
import SparkProfile

/// Tasks that spilled because their share of execution memory was too small.
struct SpilledTasks: ProfileRule {
  let about = RuleDescription(
    9, "spilled-tasks", .profile, .warning,
    document: RuleDocument(
      finds: """
        Tasks spilled what their share of memory did not hold. What they sort, join or aggregate
        went to disk, at least 16 MiB in all.
        """,
      matters: """
        What is spilled is serialized, compressed, written to disk and read back. It never fails for
        want of memory, but it takes time, local disk, and often more of both than the memory would
        cost.
        """,
      evidence: """
        The stage that spilled most; how many of its tasks spilled, what the largest held and
        spilled together, and what its share was. Below 16 MiB in all, spilling costs less than a
        second of disk. A stage counts as skewed if one task read more than four times the mean.
        """,
      example: """
        ```
        ! 640 MiB spilled from memory (537 MiB to disk), most in stage 2.0
            8 tasks of 8 spilled; the largest wanted 168.1 MiB, its share is 90 MiB (stage 2.0)
        ```
        """,
      remedy: """
        More partitions, up to 16 times as many, if the stage has the number of tasks that
        `spark.sql.shuffle.partitions` or `spark.default.parallelism` says, is not skewed, and
        adaptive execution would not put smaller partitions together again. Else more heap, or more
        `spark.memory.offHeap.size` where Tungsten is off the heap, up to twice as much at once; a
        larger `spark.memory.fraction` under G1 if the rest of the heap is known to have room; or
        half the tasks at once. Each is predicted, and the one that reserves least over the run is
        recommended.

        For a skewed stage: split the key. With `--aim lean` the spill is accepted, and so it is
        where it costs less than the memory to hold it.
        """,
      safety: """
        More partitions cost no memory, and a little time for each task. A larger
        `spark.memory.fraction` takes from the program's own objects.
        """,
      references: [
        "core/src/main/scala/org/apache/spark/memory/ExecutionMemoryPool.scala",
        "core/src/main/java/org/apache/spark/memory/TaskMemoryManager.java",
        "core/src/main/scala/org/apache/spark/util/collection/Spillable.scala",
        "core/src/main/java/org/apache/spark/util/collection/unsafe/sort/UnsafeExternalSorter.java",
      ]))

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, need.spills,
      let worst = assessment.mostSpillingStage
    else { return [] }
    let disk = assessment.profile.sizedStages.reduce(Int64(0)) {
      $0.addingSaturated($1.tasks.diskBytesSpilled)
    }
    let share = assessment.setup.executionPool.map { $0 / Int64(assessment.setup.slots) }
    let isSkewed = PartitionsFit.isSkewed(worst)
    return [
      finding(
        .warning, .executor,
        "\(need.memoryBytesSpilled) spilled from memory (\(ByteSize(bytes: disk)) to disk), "
          + "most in stage \(worst.id.text)",
        evidence: [
          Evidence(
            "\(counted(worst.tasks.spilledTasks, "task")) of \(worst.tasks.ended) spilled; "
              + "the largest wanted \(ByteSize(bytes: worst.tasks.largestSpilledDemand))"
              + (share.map { ", its share is \($0)" } ?? ""),
            at: "stage \(worst.id.text)")
        ],
        remedy: isSkewed
          ? "one partition is far larger than the rest: split the skewed key"
          : Self.remedy(assessment, fit))
    ]
  }

  private static func remedy(_ assessment: Assessment, _ fit: Fit) -> String {
    if fit.changes(.shufflePartitions) || fit.changes(.defaultParallelism) {
      return "more partitions, as recommended: they cost no memory"
    }
    if fit.changes(.offHeapSize) { return "more off-heap memory, as recommended" }
    if fit.changes(.memoryFraction) {
      return "a larger spark.memory.fraction, as recommended: it costs no memory"
    }
    if fit.leavesTasksMoreHeap(than: assessment) {
      return "fewer tasks at once, as recommended, each with more of the heap"
    }
    if fit.raisesHeap(of: assessment) { return "more heap, as recommended" }
    return fit.aim == .lean
      ? "accepted by the aim lean; --aim balanced gives what ends it"
      : "left as it is; the reason stands beside the heap"
  }
}
