import SparkMemory
import SparkProfile

/// Tasks that spilled because their share of execution memory was too small.
struct SpilledTasks: Rule {
  let name = "spilled-tasks"

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
