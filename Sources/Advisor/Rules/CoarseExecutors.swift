import SparkMemory

/// Few large executors, of whose memory tasks need little.
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
    let isSmaller = fit.executor.map { $0.heap.heap < now.heap.heap } ?? false
    return [
      finding(
        .warning, .application,
        "\(counted(setup.executorCount, "executor")) of \(now.heap.heap) with "
          + "\(counted(setup.executorCores, "core")) each have at least "
          + "\(now.heap.maxMemory.bytes / max(1, high.bytes)) times the heap that they need: where "
          + "nodes run out of memory first, cores of theirs stay idle",
        evidence: [
          Evidence(
            "\(now.heap.heap / Int64(max(1, setup.slots))) of heap for a task, "
              + "\(high / Int64(max(1, setup.slots))) needed",
            at: "heap over task slots")
        ],
        remedy: "smaller executors\(isSmaller ? ", as recommended" : ""), "
          + "and more of them if the job is to be faster")
    ]
  }
}
