import SparkMemory
import SparkProfile

/// Tasks or executors that died for want of heap.
struct ExhaustedExecutorHeap: Rule {
  let name = "exhausted-executor-heap"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let failures = assessment.failures.executors
    guard let failure = failures[.heap] ?? failures[.gcOverhead],
      let heap = assessment.setup.executor?.heap
    else { return [] }
    let remedy =
      if fit.leavesTasksMoreHeap(than: assessment) {
        "run fewer tasks at once, as recommended: the heap cannot grow; smaller partitions also help"
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
