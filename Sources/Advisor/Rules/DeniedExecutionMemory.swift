import SparkMemory
import SparkProfile

/// Tasks whose share of execution memory was too small for something that cannot spill.
struct DeniedExecutionMemory: Rule {
  let name = "denied-execution-memory"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let failure = assessment.failures.executors[.executionMemory],
      let pool = assessment.setup.executionPool
    else { return [] }
    let share = pool / Int64(assessment.setup.slots)
    let remedy =
      fit.leavesTasksMoreHeap(than: assessment)
      ? "fewer cores per executor, as recommended, or more partitions"
      : (assessment.setup.tungstenIsOffHeap ? "more off-heap memory" : "more heap")
        + ", as recommended, more partitions, or fewer cores per executor"
    return [
      finding(
        .error, .executor,
        "a task's share of execution memory, \(share), is too small: "
          + failure.extent,
        evidence: [
          Evidence(failure.message ?? "OutOfMemoryError", at: failure.place ?? "task end")
        ],
        remedy: "\(remedy); "
          + "a sort-merge join spills where a hash join cannot")
    ]
  }
}
