import SparkMemory

/// A full heap in which collections take much of the time.
struct StrainedCollector: Rule {
  let name = "strained-collector"

  func findings(in assessment: Assessment, fit: Fit) -> [Finding] {
    guard let need = assessment.executorNeed, let heap = assessment.setup.executor?.heap,
      !assessment.failures.executorHeapExhausted, need.isStrained
    else { return [] }
    // Of ZGC and Shenandoah Spark counts none.
    let fullCollections =
      need.used.fullCollections > 0
      ? [
        Evidence(counted(Int(need.used.fullCollections), "full collection"), at: "MajorGCCount")
      ] : []
    return [
      finding(
        .warning, .executor,
        "collections took \(percent(need.gcShare)) of task time in a heap that was full",
        evidence: [
          Evidence("\(need.used.heap) of \(heap.maxMemory) used", at: "JVMHeapMemory"),
          Evidence("\(percent(need.gcShare))", at: "JVM GC Time over Executor Run Time"),
        ] + fullCollections,
        remedy: fit.raisesHeap(of: assessment)
          ? "more heap, as recommended; fewer cores per executor leave each task more of it"
          : "live data nearly fills it: it is not cut, and give more if time matters")
    ]
  }
}
