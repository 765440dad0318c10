import SparkMemory
import SparkProfile

/// Tasks whose share of execution memory was too small for something that cannot spill.
struct DeniedExecutionMemory: Rule {
  let name = "denied-execution-memory"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let failure = assessment.failures.executors[.executionMemory],
      let heap = assessment.setup.executor?.heap
    else { return [] }
    let slots = assessment.setup.slots
    return [
      finding(
        .error, .executor,
        "a task's share of execution memory, \(heap.mostPerTask(slots: slots)), is too small: "
          + failure.extent,
        evidence: [Evidence(failure.message ?? "OutOfMemoryError", at: "task end")],
        remedy: "more heap, as below, more partitions, or fewer cores per executor; "
          + "a sort-merge join spills where a hash join cannot")
    ]
  }
}
