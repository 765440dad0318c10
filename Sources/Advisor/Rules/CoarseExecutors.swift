import SparkMemory

/// Few large executors whose memory would hold more cores than they have.
struct CoarseExecutors: Rule {
  let name = "coarse-executors"

  /// Executors below this size leave no gaps worth a word on a node.
  private static let leastHeap = ByteSize.gibibytes(8)
  private static let fewExecutors = 4
  private static let unusedShare: Int64 = 3

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    let setup = assessment.setup
    guard let now = setup.executor, now.heap.heap >= Self.leastHeap,
      setup.executorCount > 0, setup.executorCount <= Self.fewExecutors,
      let need = assessment.executorNeed, need.confidence > .none, let high = need.heap.high,
      high * Self.unusedShare <= now.heap.maxMemory
    else { return [] }
    let fitting = now.heap.maxMemory.bytes / max(1, high.bytes) * Int64(setup.executorCount)
    return [
      finding(
        .warning, .application,
        "\(counted(setup.executorCount, "executor")) of \(now.heap.heap) with "
          + "\(counted(setup.executorCores, "core")) each hold memory for about \(fitting) of "
          + "their need: where memory is what nodes run out of, their other cores stay idle",
        evidence: [
          Evidence(
            "\(now.heap.heap / Int64(max(1, setup.slots))) of heap for a task, "
              + "\(high / Int64(max(1, setup.slots))) needed",
            at: "heap over task slots")
        ],
        remedy: "smaller executors, as below, and more of them if the job is to be faster")
    ]
  }
}
